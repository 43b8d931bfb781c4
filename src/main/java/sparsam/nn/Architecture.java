package sparsam.nn;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import sparsam.nn.Design.Chain;
import sparsam.nn.Design.Plain;
import sparsam.nn.Design.ResNet;
import sparsam.nn.layer.Blueprint;
import sparsam.nn.layer.Layers;
import sparsam.settings.Range;
import sparsam.settings.Setting;

/**
 * A network's design and the images it is for. Whether the two fit, its {@link #blueprint()} says.
 */
public record Architecture(Design design, Input input) {
  /** The largest width that is accepted. */
  public static final int MAX_WIDTH = 4096;

  public static final int CLASSES = Input.STANDARD.classes();
  public static final int SIDE = Input.STANDARD.height();
  public static final int FEATURES = Input.STANDARD.features();

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
    LENET_5("lenet-5", 20, 50, 500),
    /** The residual network of He et al. 2016, with three blocks a stage ResNet-20. */
    RESNET("resnet", 16, 32, 64),
    /** Any chain of layers. */
    LAYERS("layers");

    /** How many blocks each stage of a residual network has. */
    public static final Setting<Long> BLOCKS =
        Setting.whole(
                "blocks",
                "Blocks",
                "blocks",
                1,
                200,
                3,
                "Residual blocks of each of the three stages: n make a ResNet of 6 n + 2 layers (He"
                    + " et al. 2016).")
            .mayBeLeftOut();

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

  /**
   * A family with these widths, and otherwise as usual, for the {@linkplain Input#STANDARD usual
   * images}.
   *
   * @throws IllegalArgumentException where they are too many or too few, or out of range
   */
  public Architecture(Family family, List<Integer> widths) {
    this(
        switch (family) {
          case CLASSIFIER, LENET_300_100, LENET_5 -> new Plain(family, widths);
          case RESNET -> new ResNet(Math.toIntExact(Family.BLOCKS.byDefault()), widths);
          case LAYERS -> new Chain(Layers.USUAL);
        },
        Input.STANDARD);
  }

  /** The same design for other images. */
  public Architecture on(Input other) {
    return new Architecture(design, other);
  }

  public Family family() {
    return design.family();
  }

  /** Channels and hidden units that may be chosen, in the order of the layers; may be empty. */
  public List<Integer> widths() {
    return design.widths();
  }

  /**
   * Layer by layer, what it is.
   *
   * @throws IllegalArgumentException with a sentence that names the layer where the design does not
   *     fit the images
   */
  public Blueprint blueprint() {
    return Blueprint.of(design, input);
  }

  /** For a person: {@code classifier [64, 128]}. */
  @Override
  public String toString() {
    return design.toString();
  }
}
