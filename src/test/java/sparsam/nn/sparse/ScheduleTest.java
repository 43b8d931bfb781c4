package sparsam.nn.sparse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import sparsam.nn.sparse.Schedule.Turn;
import sparsam.nn.sparse.SparseCompiler.Place;
import sparsam.nn.sparse.SparseStep.Spare;

/** Steps that take turns put out what they do one after the other. */
class ScheduleTest {
  private static final int IMAGES = 3;
  private static final int STEPS = 4;

  @RepeatedTest(100)
  void turnsGiveTheSameBits(RepetitionInfo info) {
    int seed = info.getCurrentRepetition();
    Random random = new Random(seed);
    List<Place> places = places(random);
    float[][] image = new float[places.getFirst().step().reads(all(places.getFirst())).length][];
    Arrays.setAll(image, _ -> values(random, IMAGES));

    int[] everything = new int[places.size()];
    List<Turn> oneByOne = new ArrayList<>();
    for (int p = 0; p < everything.length; p++) {
      everything[p] = places.get(p).step().bands().number();
      for (int band = 0; band < everything[p]; band++) {
        oneByOne.add(new Turn(p, band));
      }
    }
    float[][] expected = run(places, oneByOne, everything, image);
    float[][] actual = run(places, Schedule.of(places), Schedule.kept(places), image);
    for (int o = 0; o < expected.length; o++) {
      assertArrayEquals(expected[o], actual[o], "seed " + seed);
    }
  }

  /** The classifier's convolutions: two lines of the lower one for each of the upper one's. */
  @Test
  void aLineIsMadeWhenItIsRead() {
    Geometry lower = new Geometry(1, 28, 28, 1, 4, 2, 1, false);
    Geometry upper = new Geometry(1, 14, 14, 1, 4, 2, 1, false);
    Geometry dense = new Geometry(49, 1, 1, 2, 1, 1, 0, false);
    List<Place> places =
        List.of(
            new Place(layer(lower, new Random(0)), -1, -1, 0),
            new Place(layer(upper, new Random(0)), 0, 0, 1),
            new Place(layer(dense, new Random(0)), 1, 1, 2));

    List<Turn> turns = Schedule.of(places);

    assertEquals(14 + 7 + 1, turns.size());
    assertEquals(
        List.of(
            new Turn(0, 0),
            new Turn(0, 1),
            new Turn(0, 2),
            new Turn(1, 0),
            new Turn(0, 3),
            new Turn(0, 4),
            new Turn(1, 1)),
        turns.subList(0, 7));
    assertArrayEquals(new int[] {4, 7, 1}, Schedule.kept(places));
    float[][] rows = places.getFirst().step().outputRows(all(places.getFirst()), new RowPool(1), 4);
    assertEquals(4 * 14, Arrays.stream(rows).distinct().count());
  }

  /** What two steps read is kept. */
  @Test
  void aSumFindsAllLines() {
    Geometry geometry = new Geometry(1, 9, 9, 1, 3, 1, 1, false);
    List<Place> places =
        List.of(
            new Place(layer(geometry, new Random(0)), -1, -1, 0),
            new Place(layer(geometry, new Random(0)), 0, 0, 1),
            new Place(layer(geometry, new Random(0)), 0, 1, 1));
    assertEquals(9, Schedule.kept(places)[0]);
    assertEquals(3, Schedule.kept(places)[1]);
  }

  private static float[][] run(List<Place> places, List<Turn> turns, int[] kept, float[][] image) {
    float[][][] outputs = new float[places.size()][][];
    float[][][] inputs = new float[places.size()][][];
    int matrix = 0;
    for (int p = 0; p < outputs.length; p++) {
      SparseStep step = places.get(p).step();
      inputs[p] = step.arranged(p == 0 ? image : outputs[p - 1], IMAGES);
      outputs[p] = step.outputRows(all(places.get(p)), new RowPool(IMAGES), kept[p]);
      matrix = Math.max(matrix, step.scratch());
    }
    Spare spare = new Spare(new float[4][IMAGES], new float[matrix]);
    for (Turn turn : turns) {
      int p = turn.place();
      SparseStep step = places.get(p).step();
      step.forward(inputs[p], inputs[p], outputs[p], spare, turn.band(), IMAGES);
    }
    return outputs[outputs.length - 1];
  }

  /** Convolutions with odd sizes on top of each other, and a dense layer that reads them all. */
  private static List<Place> places(Random random) {
    List<Place> places = new ArrayList<>();
    Geometry below = geometry(random, 1 + random.nextInt(2), 22, 9);
    places.add(new Place(step(below, random), -1, -1, 0));
    for (int p = 1; p < STEPS; p++) {
      if (below.outHeight() < 4 || below.outWidth() < 4) {
        break;
      }
      below = geometry(random, below.out(), below.outHeight(), below.outWidth());
      places.add(new Place(step(below, random), p - 1, p - 1, p));
    }
    int last = places.size() - 1;
    Geometry dense = new Geometry(below.outputs(), 1, 1, 3, 1, 1, 0, false);
    places.add(new Place(step(dense, random), last, last, last + 1));
    return places;
  }

  private static Geometry geometry(Random random, int in, int height, int width) {
    int kernel = 1 + random.nextInt(3);
    int stride = 1 + (random.nextInt(4) == 0 ? 1 : 0);
    int padding = random.nextInt(kernel);
    boolean pooled = random.nextInt(4) == 0 && height >= kernel + stride;
    int out = 1 + random.nextInt(3);
    return new Geometry(in, height, width, out, kernel, stride, padding, pooled && width >= 5);
  }

  private static SparseStep step(Geometry geometry, Random random) {
    SparseLayer skipping = layer(geometry, random);
    float[] weights = values(random, geometry.out() * geometry.patch());
    float[] biases = values(random, geometry.out());
    return random.nextInt(3) > 0 ? skipping : new MatrixLayer(geometry, weights, biases, 0.2f);
  }

  private static SparseLayer layer(Geometry geometry, Random random) {
    float[] weights = values(random, geometry.out() * geometry.patch());
    return new SparseLayer(geometry, weights, values(random, geometry.out()), 0.2f);
  }

  /** Numbers of which none is zero. */
  private static float[] values(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = 0.1f + random.nextFloat();
    }
    return values;
  }

  private static boolean[] all(Place place) {
    boolean[] all = new boolean[place.step().outputs()];
    Arrays.fill(all, true);
    assertTrue(all.length > 0);
    return all;
  }
}
