package sparsam.flatness.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spectra of matrices that are known. */
class SpectrumTest {
  /** A matrix with these eigenvalues, turned by random reflections. */
  private record Known(double[] values, double[][] mirrors) implements Symmetric {
    static Known of(long seed, double... values) {
      SplittableRandom random = new SplittableRandom(seed);
      double[][] mirrors = new double[3][];
      Arrays.setAll(mirrors, _ -> Vectors.direction(values.length, random));
      return new Known(values, mirrors);
    }

    @Override
    public int size() {
      return values.length;
    }

    @Override
    public void multiply(float[][] vectors, double[][] products) {
      for (int k = 0; k < vectors.length; k++) {
        double[] x = products[k];
        for (int i = 0; i < x.length; i++) {
          x[i] = vectors[k][i];
        }
        for (int m = mirrors.length - 1; m >= 0; m--) {
          reflect(mirrors[m], x);
        }
        for (int i = 0; i < x.length; i++) {
          x[i] *= values[i];
        }
        for (double[] mirror : mirrors) {
          reflect(mirror, x);
        }
      }
    }

    /** The sum of some diagonal elements. */
    double trace(int[] numbers) {
      double sum = 0;
      for (int i : numbers) {
        float[][] unit = new float[1][size()];
        double[][] product = new double[1][size()];
        unit[0][i] = 1;
        multiply(unit, product);
        sum += product[0][i];
      }
      return sum;
    }

    private static void reflect(double[] mirror, double[] x) {
      double dot = 0;
      for (int i = 0; i < x.length; i++) {
        dot += mirror[i] * x[i];
      }
      for (int i = 0; i < x.length; i++) {
        x[i] -= 2 * dot * mirror[i];
      }
    }
  }

