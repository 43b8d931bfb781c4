package sparsam.ui.lab;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sparsam.data.Counts;
import sparsam.data.DataException;
import sparsam.data.DataSet;
import sparsam.data.OwnData;
import sparsam.data.own.OwnSet;
import sparsam.text.Strings;
import sparsam.ui.lab.recipe.RecipeModel;
import sparsam.ui.lab.run.RunModel;

/**
 * Takes a person's own data into the recipe: they are read beside the window, which says what was
 * found. Data that newer ones have overtaken are dropped. For the window's thread.
 */
public final class OwnFiles {
  private static final Logger LOG = LoggerFactory.getLogger(OwnFiles.class);

  private final Strings strings;
  private final RecipeModel recipe;
  private final RunModel run;
  private final Executor background;
  private final Executor screen;
  private int asked;

  /**
   * @param background reads; it may take seconds
   * @param screen runs work on the window's thread
   */
  OwnFiles(
      Strings strings, RecipeModel recipe, RunModel run, Executor background, Executor screen) {
    this.strings = strings;
    this.recipe = recipe;
    this.run = run;
    this.background = background;
    this.screen = screen;
  }

  /** Reads a file or folder; where it is no data, the sentence says why. */
  public void open(Path path) {
    if (!run.isFree("file.running")) {
      return;
    }
    int number = ++asked;
    run.tell(strings.get("data.reading", strings.path(path)));
    background.execute(() -> read(path, number));
  }

  private void read(Path path, int number) {
    OwnData own = OwnData.at(path);
    try {
      OwnSet found = OwnSet.load(own, null);
      screen.execute(() -> take(found.known(own), found, number));
    } catch (DataException e) {
      screen.execute(() -> refuse(String.valueOf(e.getMessage()), number));
    } catch (RuntimeException e) {
      LOG.error("{} was not read", path, e);
      screen.execute(() -> refuse(e.toString(), number));
    } catch (OutOfMemoryError e) {
      LOG.error("{} does not fit", path, e);
      screen.execute(() -> refuse(strings.get("data.memory", strings.path(path)), number));
    }
  }

  private void refuse(String sentence, int number) {
    if (number == asked) {
      run.tell("");
      run.complain(sentence);
    }
  }

  private void take(OwnData known, OwnSet found, int number) {
    if (number != asked || !run.isFree("file.running")) {
      return;
    }
    try {
      recipe.edit(
          strings.get("undo.data", known.name()), now -> now.withData(now.data().with(known)));
    } catch (IllegalArgumentException e) {
      refuse(strings.get("data.network", known.name(), String.valueOf(e.getMessage())), number);
      return;
    }
    DataSet set = found.set();
    Counts counts = Counts.of(set);
    String words =
        strings.get(
            "data.found",
            set.name(),
            count(counts.all()),
            set.shape(),
            set.classes().size(),
            count(counts.train()),
            count(counts.validation()),
            count(counts.test()));
    run.tell(String.join(" ", words, String.join(" ", found.notes())).strip());
  }

  private static String count(long images) {
    return String.format(Locale.ROOT, "%,d", images);
  }
}
