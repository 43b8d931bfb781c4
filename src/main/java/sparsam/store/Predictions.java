package sparsam.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sparsam.data.DataOrigin;
import sparsam.data.Subject;
import sparsam.result.Answers;
import sparsam.store.file.Csv;
import sparsam.system.PlainText;

/** The answers to the test images as a run's folder holds them: a line an image. */
final class Predictions {
  /** {@code image} and {@code label}; then a column a network, which may be called the same. */
  private static final int FIRST = 2;

  private Predictions() {}

  /**
   * @param path what messages call the file
   * @param rows its lines, the header first
   * @param names the networks whose answers are wanted, at least one
   * @param set the data set's name
   * @param data which the images belong to
   * @throws IOException with one sentence where one is not there, or the file is damaged
   */
  static Answers of(
      Path path, List<List<String>> rows, List<String> names, String set, DataOrigin data)
      throws IOException {
    if (rows.size() < 2 || rows.getFirst().size() < FIRST) {
      throw new IOException("%s is damaged: it holds no answers".formatted(path));
    }
    int classes = Subject.of(set, data).classes().size();
    List<String> header = rows.getFirst();
    int[] labels = new int[rows.size() - 1];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = classOf(rows.get(i + 1).get(FIRST - 1), classes, path);
    }
    Map<String, int[]> answers = new LinkedHashMap<>();
    for (String name : names) {
      int column = FIRST + header.subList(FIRST, header.size()).indexOf(name);
      if (column < FIRST) {
        throw new IOException("%s lacks the answers of %s".formatted(path, PlainText.quoted(name)));
      }
      int[] said = new int[labels.length];
      for (int i = 0; i < said.length; i++) {
        said[i] = classOf(rows.get(i + 1).get(column), classes, path);
      }
      answers.put(name, said);
    }
    return new Answers(labels, answers, data);
  }

  private static int classOf(String value, int classes, Path path) throws IOException {
    long number = Csv.whole(value, path);
    if (number < 0 || number >= classes) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s is damaged: %d is no class from 0 to %d",
              path,
              number,
              classes - 1));
    }
    return (int) number;
  }
}
