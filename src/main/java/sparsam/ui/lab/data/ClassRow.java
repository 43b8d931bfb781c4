package sparsam.ui.lab.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sparsam.data.DataSet;
import sparsam.data.Examples;

/**
 * A class as the list has it, with how many images of it there are in each part.
 *
 * @param name empty of the row of all classes
 * @param used whether its images are used
 */
record ClassRow(String name, boolean used, int train, int validation, int test) {
  /**
   * All classes together, and each by itself.
   *
   * @param all the names of the classes that there are, with those that are left out
   */
  static List<ClassRow> of(DataSet set, List<String> all) {
    int classes = set.classes().size();
    int[] train = counts(set.train(), classes);
    int[] validation = counts(set.validation(), classes);
    int[] test = counts(set.test(), classes);
    List<ClassRow> rows = new ArrayList<>();
    rows.add(
        new ClassRow("", true, set.train().count(), set.validation().count(), set.test().count()));
    for (String name : all) {
      int at = set.classes().indexOf(name);
      rows.add(
          at < 0
              ? new ClassRow(name, false, 0, 0, 0)
              : new ClassRow(name, true, train[at], validation[at], test[at]));
    }
    return rows;
  }

  private static int[] counts(Examples part, int classes) {
    int[] counts = new int[classes];
    for (int label : part.labels()) {
      counts[label]++;
    }
    return counts;
  }

  boolean isTotal() {
    return name.isEmpty();
  }

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
