package sparsam.flatness.sharpness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sparsam.flatness.curvature.Coordinates;
import sparsam.flatness.curvature.Hessian;
import sparsam.flatness.curvature.Spectrum;
import sparsam.flatness.curvature.Vectors;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.tangent.Sample;
import sparsam.nn.tangent.TangentNetwork;
import sparsam.prune.Mask;

/** How the loss rises around a small network. */
class SharpnessTest {
  private static final int IMAGES = 40;

  private final TangentNetwork network =
      new TangentNetwork(new Architecture(Family.LENET_300_100, List.of(6, 5)), 1);
  private final Sample sample = sample();
  private final Coordinates all;

  SharpnessTest() {
    SplittableRandom random = new SplittableRandom(1);
    float[] values = network.parameters().values();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.2 * random.nextGaussian());
    }
    all = Coordinates.of(network.parameters(), null);
  }

  private static Sample sample() {
    SplittableRandom random = new SplittableRandom(2);
    float[] inputs = new float[IMAGES * 784];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) random.nextGaussian();
    }
    return new Sample(inputs, random.ints(IMAGES, 0, 10).toArray());
  }

  @AfterEach
  void close() {
    network.close();
  }

  private Sharpness of(Coordinates coordinates, Scale scale) {
    return new Sharpness(network, sample, coordinates, scale, () -> true);
  }

  @Test
  void moreStepsFindNoLess() {
    List<Rise> rises = of(all, Scale.PLAIN).ascend(List.of(0.5), 6);
    for (int i = 1; i < rises.size(); i++) {
      assertTrue(rises.get(i).loss() >= rises.get(i - 1).loss());
      assertTrue(rises.get(i).errors() >= rises.get(i - 1).errors());
    }
    assertTrue(rises.getFirst().loss() > 0);
  }

  /** In a small ball one step is ρ‖g‖. */
  @Test
  void aSmallBallSeesTheGradient() {
    double[] gradient = new double[network.parameters().trainable()];
    network.gradient(sample, 0, IMAGES, gradient, () -> true);
    double norm = Math.sqrt(Arrays.stream(gradient).map(x -> x * x).sum());
    double radius = 1e-3;
    assertEquals(
        norm,
        of(all, Scale.PLAIN).ascend(List.of(radius), 1).getFirst().loss() / radius,
        0.02 * norm);
  }

  @Test
  void nobodyInTheBallIsWorseThanWhatAscentFinds() {
    double worst = of(all, Scale.PLAIN).ascend(List.of(0.3), 5).getLast().loss();
    Rise average = of(all, Scale.PLAIN).average(List.of(0.3), 20, 3).getFirst();
    assertTrue(average.loss() + 3 * average.lossError() < worst);
  }

  /** E[½ uᵀHu] = ρ²·tr H/2n. */
  @Test
  void theAverageSeesTheTrace() {
    double trace =
        new Spectrum(new Hessian(network, sample, all, () -> true), 4)
            .trace(java.util.Map.of(), 0.01, 400)
            .value();
    double radius = 1;
    double expected = radius * radius * trace / (2 * all.size());
    Rise average = of(all, Scale.PLAIN).average(List.of(radius), 400, 5).getFirst();
    assertEquals(expected, average.loss(), 4 * average.lossError() + 0.15 * expected);
  }

  /** A network with a layer twice as large and the next half as large computes the same. */
  @Test
  void adaptiveSharpnessDoesNotSeeLayersThatAreScaledOtherwise() {
    double before = of(all, Scale.ADAPTIVE).ascend(List.of(0.5), 3).getLast().loss();
    double plain = of(all, Scale.PLAIN).ascend(List.of(0.5), 3).getLast().loss();
    network.parameters().slices().stream()
        .filter(slice -> slice.name().startsWith("fc1") || slice.name().equals("fc2.weight"))
        .forEach(
            slice -> {
              float factor = slice.name().startsWith("fc1") ? 4 : 0.25f;
              for (int i = slice.offset(); i < slice.end(); i++) {
                network.parameters().values()[i] *= factor;
              }
            });
    assertEquals(
        before, of(all, Scale.ADAPTIVE).ascend(List.of(0.5), 3).getLast().loss(), 1e-4 * before);
    assertTrue(
        Math.abs(plain - of(all, Scale.PLAIN).ascend(List.of(0.5), 3).getLast().loss())
            > 0.1 * plain);
  }

  /** Also where it is stopped on the way. */
  @Test
  void theNetworkIsAfterwardsWhatItWas() {
    float[] before = network.parameters().values().clone();
    Sharpness sharpness = of(all, Scale.PLAIN);
    sharpness.ascend(List.of(0.5), 2);
    sharpness.groups(List.of(0.5), 16).getFirst();
    sharpness.average(List.of(0.5), 2, 1).getFirst();
    sharpness.along(List.of(0.1, 1.0));
    assertArrayEquals(before, network.parameters().values());
    AtomicInteger asked = new AtomicInteger();
    Sharpness stopped =
        new Sharpness(network, sample, all, Scale.PLAIN, () -> asked.incrementAndGet() < 3);
    assertThrows(CancellationException.class, () -> stopped.ascend(List.of(0.5), 5));
    assertArrayEquals(before, network.parameters().values());
  }

  @Test
  void prunedWeightsStayWhereTheyAre() {
    float[] keep = new float[network.parameters().trainable()];
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < keep.length; i++) {
      keep[i] = random.nextInt(3) == 0 ? 1 : 0;
    }
    Mask mask = new Mask(keep);
    mask.apply(network.parameters());
    Coordinates kept = Coordinates.of(network.parameters(), mask);
    assertEquals(keep.length - mask.pruned(), kept.size());
    for (Scale scale : Scale.values()) {
      double masked = of(kept, scale).ascend(List.of(0.5), 3).getLast().loss();
      double whole = of(all, scale).ascend(List.of(0.5), 3).getLast().loss();
      assertTrue(Double.isFinite(masked) && masked > 0);
      if (scale == Scale.PLAIN) {
        assertTrue(masked < whole, "pruned weights were moved");
      } else {
        assertEquals(whole, masked, 1e-6, "a weight of zero is none to scale by");
      }
    }
  }

  @Test
  void withoutACoordinateNothingRises() {
    Coordinates none = new Coordinates(new int[0]);
    assertEquals(0, of(none, Scale.PLAIN).ascend(List.of(0.5), 2).getLast().loss());
    assertEquals(0, of(none, Scale.ADAPTIVE).groups(List.of(0.5), 8).getFirst().loss());
    assertEquals(0, of(none, Scale.PLAIN).average(List.of(0.5), 3, 1).getFirst().loss());
  }

  /** Each group has its own worst place. */
  @Test
  void groupsRiseMoreThanAllTogether() {
    Sharpness sharpness = of(all, Scale.PLAIN);
    double whole = sharpness.groups(List.of(0.3), IMAGES).getFirst().loss();
    assertEquals(sharpness.ascend(List.of(0.3), 1).getFirst().loss(), whole, 1e-9);
    assertTrue(sharpness.groups(List.of(0.3), 8).getFirst().loss() > whole);
  }

  @Test
  void theCurveBeginsAtNothingAndHasTheFirstStepInIt() {
    List<Rise> rises = of(all, Scale.PLAIN).along(List.of(0.0, 0.3));
    assertEquals(0, rises.getFirst().loss(), 1e-7);
    Rise step = of(all, Scale.PLAIN).ascend(List.of(0.3), 1).getFirst();
    assertEquals(step.loss(), rises.getLast().loss(), 1e-7);
    assertEquals(step.errors(), rises.getLast().errors(), 1e-9);
    assertTrue(rises.getLast().lossError() > 0);
  }

  /** Along an eigenvector the loss is what slope and eigenvalue say, near the point. */
  @Test
  void slicesFollowTheirEigenvalues() {
    Spectrum spectrum = new Spectrum(new Hessian(network, sample, all, () -> true), 4);
    assertEquals(List.of(), spectrum.directions(2), "before any was looked for");
    List<Double> values = spectrum.ends(2, 1e-3, 200).largest();
    List<float[]> directions = spectrum.directions(2);
    for (int i = 0; i < 2; i++) {
      double[][] product = new double[1][all.size()];
      new Hessian(network, sample, all, () -> true)
          .multiply(new float[][] {directions.get(i)}, product);
      double curvature = Vectors.dot(directions.get(i), product[0]);
      assertEquals(values.get(i), curvature, 0.01 * values.getFirst());
    }
    List<Double> ts = List.of(-0.01, 0.0, 0.01);
    List<Profile> slices = of(all, Scale.PLAIN).slices(directions, values, ts);
    assertEquals(2, slices.size());
    for (Profile slice : slices) {
      assertTrue(slice.slope() >= 0);
      assertEquals(0, slice.rises().get(1), 1e-9);
      double bend = slice.rises().get(0) + slice.rises().get(2);
      assertEquals(slice.curvature() * 0.01 * 0.01, bend, 0.1 * bend);
      assertEquals(slice.predicted(0.01), slice.rises().get(2), 0.1 * slice.predicted(0.01));
    }
  }
}
