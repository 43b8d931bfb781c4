package sparsam.nn;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import sparsam.settings.Range;
import sparsam.settings.Setting;

/**
 * One of the three networks, with its widths. Input 1×28×28, ten classes.
 *
 * @param family the layers' kind and order
 * @param widths channels and hidden units, as many as the family has
 */
public record Architecture(Family family, List<Integer> widths) {
  /** The largest width that is accepted. */
  public static final int MAX_WIDTH = 4096;

  public static final int CLASSES = 10;
  public static final int SIDE = 28;
  public static final int FEATURES = SIDE * SIDE;

  /** The families, named as in recipes and traces. */
  public enum Family {
    /**
     * conv 4×4 stride 2 · LeakyReLU · conv 4×4 stride 2 · BatchNorm · LeakyReLU · fc: the course
     * notebook's network.
     */
    CLASSIFIER("classifier", 64, 128),
    /** The multilayer perceptron of LeCun et al. 1998. */
    LENET_300_100("lenet-300-100", 300, 100),
    /** The convolutional network of LeCun et al. 1998 in the widths of Caffe's example. */
    LENET_5("lenet-5", 20, 50, 500);

    private final String label;
    private final List<Integer> defaultWidths;

    Family(String label, Integer... defaultWidths) {
      this.label = label;
      this.defaultWidths = List.of(defaultWidths);
    }

    public String label() {
      return label;
    }

    public List<Integer> defaultWidths() {
      return defaultWidths;
    }

    /** What its widths may be. */
    public Setting<List<Integer>> widths() {
      return Setting.of(
              "widths",
              "Widths",
              "widths",
              new Range.WholeList(defaultWidths.size(), new Range.Wholes(1, MAX_WIDTH)),
              defaultWidths,
              "Channels and hidden units, in the order of the layers.")
          .mayBeLeftOut();
    }

    /** The architecture of this family with its default widths. */
    public Architecture standard() {
      return new Architecture(this, defaultWidths);
    }

    /**
     * @throws IllegalArgumentException when no family has this label; the message lists those that
     *     exist
     */
    public static Family of(String label) {
      return Arrays.stream(values())
          .filter(family -> family.label.equals(label))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "no architecture is called \"%s\"; there are %s"
                          .formatted(
                              label,
                              Arrays.stream(values())
                                  .map(Family::label)
                                  .collect(Collectors.joining(", ")))));
    }
  }

  public Architecture {
    widths = List.copyOf(widths);
    if (widths.size() != family.defaultWidths.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s takes %d widths, not %d",
              family.label,
              family.defaultWidths.size(),
              widths.size()));
    }
    for (int width : widths) {
      if (width < 1 || width > MAX_WIDTH) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "a width of %d is out of range; allowed is 1 to %d",
                width,
                MAX_WIDTH));
      }
    }
  }

  /**
   * Values that the layer with the most puts out for one image; an engine keeps those of a batch in
   * one array.
   */
  public long widestLayer() {
    return switch (family) {
      case CLASSIFIER -> Math.max(widths.get(0) * 14L * 14, widths.get(1) * 7L * 7);
      case LENET_300_100 -> Math.max(FEATURES, Math.max(widths.get(0), widths.get(1)));
      case LENET_5 ->
          Math.max(widths.get(0) * 24L * 24, Math.max(widths.get(1) * 8L * 8, widths.get(2)));
    };
  }

  /** For a person: {@code classifier [64, 128]}. */
  @Override
  public String toString() {
    return family.label + " " + widths;
  }
}