  /** A few outliers over a bulk around zero, as Hessians of networks have. */
  private static double[] typical(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values =
        IntStream.range(0, 400).mapToDouble(_ -> 0.2 * random.nextGaussian()).toArray();
    double[] outliers = {40, 25, 17, 12, 9, 7, -4};
    System.arraycopy(outliers, 0, values, 0, outliers.length);
    return values;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theEndsAreFoundWithinTheirTolerance(long seed) {
    double tolerance = 0.01;
    Eigenvalues found = new Spectrum(Known.of(seed, typical(seed)), seed).ends(5, tolerance, 100);
    assertTrue(found.settled(), found::toString);
    List<Double> expected = List.of(40.0, 25.0, 17.0, 12.0, 9.0);
    for (int i = 0; i < 5; i++) {
      assertEquals(expected.get(i), found.largest().get(i), tolerance * expected.get(i));
    }
    assertEquals(-4, found.smallest(), tolerance * 40);
    assertTrue(found.products() < 90, found::toString);
  }

  /** What it says of its own errors may be doubted by nobody. */
  @ParameterizedTest
  @ValueSource(longs = {6, 7, 8})
  void errorsThatAreToldAreNoneTooSmall(long seed) {
    Eigenvalues found = new Spectrum(Known.of(seed, typical(seed)), seed).ends(3, 1e-9, 9);
    assertFalse(found.settled());
    double[] sorted = Arrays.stream(typical(seed)).sorted().toArray();
    for (int i = 0; i < found.largest().size(); i++) {
      double value = found.largest().get(i);
      double distance = Arrays.stream(sorted).map(x -> Math.abs(x - value)).min().orElseThrow();
      assertTrue(distance <= found.errors().get(i) + 1e-4, found::toString);
    }
  }

  /** Without orthogonal steps the largest would come back as a ghost. */
  @Test
  void noValueComesTwice() {
    double[] values = new double[60];
    Arrays.setAll(values, i -> i < 3 ? 100 - 40 * i : 1.0 / i);
    Eigenvalues found = new Spectrum(Known.of(9, values), 9).ends(4, 1e-6, 60);
    assertEquals(100, found.largest().get(0), 1e-3);
    assertEquals(60, found.largest().get(1), 1e-3);
    assertEquals(20, found.largest().get(2), 1e-3);
    assertEquals(1.0 / 3, found.largest().get(3), 1e-3);
  }

  @Test
  void aValueOfSeveralDirectionsIsFoundAsOften() {
    double[] values = {5, 5, 5, 1, 1, 0, 0, 0, 0, -2};
    Eigenvalues found = new Spectrum(Known.of(10, values), 10).ends(4, 1e-6, 10);
    for (int i = 0; i < 3; i++) {
      assertEquals(5, found.largest().get(i), 1e-4);
    }
    assertEquals(1, found.largest().get(3), 1e-4);
    assertEquals(-2, found.smallest(), 1e-4);
  }

  /** Of a dead network; of none at all. */
  @Test
  void zerosAreFound() {
    Spectrum flat = new Spectrum(Known.of(11, new double[20]), 11);
    Eigenvalues found = flat.ends(3, 0.01, 50);
    assertEquals(List.of(0.0, 0.0, 0.0), found.largest());
    assertTrue(found.settled());
    assertEquals(0, flat.trace(Map.of(), 0.01, 16).value(), 1e-12);
    assertEquals(0, flat.density(10, 2).trace(), 1e-12);

    Spectrum none = new Spectrum(Known.of(12), 12);
    assertTrue(none.ends(3, 0.01, 50).largest().isEmpty());
    assertEquals(0, none.trace(Map.of(), 0.01, 16).value());
    assertTrue(none.density(10, 2).atoms().isEmpty());
  }

  /** A probe of a diagonal matrix has no chance in it. */
  @Test
  void aDiagonalTraceIsExactAtOnce() {
    double[] values = {3, -1, 4, 1, -5, 9};
    Symmetric diagonal = new Known(values, new double[0][]);
    Trace trace =
        new Spectrum(diagonal, 13)
            .trace(Map.of("a", new int[] {0, 1}, "b", new int[] {2, 3, 4, 5}), 0.05, 16);
    assertEquals(11, trace.value(), 1e-9);
    assertEquals(0, trace.error(), 1e-9);
    assertEquals(12, trace.probes());
    for (Trace.Part part : trace.parts()) {
      assertEquals(part.name().equals("a") ? 2 : 9, part.value(), 1e-9);
    }
  }

  /** Errors in units of the standard error are as they should be. */
  @Test
  void theTraceIsWithinItsErrorAsOftenAsItSays() {
    double squares = 0;
    int times = 60;
    for (int seed = 0; seed < times; seed++) {
      double[] values = typical(seed);
      Trace trace = new Spectrum(Known.of(seed, values), seed).trace(Map.of(), 0, 24);
      double distance = (trace.value() - Arrays.stream(values).sum()) / trace.error();
      squares += distance * distance;
    }
    double spread = Math.sqrt(squares / times);
    assertTrue(spread > 0.75 && spread < 1.35, "spread " + spread);
  }

  /** A layer's trace too, though its error is not that of the whole. */
  @Test
  void theTracesOfPartsAreWithinTheirErrorsAsOftenAsTheySay() {
    int[] part = IntStream.range(0, 150).toArray();
    int[] other = IntStream.range(150, 400).toArray();
    double squares = 0;
    int times = 60;
    for (int seed = 0; seed < times; seed++) {
      Known matrix = Known.of(seed, typical(seed));
      Trace trace = new Spectrum(matrix, seed).trace(Map.of("part", part, "other", other), 0, 24);
      for (Trace.Part told : trace.parts()) {
        double expected = matrix.trace(told.name().equals("part") ? part : other);
        double distance = (told.value() - expected) / told.error();
        squares += distance * distance / 2;
      }
      assertEquals(
          trace.value(), trace.parts().stream().mapToDouble(Trace.Part::value).sum(), 1e-6);
    }
    double spread = Math.sqrt(squares / times);
    assertTrue(spread > 0.75 && spread < 1.35, "spread " + spread);
  }

  /** Few large eigenvalues are the most that chance has to do with: they are taken out of it. */
  @Test
  void theTraceTakesFewerProductsThanProbesAloneWould() {
    double[] values = typical(20);
    double chance = Math.sqrt(2 * Arrays.stream(values).map(x -> x * x).sum());
    int products = 32;
    double alone = chance / Math.sqrt(products);
    Spectrum first = new Spectrum(Known.of(20, values), 20);
    Spectrum second = new Spectrum(Known.of(20, values), 20);
    second.ends(5, 0.01, 60);
    for (Spectrum spectrum : List.of(first, second)) {
      Trace trace = spectrum.trace(Map.of(), 0, products);
      assertTrue(trace.error() < alone / 4, trace.error() + " against " + alone);
      assertEquals(Arrays.stream(values).sum(), trace.value(), 4 * trace.error());
    }
  }

  /** A process of Lanczos that has seen everything leaves nothing to chance. */
  @Test
  void theTraceOfASmallMatrixIsExact() {
    double[] values = {9, 5, 3, 1, 1, 0, 0, -2};
    Trace trace = new Spectrum(Known.of(21, values), 21).trace(Map.of(), 0, 40);
    assertEquals(17, trace.value(), 1e-4);
    assertTrue(trace.error() < 1e-4, trace::toString);
  }

  @Test
  void theDensityHasTheSpectrumsMoments() {
    double[] values = typical(21);
    Density density = new Spectrum(Known.of(21, values), 21).density(40, 30);
    double weight = density.atoms().stream().mapToDouble(Density.Atom::weight).sum();
    assertEquals(1, weight, 1e-9);
    assertEquals(Arrays.stream(values).sum(), density.trace(), 25);
    double squares =
        values.length
            * density.atoms().stream()
                .mapToDouble(atom -> atom.value() * atom.value() * atom.weight())
                .sum();
    double expected = Arrays.stream(values).map(x -> x * x).sum();
    assertEquals(expected, squares, 0.35 * expected);
    double bulk =
        density.atoms().stream()
            .filter(atom -> Math.abs(atom.value()) < 1)
            .mapToDouble(Density.Atom::weight)
            .sum();
    assertEquals((values.length - 7.0) / values.length, bulk, 0.02);
    assertTrue(density.at(0, 0.1) > 100 * density.at(20, 0.1));
  }

  @Test
  void theSameSeedGivesTheSameNumbers() {
    double[] values = typical(22);
    assertEquals(
        new Spectrum(Known.of(22, values), 5).ends(5, 0.01, 60),
        new Spectrum(Known.of(22, values), 5).ends(5, 0.01, 60));
  }
}
