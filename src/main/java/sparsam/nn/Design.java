package sparsam.nn;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import sparsam.nn.Architecture.Family;
import sparsam.nn.layer.Layer;
import sparsam.nn.layer.Layers;

/** What a network is, whatever images it is for. A closed choice. */
public sealed interface Design {
  Family family();

  /** Channels and hidden units that may be chosen, in the order of the layers; may be empty. */
  List<Integer> widths();

  /**
   * A network whose layers are given by its family, but for their widths.
   *
   * @param widths as many as the family has
   */
  record Plain(Family family, List<Integer> widths) implements Design {
    public Plain {
      widths = checked(family, widths);
    }

    /** For a person: {@code classifier [64, 128]}. */
    @Override
    public String toString() {
      return family.label() + " " + widths;
    }
  }

  /**
   * The residual network of He et al. 2016, section 4.2, whose shortcuts have no weights (their
   * option A): three stages, the second and third at half the height and width of the one before.
   *
   * @param blocks of each stage: 3 make ResNet-20
   * @param widths channels of each stage, none less than the one before has
   */
  record ResNet(int blocks, List<Integer> widths) implements Design {
    public ResNet {
      Family.BLOCKS.check((long) blocks);
      widths = checked(Family.RESNET, widths);
      for (int stage = 1; stage < widths.size(); stage++) {
        if (widths.get(stage) < widths.get(stage - 1)) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "resnet's widths are %s; a stage needs at least the channels of the one before,"
                      + " which its shortcut carries over",
                  widths));
        }
      }
    }

    @Override
    public Family family() {
      return Family.RESNET;
    }

    /** Layers with weights, as He et al. count them. */
    public int depth() {
      return 2 * blocks * widths.size() + 2;
    }

    /** For a person: {@code resnet-20 [16, 32, 64]}. */
    @Override
    public String toString() {
      return family().label() + "-" + depth() + " " + widths;
    }
  }

  /** One layer after another. */
  record Chain(List<Layer> layers) implements Design {
    public static final int MAX_LAYERS = 100;

    public Chain {
      layers = List.copyOf(layers);
      if (layers.isEmpty() || layers.size() > MAX_LAYERS) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "a network has 1 to %d layers, not %d", MAX_LAYERS, layers.size()));
      }
    }

    @Override
    public Family family() {
      return Family.LAYERS;
    }

    @Override
    public List<Integer> widths() {
      return List.of();
    }

    /** For a person: {@code conv 8 · relu · max-pool 2 · flatten · dense 10}. */
    @Override
    public String toString() {
      return layers.stream().map(Layers::words).collect(Collectors.joining(" · "));
    }
  }

  private static List<Integer> checked(Family family, List<Integer> widths) {
    if (widths.size() != family.defaultWidths().size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s takes %d widths, not %d",
              family.label(),
              family.defaultWidths().size(),
              widths.size()));
    }
    for (int width : widths) {
      if (width < 1 || width > Architecture.MAX_WIDTH) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "a width of %d is out of range; allowed is 1 to %d",
                width,
                Architecture.MAX_WIDTH));
      }
    }
    return List.copyOf(widths);
  }
}
