package sparsam.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import sparsam.cli.console.Table;
import sparsam.data.Counts;
import sparsam.data.DataSet;
import sparsam.data.Examples;
import sparsam.data.Normalization;
import sparsam.data.own.OwnSet;
import sparsam.system.ShellWord;

/** Data in words: how many images of what, by class, and how they are normalised. */
final class DataText {
  private static final int MOST_ROWS = 100;

  private DataText() {}

  /** Of a person's own. */
  static String of(OwnSet own) {
    StringBuilder text = new StringBuilder();
    String place = String.valueOf(own.set().origin().folder());
    line(text, "%s: %s", place, own.kind());
    text.append(of(own.set()));
    own.notes().forEach(note -> line(text, "%s", note));
    line(text, "Run with: sparsam run fair --data %s", ShellWord.of(place));
    return text.toString();
  }

  /** Of any. */
  static String of(DataSet set) {
    StringBuilder text = new StringBuilder();
    Counts counts = Counts.of(set);
    line(
        text,
        "%s: %,d images of %s in %d classes, %,.1f MB; %,d train, %,d validate, %,d test",
        set.name(),
        counts.all(),
        set.shape(),
        set.classes().size(),
        counts.all() * (double) set.shape().features() / 1e6,
        counts.train(),
        counts.validation(),
        counts.test());
    text.append(byClass(set));
    Normalization normalization = set.train().pixels().normalization();
    line(
        text,
        "mean %s, deviation %s; fingerprint %s",
        numbers(normalization.means()),
        numbers(normalization.deviations()),
        set.origin().fingerprint());
    return text.toString();
  }

  private static String byClass(DataSet set) {
    Table table = new Table("lrrr", "class", "training", "validation", "test");
    List<String> classes = set.classes();
    int[] train = counts(set.train(), classes.size());
    int[] validation = counts(set.validation(), classes.size());
    int[] test = counts(set.test(), classes.size());
    for (int c = 0; c < Math.min(classes.size(), MOST_ROWS); c++) {
      table.row(classes.get(c), count(train[c]), count(validation[c]), count(test[c]));
    }
    return table
        + (classes.size() > MOST_ROWS
            ? "… and " + (classes.size() - MOST_ROWS) + " classes more" + System.lineSeparator()
            : "");
  }

  private static int[] counts(Examples part, int classes) {
    int[] counts = new int[classes];
    for (int label : part.labels()) {
      counts[label]++;
    }
    return counts;
  }

  private static String count(int images) {
    return String.format(Locale.ROOT, "%,d", images);
  }

  private static String numbers(List<Float> numbers) {
    return numbers.stream()
        .map(number -> String.format(Locale.ROOT, "%.4f", number))
        .collect(Collectors.joining(" "));
  }

  @SuppressWarnings("AnnotateFormatMethod") // its annotation would be one more dependency
  private static void line(StringBuilder text, String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append(System.lineSeparator());
  }
}
