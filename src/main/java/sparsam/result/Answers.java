package sparsam.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import sparsam.data.DataOrigin;

/**
 * What networks said to the test images.
 *
 * @param labels the true class of every test image
 * @param byName by the name of a finished result, in the results' order: a class for every image
 * @param data which the images belong to
 */
public record Answers(int[] labels, Map<String, int[]> byName, DataOrigin data) {
  public static final Answers NONE = new Answers(new int[0], Map.of());

  /** Answers to images that nobody took a fingerprint of. */
  public Answers(int[] labels, Map<String, int[]> byName) {
    this(labels, byName, DataOrigin.UNKNOWN);
  }

  public Answers {
    byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
  }

  /** A network's answers; empty while it has none. */
  public Optional<int[]> of(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
