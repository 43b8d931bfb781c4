package sparsam.flatness.landscape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sparsam.data.Examples;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Engine;
import sparsam.nn.Network;

class SurveyTest {
  private static final int IMAGES = 300;

  private final Terrain terrain = terrain(Family.LENET_300_100, List.of(4, 3));

  private static Terrain terrain(Family family, List<Integer> widths) {
    Network network = Engine.FAST.create(new Architecture(family, widths), 3, 64, 1);
    return new Terrain(network, examples(), 64);
  }

  private static Examples examples() {
    Random random = new Random(5);
    float[] inputs = new float[IMAGES * Architecture.FEATURES];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) random.nextGaussian();
    }
    int[] labels = random.ints(IMAGES, 0, Architecture.CLASSES).toArray();
    return new Examples(inputs, labels);
  }

  @AfterEach
  void close() {
    terrain.close();
  }

  private Plane plane() {
    return Plane.random(terrain.parameters(), terrain.parameters().values().clone(), 1);
  }

  @Test
  void levelsHoldThoseBeforeAndTheLastHoldsAll() {
    for (int side = Grid.LEAST; side < 60; side++) {
      List<int[]> levels = Grid.around(1, side).levels();
      for (int i = 1; i < levels.size(); i++) {
        List<Integer> lines = Arrays.stream(levels.get(i)).boxed().toList();
        assertTrue(
            lines.containsAll(Arrays.stream(levels.get(i - 1)).boxed().toList()), "of " + side);
      }
      assertEquals(side, levels.getLast().length);
    }
    assertEquals(
        List.of(6, 11, 21, 51),
        Grid.around(1, 51).levels().stream().map(level -> level.length).toList());
  }

  @Test
  void theMiddleOfAnOddGridIsTheNetwork() {
    Grid grid = Grid.around(0.7, 21);
    assertEquals(0, grid.x(10));
    assertEquals(-0.7, grid.y(0));
    assertEquals(0.7, grid.x(20));
    assertThrows(IllegalArgumentException.class, () -> Grid.around(1, 2));
    assertThrows(IllegalArgumentException.class, () -> Grid.around(0, 21));
    assertThrows(IllegalArgumentException.class, () -> Grid.around(Double.NaN, 21));
  }

  @Test
  void inTheEndEveryPlaceIsMeasuredOnAllImages() {
    Plane plane = plane();
    Grid grid = Grid.around(1, 7);
    List<Relief> told = new ArrayList<>();
    Relief relief = new Survey(terrain, plane, grid).run(() -> true, told::add).orElseThrow();
    assertTrue(relief.done());
    assertEquals(49, relief.count());
    assertEquals(IMAGES, relief.images());
    for (int row = 0; row < 7; row++) {
      for (int column = 0; column < 7; column++) {
        Value value =
            terrain.measure(plane.at(grid.x(column), grid.y(row)), () -> true).orElseThrow();
        assertEquals(value.loss(), relief.loss()[7 * row + column]);
        assertEquals(value.accuracy(), relief.accuracy()[7 * row + column]);
      }
    }
    assertFalse(told.getFirst().done());
    assertEquals(0, told.getFirst().count(), "the first look is on a few images");
    assertTrue(told.getFirst().images() < IMAGES);
    assertTrue(told.getLast().done());
  }

  /** A picture is whole at any time, and exact where something was measured. */
  @Test
  void betweenWhatWasMeasuredIsInterpolated() {
    List<Relief> told = new ArrayList<>();
    Relief last =
        new Survey(terrain, plane(), Grid.around(1, 11)).run(() -> true, told::add).orElseThrow();
    for (Relief look : told.subList(0, 2)) {
      assertEquals(0, look.count(), "on a few images: the edges and the middle, then a level");
      assertTrue(Arrays.stream(look.loss()).allMatch(Double::isFinite));
    }
    Relief before = told.get(2);
    assertEquals(36, before.count());
    for (int i = 0; i < before.loss().length; i++) {
      assertTrue(Double.isFinite(before.loss()[i]));
      if (before.measured()[i]) {
        assertEquals(last.loss()[i], before.loss()[i]);
      }
    }
    assertEquals((before.loss()[0] + before.loss()[2]) / 2, before.loss()[1], 1e-12);
    assertEquals((before.loss()[0] + before.loss()[22]) / 2, before.loss()[11], 1e-12);
  }

  /** Another network may have had it, and nobody sees it twice. */
  @Test
  void aFirstLookIsTakenOver() {
    Grid grid = Grid.around(1, 11);
    List<Relief> told = new ArrayList<>();
    new Survey(terrain, plane(), grid).advance(() -> true, told::add);
    Survey next = new Survey(terrain, plane(), grid, Optional.of(told.getLast()));
    assertEquals(Optional.of(told.getLast()), next.last());
    told.clear();
    next.advance(() -> true, told::add);
    assertEquals(36, told.getFirst().count(), "a level on all images");
    Relief whole = next.run(() -> true, _ -> {}).orElseThrow();
    assertEquals(121, whole.count());
  }

  @Test
  void whatIsNoLongerWantedIsGivenUp() {
    int[] asked = {0};
    Optional<Relief> relief =
        new Survey(terrain, plane(), Grid.around(1, 21)).run(() -> asked[0]++ < 20, _ -> {});
    assertTrue(relief.isEmpty());
    assertEquals(21, asked[0]);
  }

  @Test
  void whereWeightsAreNoNumbersNeitherIsTheLoss() {
    float[] broken = terrain.parameters().values().clone();
    broken[0] = Float.NaN;
    Plane plane = new Plane(broken, broken.clone(), broken.clone(), broken.length);
    Relief relief =
        new Survey(terrain, plane, Grid.around(1, 5)).run(() -> true, _ -> {}).orElseThrow();
    assertTrue(Arrays.stream(relief.loss()).allMatch(Double::isNaN));
  }

  @Test
  void aLineMeetsBothNetworksAndTellsItsBarrier() {
    float[] a = terrain.parameters().values().clone();
    float[] b = Directions.normal(terrain.parameters(), new Random(9));
    List<Double> places = Line.places(8);
    assertEquals(13, places.size());
    Line line = Line.measure(terrain, a, b, places, () -> true, _ -> {}).orElseThrow();
    assertTrue(line.done());
    Value atA = terrain.measure(Point.of(a), () -> true).orElseThrow();
    Value atB = terrain.measure(Point.of(b), () -> true).orElseThrow();
    assertEquals(atA, line.interpolated().get(places.indexOf(0.0)));
    assertEquals(atB, line.interpolated().get(places.indexOf(1.0)));
    assertEquals(line.interpolated(), line.adapted(), "it has no statistics");

    List<Value> values = new ArrayList<>(line.interpolated());
    for (int i = 0; i < values.size(); i++) {
      values.set(i, new Value(1, 0.9));
    }
    values.set(places.indexOf(0.0), new Value(1, 0.8));
    values.set(places.indexOf(0.625), new Value(1, 0.25));
    values.set(places.indexOf(1.25), new Value(1, 0));
    Line.Barrier barrier = line.barrier(values).orElseThrow();
    assertEquals(0.625, barrier.at());
    assertEquals(0.75 - 0.15, barrier.height(), 1e-12);
    assertTrue(line.barrier(values.subList(0, 6)).isEmpty());
  }

  /** Statistics of one batch make evaluation mode answer as training mode does. */
  @Test
  void statisticsAreEstimatedAnew() {
    Examples examples = examples();
    Network network =
        Engine.FAST.create(new Architecture(Family.CLASSIFIER, List.of(2, 3)), 3, IMAGES, 1);
    try (Terrain normed = new Terrain(network, examples, IMAGES)) {
      float[] weights = network.parameters().values().clone();
      double training = network.recalibrate(examples.inputs(), examples.labels(), IMAGES);
      Value adapted = normed.measureAdapted(Point.of(weights), () -> true).orElseThrow();
      assertEquals(training, adapted.loss(), 1e-4);
      assertEquals(2.3, normed.measure(Point.of(weights), () -> true).orElseThrow().loss(), 0.2);
      float[] shifted = weights.clone();
      var mean = network.parameters().find("bn.running_mean").orElseThrow();
      shifted[mean.offset()] += 5;
      assertEquals(adapted, normed.measureAdapted(Point.of(shifted), () -> true).orElseThrow());
      assertTrue(normed.measureAdapted(Point.of(weights), () -> false).isEmpty());
    }
    Network small =
        Engine.FAST.create(new Architecture(Family.CLASSIFIER, List.of(2, 3)), 3, 64, 1);
    try (Terrain normed = new Terrain(small, examples, 64)) {
      float[] weights = small.parameters().values().clone();
      double training = small.recalibrate(examples.inputs(), examples.labels(), 64);
      Value adapted = normed.measureAdapted(Point.of(weights), () -> true).orElseThrow();
      assertEquals(training, adapted.loss(), 0.1, "batches count alike");
    }
  }
}
