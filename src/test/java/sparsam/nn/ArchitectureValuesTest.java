package sparsam.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static sparsam.nn.Refusals.assertRefused;

import java.util.List;
import org.junit.jupiter.api.Test;
import sparsam.nn.Architecture.Family;

class ArchitectureValuesTest {
  @Test
  void familiesAreFoundByTheirLabels() {
    for (Family family : Family.values()) {
      assertEquals(family, Family.of(family.label()));
    }
    assertRefused(
        IllegalArgumentException.class,
        () -> Family.of("vgg"),
        "\"vgg\"",
        "classifier, lenet-300-100, lenet-5, resnet, layers");
  }

  @Test
  void widthsMustBeAsManyAsTheFamilyHasAndInRange() {
    for (List<Integer> widths : List.of(List.<Integer>of(), List.of(1), List.of(1, 2, 3))) {
      assertRefused(
          IllegalArgumentException.class,
          () -> new Architecture(Family.CLASSIFIER, widths),
          "classifier takes 2 widths, not " + widths.size());
    }
    for (int width : new int[] {Integer.MIN_VALUE, -1, 0, Architecture.MAX_WIDTH + 1}) {
      assertRefused(
          IllegalArgumentException.class,
          () -> new Architecture(Family.LENET_5, List.of(1, width, 1)),
          "width of " + width,
          "1 to 4096");
    }
    assertEquals(
        "lenet-5 [1, 4096, 1]", new Architecture(Family.LENET_5, List.of(1, 4096, 1)).toString());
  }
}
