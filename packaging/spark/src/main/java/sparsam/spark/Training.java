package sparsam.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A training of a sweep.
 *
 * @param id its folder's name under {@code runs}
 * @param dense the id of the training that it starts from; empty for none
 * @param name what a person calls it
 */
record Training(String id, String dense, String name) {
  /** The list that Sparsam writes beside the sweep: a line each, its fields between tabs. */
  static final String LIST = "trainings.tsv";

  private static final String ID = "[a-z0-9-]+";

  /**
   * All of a sweep's folder, each after the one that it starts from.
   *
   * @throws IOException with one sentence where the list cannot be read
   */
  static List<Training> all(Path sweep) throws IOException {
    Path list = sweep.resolve(LIST);
    if (!Files.isRegularFile(list)) {
      throw new IOException(
          sweep + " holds no " + LIST + ": make it with sparsam sweep --script spark");
    }
    List<Training> all = new ArrayList<>();
    for (String line : Files.readAllLines(list)) {
      String[] fields = line.split("\t", -1);
      if (fields.length != 3
          || !fields[0].matches(ID)
          || !(fields[1].isEmpty() || fields[1].matches(ID))) {
        throw new IOException(list + " is damaged: " + line);
      }
      all.add(new Training(fields[0], fields[1], fields[2]));
    }
    return all;
  }
}
