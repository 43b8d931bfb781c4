package sparsam.flatness.landscape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sparsam.flatness.landscape.Plane.Place;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Parameters;

class PlaneTest {
  private final Parameters parameters =
      Parameters.of(new Architecture(Family.LENET_300_100, List.of(4, 3)).blueprint());

  private float[] some(int seed) {
    return Directions.normal(parameters, new Random(seed));
  }

  private float[] at(Plane plane, double x, double y) {
    float[] values = new float[parameters.values().length];
    plane.at(x, y).writeTo(values);
    return values;
  }

  @Test
  void aPlaceOfThePlaneIsFoundAgain() {
    Plane plane = Plane.random(parameters, some(1), 7);
    for (double x : new double[] {-1, 0, 0.3}) {
      for (double y : new double[] {-0.5, 0, 2}) {
        Place place = plane.place(at(plane, x, y));
        assertEquals(x, place.x(), 1e-5);
        assertEquals(y, place.y(), 1e-5);
        assertEquals(0, place.distance(), 1e-3);
      }
    }
    assertArrayEquals(some(1), at(plane, 0, 0));
  }

  @Test
  void whatLiesBesideThePlaneIsSeenFromAbove() {
    Plane plane = Plane.random(parameters, some(1), 7);
    float[] beside = at(plane, 0.25, -0.5);
    int bias = parameters.find("fc1.bias").orElseThrow().offset(); // which no direction moves
    beside[bias] += 3;
    Place place = plane.place(beside);
    assertEquals(0.25, place.x(), 1e-5);
    assertEquals(-0.5, place.y(), 1e-5);
    assertEquals(3, place.distance(), 1e-4);
  }

  @Test
  void aSeedIsAPlaneAndAnotherAnother() {
    Plane plane = Plane.random(parameters, some(1), 7);
    assertArrayEquals(plane.first(), Plane.random(parameters, some(1), 7).first());
    assertFalse(Arrays.equals(plane.first(), Plane.random(parameters, some(1), 8).first()));
    assertFalse(Arrays.equals(plane.first(), plane.second()));
    assertEquals(0, plane.cosine(), 0.1);
  }

  @Test
  void threeNetworksLieOnTheirPlane() {
    Plane plane = Plane.through(parameters, some(1), some(2), some(3));
    assertArrayEquals(some(1), at(plane, 0, 0));
    assertArrayEquals(some(2), at(plane, 1, 0), 1e-5f);
    assertEquals(0, plane.cosine(), 1e-6);
    Place third = plane.place(some(3));
    assertEquals(0, third.distance(), 1e-3);
    assertArrayEquals(some(3), at(plane, third.x(), third.y()), 1e-4f);
  }

  @Test
  void threeOnALineHaveNoPlane() {
    float[] middle = some(1);
    float[] end = some(2);
    for (int i = 0; i < middle.length; i++) {
      middle[i] = (middle[i] + end[i]) / 2;
    }
    for (float[] third : List.of(middle, end, some(1))) {
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class, () -> Plane.through(parameters, some(1), end, third));
      assertTrue(String.valueOf(refused.getMessage()).contains("one line"));
    }
    assertThrows(
        IllegalArgumentException.class, () -> Plane.through(parameters, some(1), some(1), some(2)));
  }

  /** A path that is laid out in a plane along directions of known variance is found there. */
  @Test
  void aPathMovesAlongItsPrincipalDirections() {
    float[] end = some(1);
    float[] along = unit(some(2), new float[end.length]);
    float[] across = unit(some(3), along);
    List<float[]> path = new ArrayList<>();
    double[][] places = {{5, 1}, {4, -1}, {2, 1}, {1, -1}, {0, 0}};
    for (double[] place : places) {
      float[] weights = end.clone();
      for (int i = 0; i < parameters.trainable(); i++) {
        weights[i] += (float) (place[0] * along[i] + place[1] * across[i]);
      }
      path.add(weights);
    }
    Principal found = Principal.of(parameters, path);
    // Of the five places: variance 17.2 along, 4 across, covariance 2 (sums over places).
    double half = (17.2 + 4) / 2;
    double root = Math.sqrt(6.6 * 6.6 + 4);
    assertEquals((half + root) / 21.2, found.firstExplained(), 1e-5);
    assertEquals(1, found.firstExplained() + found.secondExplained(), 1e-5);
    assertEquals(0, found.plane().cosine(), 1e-5);
    for (float[] weights : path) {
      Place place = found.plane().place(weights);
      assertEquals(0, place.distance(), 1e-3);
      assertArrayEquals(weights, at(found.plane(), place.x(), place.y()), 1e-4f);
    }
    assertTrue(found.plane().place(path.getFirst()).x() > 4, "it leads from the end to the start");
    assertThrows(
        IllegalArgumentException.class, () -> Principal.of(parameters, path.subList(0, 2)));
    assertThrows(
        IllegalArgumentException.class,
        () -> Principal.of(parameters, List.of(end, end, end, end)));
  }

  private float[] unit(float[] raw, float[] beside) {
    double part = Plane.dot(raw, beside, raw.length);
    float[] unit = raw.clone();
    for (int i = 0; i < unit.length; i++) {
      unit[i] -= (float) (part * beside[i]);
    }
    double length = Math.sqrt(Plane.dot(unit, unit, unit.length));
    for (int i = 0; i < unit.length; i++) {
      unit[i] /= (float) length;
    }
    return unit;
  }
}
