package sparsam.ui.lab.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Design;
import sparsam.nn.Design.Plain;
import sparsam.nn.Design.ResNet;
import sparsam.text.Strings;
import sparsam.ui.form.Entries;
import sparsam.ui.form.Entry;

/** A family of networks as a form has it: which, and its blocks and widths. */
public final class DesignForm {
  private static final Pattern SEPARATOR = Pattern.compile("[,;\\s]+");

  private final Strings strings;
  private final Entries entries;
  private final ObjectProperty<Family> family = new SimpleObjectProperty<>(Family.CLASSIFIER);
  private final Entry blocks;
  private final Entry widths;

  /**
   * @param entries of the form it is a part of
   */
  public DesignForm(Strings strings, Entries entries) {
    this.strings = strings;
    this.entries = entries;
    blocks = entries.add(Family.BLOCKS);
    widths = entries.add(Family.CLASSIFIER.widths());
  }

  /** Shows a network's family and numbers. */
  public void show(Architecture now) {
    family.set(now.family());
    blocks.show(Long.toString(blocksOf(now)));
    widths.show(words(now.widths()));
  }

  private static String words(List<Integer> widths) {
    return widths.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static long blocksOf(Architecture network) {
    return network.design() instanceof ResNet net ? net.blocks() : Family.BLOCKS.byDefault();
  }

  /**
   * The network with what is typed and chosen; a chain of layers stays as it is.
   *
   * @throws IllegalArgumentException with a sentence where that is no network
   */
  public Architecture over(Architecture own) {
    Architecture standard =
        family.get() == own.family() ? own : family.get().standard().on(own.input());
    String typed = entries.text(widths, words(standard.widths()));
    return switch (family.get()) {
      case CLASSIFIER, LENET_300_100, LENET_5 ->
          typed.equals(words(own.widths()))
              ? standard
              : designed(own, typed, numbers -> new Plain(family.get(), numbers));
      case RESNET -> {
        int many =
            Math.clamp(
                entries.whole(blocks, blocksOf(standard)), Integer.MIN_VALUE, Integer.MAX_VALUE);
        String given = typed.equals(words(own.widths())) ? words(standard.widths()) : typed;
        yield designed(own, given, numbers -> residual(own.design(), many, numbers));
      }
      case LAYERS -> standard;
    };
  }

  /** One whose numbers are as they were stays what it was, cut or not. */
  private static Design residual(Design own, int blocks, List<Integer> widths) {
    return own instanceof ResNet net && net.blocks() == blocks && net.widths().equals(widths)
        ? net
        : new ResNet(blocks, widths);
  }

  private Architecture designed(
      Architecture own, String typed, Function<List<Integer>, Design> design) {
    List<Integer> numbers = new ArrayList<>();
    try {
      for (String part : SEPARATOR.split(typed, -1)) {
        numbers.add(Integer.valueOf(part));
      }
      return new Architecture(design.apply(numbers), own.input());
    } catch (IllegalArgumentException e) {
      throw entries.refusal(
          widths,
          strings.get(
              "form.widths.refused",
              typed,
              family.get().defaultWidths().size(),
              Architecture.MAX_WIDTH));
    }
  }

  public ObjectProperty<Family> family() {
    return family;
  }

  /** Blocks of a residual network's stages. */
  public Entry blocks() {
    return blocks;
  }

  public Entry widths() {
    return widths;
  }
}
