package sparsam.ui.lab.data;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataChoice;
import sparsam.data.DataException;
import sparsam.data.DataSet;
import sparsam.data.OwnData;
import sparsam.data.own.OwnSet;
import sparsam.text.Strings;
import sparsam.ui.lab.run.ChosenFolders;

/**
 * Data that were looked at.
 *
 * @param choice as a recipe would name them
 * @param own how they were read; null of a set that the program knows
 * @param set what became of them
 */
record Looked(DataChoice choice, @Nullable OwnSet own, DataSet set) {
  /**
   * Reads data; it may take seconds.
   *
   * @param before what was looked at before: what was read for it and is the same is not read again
   * @throws DataException with one sentence where they cannot be had or not be split so
   */
  static Looked at(DataChoice choice, ChosenFolders data, @Nullable Looked before)
      throws DataException {
    if (!(choice instanceof OwnData own)) {
      return new Looked(choice, null, data.load(choice));
    }
    OwnSet old = before == null ? null : before.own();
    if (before != null
        && old != null
        && before.choice() instanceof OwnData was
        && readsAs(was, own)) {
      Path place = Path.of(String.valueOf(old.set().origin().folder()));
      OwnSet again = OwnSet.of(own, place, old.kind(), old.found());
      return new Looked(again.known(own), again, again.set());
    }
    OwnSet read = OwnSet.load(own, data.folder(own));
    return new Looked(read.known(own), read, read.set());
  }

  private static boolean readsAs(OwnData one, OwnData other) {
    return one.path().equals(other.path())
        && one.height() == other.height()
        && one.width() == other.width()
        && one.colours() == other.colours()
        && one.labelColumn().equals(other.labelColumn())
        && one.turned() == other.turned();
  }

  /** What they are, in a few words; empty of a set that the program knows. */
  String kind() {
    return own == null ? "" : own.kind();
  }

  /** Names of the classes, with those that are left out. */
  List<String> classes() {
    return own == null ? set.classes() : own.found().classes();
  }

  /** What a person should know of how they were read. */
  private String notes() {
    return own == null ? "" : String.join(" ", own.notes());
  }

  /** What was found, how much of it there is and how it is split, in sentences. */
  String words(Strings strings) {
    long all = (long) set.train().count() + set.validation().count() + set.test().count();
    String words =
        strings.get(
            "data.found",
            set.name(),
            ClassRow.number(all),
            set.shape(),
            set.classes().size(),
            ClassRow.number(set.train().count()),
            ClassRow.number(set.validation().count()),
            ClassRow.number(set.test().count()));
    return (words + " " + notes()).strip();
  }
}
