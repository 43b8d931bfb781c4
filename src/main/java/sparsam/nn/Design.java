package sparsam.nn;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
   * @param inner channels between the two convolutions of each block; usually its stage's
   * @param before how many of the second and third stage's own channels lie before those that the
   *     shortcut carries over; usually half of them, rounded down
   */
  record ResNet(int blocks, List<Integer> widths, List<Integer> inner, List<Integer> before)
      implements Design {
    private static final int MOST_BLOCKS = 200;

    /** As He et al. have it. */
    public ResNet(int blocks, List<Integer> widths) {
      this(blocks, widths, usualInner(blocks, widths), usualBefore(widths));
    }

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
      inner = numbers("inner", inner, blocks * widths.size(), 1, Architecture.MAX_WIDTH);
      before = numbers("before", before, widths.size() - 1, 0, Architecture.MAX_WIDTH);
      for (int stage = 1; stage < widths.size(); stage++) {
        int own = widths.get(stage) - widths.get(stage - 1);
        if (before.get(stage - 1) > own) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "resnet's before is %s, but stage %d has only %d channels more than the one"
                      + " before",
                  before,
                  stage + 1,
                  own));
        }
      }
    }

    private static List<Integer> usualInner(int blocks, List<Integer> widths) {
      return widths.stream()
          .flatMap(width -> Collections.nCopies(Math.clamp(blocks, 0, MOST_BLOCKS), width).stream())
          .toList();
    }

    private static List<Integer> usualBefore(List<Integer> widths) {
      return IntStream.range(1, widths.size())
          .mapToObj(stage -> (widths.get(stage) - widths.get(stage - 1)) / 2)
          .toList();
    }

    /** Whether its channels are where He et al. have them; those of one that was cut are not. */
    public boolean isUsual() {
      return inner.equals(usualInner(blocks, widths)) && before.equals(usualBefore(widths));
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
      String usual = family().label() + "-" + depth() + " " + widths;
      return isUsual() ? usual : usual + ", inner " + inner + ", before " + before;
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

  private static List<Integer> numbers(
      String what, List<Integer> numbers, int count, int least, int most) {
    if (numbers.size() != count
        || numbers.stream().anyMatch(number -> number < least || number > most)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "resnet's %s is %s; allowed are %d numbers from %d to %d",
              what,
              numbers,
              count,
              least,
              most));
    }
    return List.copyOf(numbers);
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
