package sparsam.flatness.landscape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Parameters.Slice;
import sparsam.prune.Mask;

class DirectionsTest {
  private final Parameters parameters =
      Parameters.of(new Architecture(Family.CLASSIFIER, List.of(3, 5)).blueprint());
  private final float[] origin = Directions.normal(parameters, new Random(1));
  private final float[] raw = Directions.normal(parameters, new Random(2));

  private static double norm(float[] values, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += values[i] * values[i];
    }
    return Math.sqrt(sum);
  }

  @Test
  void everyFilterHasTheLengthOfTheNetworksOwn() {
    float[] direction = Directions.normalised(parameters, origin, raw, null);
    for (Slice slice : parameters.slices()) {
      float[] values = parameters.read(slice, direction);
      if (slice.kind() == Kind.WEIGHT) {
        int filter = values.length / slice.shape().getFirst();
        for (int from = 0; from < values.length; from += filter) {
          assertEquals(
              norm(parameters.read(slice, origin), from, filter), norm(values, from, filter), 1e-5);
        }
      } else {
        assertArrayEquals(new float[values.length], values, slice.name());
      }
    }
  }

  /** What makes pictures of networks comparable that differ by scale alone. */
  @Test
  void aFilterTenTimesAsLongMovesTenTimesAsFar() {
    Slice slice = parameters.find("conv2.weight").orElseThrow();
    int filter = slice.length() / slice.shape().getFirst();
    float[] longer = parameters.read(slice, origin);
    for (int i = 0; i < filter; i++) {
      longer[i] *= 10;
    }
    float[] scaled = origin.clone();
    parameters.write(slice, longer, scaled);
    float[] before = parameters.read(slice, Directions.normalised(parameters, origin, raw, null));
    float[] after = parameters.read(slice, Directions.normalised(parameters, scaled, raw, null));
    for (int i = 0; i < slice.length(); i++) {
      assertEquals(i < filter ? 10 * before[i] : before[i], after[i], 1e-5);
    }
  }

  @Test
  void whatIsPrunedStaysAndAFilterOfZerosIsDead() {
    Slice slice = parameters.find("conv2.weight").orElseThrow();
    int filter = slice.length() / slice.shape().getFirst();
    float[] values = parameters.read(slice, origin);
    for (int i = 0; i < filter; i++) {
      values[i] = 0;
    }
    values[filter] = 0;
    float[] pruned = origin.clone();
    parameters.write(slice, values, pruned);
    Mask mask = Directions.zeros(parameters, pruned);
    assertEquals(filter + 1, mask == null ? 0 : mask.pruned());
    float[] direction =
        parameters.read(slice, Directions.normalised(parameters, pruned, raw, mask));
    for (int i = 0; i <= filter; i++) {
      assertEquals(0, direction[i]);
    }
    assertFalse(direction[filter + 1] == 0);
    assertEquals(norm(values, filter, filter), norm(direction, filter, filter), 1e-5);
  }

  @Test
  void aNetworkOfZerosAloneHasNowhereToGo() {
    float[] nothing = new float[origin.length];
    float[] direction =
        Directions.normalised(parameters, nothing, raw, Directions.zeros(parameters, nothing));
    assertArrayEquals(nothing, direction);
    assertNull(Directions.zeros(parameters, origin));
  }
}
