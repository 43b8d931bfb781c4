package sparsam.ui.part;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sparsam.text.Strings;

/** The words that the lab uses, a sentence or two on each, and which of them a text speaks. */
public final class Words {
  /** Keys in the bundle; what a word means is at the same key with {@code .help}. */
  private static final List<String> KEYS =
      List.of(
          "word.run",
          "word.dense",
          "word.arm",
          "word.pruning",
          "word.fraction",
          "word.mask",
          "word.sgd",
          "word.sam",
          "word.rho",
          "word.epsilon",
          "word.gradients",
          "word.batchNorm",
          "word.batchNormOnly",
          "word.fault",
          "word.parts",
          "word.interval",
          "word.p");

  private final List<Word> all;

  /**
   * @param name as it is written in the lab
   * @param meaning a sentence or two
   */
  public record Word(String name, String meaning) {
    /** Wherever it stands by itself, in one or more; a short one, as {@code p}, as it is. */
    private Pattern pattern() {
      return Pattern.compile(
          "(?<![\\p{L}\\d])" + Pattern.quote(name) + "s?(?![\\p{L}\\d])",
          name.length() > 2 ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
    }
  }

  public Words(Strings strings) {
    all = KEYS.stream().map(key -> new Word(strings.get(key), strings.get(key + ".help"))).toList();
  }

  /** All of them, in the order in which they are best read. */
  public List<Word> all() {
    return all;
  }

  /** What the words in a text mean, a line each; empty where it has none of them. */
  public String explaining(String text) {
    String left = text;
    List<Word> found = new ArrayList<>();
    for (Word word :
        all.stream().sorted(Comparator.comparingInt((Word w) -> -w.name().length())).toList()) {
      String without = word.pattern().matcher(left).replaceAll(" ");
      if (!without.equals(left)) {
        found.add(word);
        left = without; // “BatchNorm only” does not speak of BatchNorm.
      }
    }
    return all.stream()
        .filter(found::contains)
        .map(word -> word.name() + ": " + word.meaning())
        .collect(Collectors.joining("\n"));
  }
}
