package sparsam.report.answer;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import sparsam.data.Subject;
import sparsam.plot.gallery.Gallery;
import sparsam.plot.matrix.Matrix;
import sparsam.result.Answers;
import sparsam.text.Strings;

/**
 * What networks answered to the test images, as pictures: which class was read as which, the images
 * that one misread, and those that two disagree on. Networks go by the names of their results, and
 * images by their place among the test images, the first one's being 0, as in {@code
 * predictions.csv}.
 */
public final class AnswerPictures {
  /** A name of a class longer than this has a line of its own below an image. */
  private static final int SHORT = 2;

  private final Strings strings;
  private final Answers answers;
  private final List<String> classes;
  private final boolean wordy;

  /**
   * @param set the data set's name, which says what the classes are called
   */
  public AnswerPictures(Strings strings, String set, Answers answers) {
    this.strings = strings;
    this.answers = answers;
    this.classes = Subject.of(set, answers.data()).classes();
    this.wordy = classes.stream().anyMatch(name -> name.length() > SHORT);
  }

  private int[] of(String network) {
    return Objects.requireNonNull(answers.byName().get(network), network);
  }

  /** A class's name. */
  public String name(int index) {
    return classes.get(index);
  }

  /** How many test images there are. */
  public int count() {
    return answers.labels().length;
  }

  /** The images that a network misread, in their order. */
  public List<Integer> misread(String network) {
    int[] said = of(network);
    return where(i -> said[i] != answers.labels()[i]);
  }

  /** The images of a class that a network read as a certain one, which may be the true one. */
  public List<Integer> read(String network, int truth, int as) {
    int[] said = of(network);
    return where(i -> answers.labels()[i] == truth && said[i] == as);
  }

  private List<Integer> where(IntPredicate so) {
    return IntStream.range(0, count()).filter(so).boxed().toList();
  }

  /** Which class a network read as which: a row a true class, a column an answer. */
  public Matrix confusion(String network) {
    int[] said = of(network);
    int[] counts = new int[classes.size() * classes.size()];
    for (int i = 0; i < said.length; i++) {
      counts[answers.labels()[i] * classes.size() + said[i]]++;
    }
    return new Matrix(
        strings.get("answers.confusion.of", network),
        strings.get("answers.true"),
        strings.get("answers.readAs"),
        strings.get("answers.images"),
        classes,
        classes,
        counts,
        true,
        strings.get("answers.empty"));
  }

  /** The table that the paired test of two networks counts: right and wrong against each other. */
  public Matrix paired(Disagreement both) {
    List<String> sides = List.of(strings.get("answers.right"), strings.get("answers.wrong"));
    return new Matrix(
        strings.get("answers.paired.of", both.first(), both.second()),
        both.first(),
        both.second(),
        strings.get("answers.images"),
        sides,
        sides,
        new int[] {
          both.bothRight(),
          both.onlyFirst().size(),
          both.onlySecond().size(),
          both.bothWrong().size()
        },
        true,
        strings.get("answers.empty"));
  }

  /** Two networks on the same images in one sentence. */
  public String sentence(Disagreement both) {
    return strings.get(
        "answers.paired.sentence",
        both.first(),
        both.onlyFirst().size(),
        both.second(),
        both.onlySecond().size(),
        both.bothWrong().size(),
        both.count());
  }

  /**
   * Images with what a network read.
   *
   * @param which of them, by their place
   * @param empty the sentence where there are none
   */
  public Gallery gallery(
      String title, String network, TestImages images, List<Integer> which, String empty) {
    int[] said = of(network);
    return gallery(
        title,
        images,
        which,
        empty,
        i ->
            strings.get(
                wordy ? "answers.caption.lines" : "answers.caption",
                truth(i),
                classes.get(said[i])),
        i -> strings.get("answers.words", i, truth(i), network, classes.get(said[i])));
  }

  /** Images with what two networks read. */
  public Gallery gallery(
      String title, Disagreement both, TestImages images, List<Integer> which, String empty) {
    int[] first = of(both.first());
    int[] second = of(both.second());
    return gallery(
        title,
        images,
        which,
        empty,
        i ->
            strings.get(
                wordy ? "answers.paired.caption.lines" : "answers.paired.caption",
                truth(i),
                classes.get(first[i]),
                classes.get(second[i])),
        i ->
            strings.get(
                "answers.paired.words",
                i,
                truth(i),
                both.first(),
                classes.get(first[i]),
                both.second(),
                classes.get(second[i])));
  }

  private String truth(int image) {
    return classes.get(answers.labels()[image]);
  }

  private Gallery gallery(
      String title,
      TestImages images,
      List<Integer> which,
      String empty,
      IntFunction<String> caption,
      IntFunction<String> words) {
    List<Gallery.Tile> tiles =
        which.stream()
            .map(
                i ->
                    new Gallery.Tile(
                        images.image(i),
                        images.shape().width(),
                        images.shape().channels(),
                        caption.apply(i),
                        words.apply(i)))
            .toList();
    return new Gallery(title, tiles, strings.get("answers.more"), empty);
  }

  /** A sentence where images are not those that were answered to; empty where they are. */
  public Optional<String> refusal(TestImages images) {
    return images.match(answers)
        ? Optional.empty()
        : Optional.of(
            answers.data().differsFrom(images.origin())
                ? strings.get(
                    "answers.otherData",
                    images.set(),
                    answers.data().shortened(),
                    images.origin().shortened())
                : strings.get("answers.others", images.set()));
  }
}
