package sparsam.report.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import sparsam.result.Answers;

/**
 * Two networks on the same test images, image by image. The images that only one of them has right
 * are those that {@link sparsam.result.Comparison} counts.
 *
 * @param onlyFirst images that only the first has right, by their place among the test images
 * @param onlySecond images that only the second has right
 * @param bothWrong images that neither has right
 * @param differently those of {@code bothWrong} that the two read differently
 * @param count test images
 */
public record Disagreement(
    String first,
    String second,
    List<Integer> onlyFirst,
    List<Integer> onlySecond,
    List<Integer> bothWrong,
    List<Integer> differently,
    int count) {
  public Disagreement {
    onlyFirst = List.copyOf(onlyFirst);
    onlySecond = List.copyOf(onlySecond);
    bothWrong = List.copyOf(bothWrong);
    differently = List.copyOf(differently);
  }

  /**
   * @throws NullPointerException where one of the two has no answers
   */
  public static Disagreement of(Answers answers, String first, String second) {
    int[] a = Objects.requireNonNull(answers.byName().get(first), first);
    int[] b = Objects.requireNonNull(answers.byName().get(second), second);
    int[] labels = answers.labels();
    List<Integer> onlyFirst = new ArrayList<>();
    List<Integer> onlySecond = new ArrayList<>();
    List<Integer> bothWrong = new ArrayList<>();
    List<Integer> differently = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      boolean firstRight = a[i] == labels[i];
      boolean secondRight = b[i] == labels[i];
      if (firstRight && !secondRight) {
        onlyFirst.add(i);
      } else if (secondRight && !firstRight) {
        onlySecond.add(i);
      } else if (!firstRight) {
        bothWrong.add(i);
        if (a[i] != b[i]) {
          differently.add(i);
        }
      }
    }
    return new Disagreement(
        first, second, onlyFirst, onlySecond, bothWrong, differently, labels.length);
  }

  /** Images that both have right. */
  public int bothRight() {
    return count - onlyFirst.size() - onlySecond.size() - bothWrong.size();
  }
}
