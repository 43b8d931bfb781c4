package sparsam.flatness.curvature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A symmetric matrix's spectrum, as far as it was looked for. What was found of its ends makes its
 * trace cheaper: there only what lies across has to be guessed (Meyer et al. 2021, "Hutch++").
 */
public final class Spectrum {
  /** Vectors that are multiplied at once. */
  private static final int AT_ONCE = 4;

  /** Fewer probes could agree by chance. */
  private static final int FEWEST_PROBES = 8;

  /** So many steps after a basis was closed until values are believed. */
  private static final int FEWEST_STEPS = 6;

  private static final long EIGENVALUES = 1;
  private static final long TRACE = 2;
  private static final long DENSITY = 3;

  private final Symmetric matrix;
  private final long seed;
  private @Nullable Krylov krylov;
  private @Nullable Eigenvalues known;

  /**
   * @param seed of the random vectors
   */
  public Spectrum(Symmetric matrix, long seed) {
    this.matrix = matrix;
    this.seed = seed;
  }

  private SplittableRandom random(long purpose) {
    return new SplittableRandom(seed * 31 + purpose);
  }

  /**
   * The largest eigenvalues and the smallest, by the process of Lanczos.
   *
   * @param count at least 1
   * @param tolerance of every value's error, in parts of its size; of the smallest's in parts of
   *     the largest
   * @param mostSteps products allowed
   */
  public Eigenvalues ends(int count, double tolerance, int mostSteps) {
    Eigenvalues found = look(Math.min(count, matrix.size()), tolerance, mostSteps);
    known = found;
    return found;
  }

  private Eigenvalues look(int wanted, double tolerance, int mostSteps) {
    if (wanted == 0) {
      return new Eigenvalues(List.of(), List.of(), 0, 0, 0, true);
    }
    SplittableRandom random = random(EIGENVALUES);
    Krylov process = new Krylov(matrix, Vectors.direction(matrix.size(), random), random);
    krylov = process;
    while (true) {
      process.step();
      boolean believed = process.isWhole() || process.sinceStart() >= FEWEST_STEPS;
      boolean over = process.isWhole() || process.steps() >= mostSteps;
      if (process.steps() >= wanted && (believed || over)) {
        Eigenvalues found = found(process, wanted, tolerance, believed);
        if (found.settled() || over) {
          return found;
        }
      }
    }
  }

  /** What {@link #ends} found last; empty where it was not asked. */
  public Optional<Eigenvalues> known() {
    return Optional.ofNullable(known);
  }

  /**
   * Unit eigenvectors of the largest eigenvalues that {@link #ends} found, as exact as these.
   *
   * @param count at most; fewer where it did not look for as many
   */
  public List<float[]> directions(int count) {
    Krylov process = krylov;
    List<float[]> directions = new ArrayList<>();
    for (int i = 0; process != null && i < Math.min(count, process.steps()); i++) {
      directions.add(process.vector(i));
    }
    return directions;
  }

  private static Eigenvalues found(Krylov process, int wanted, double tolerance, boolean believed) {
    Ritz ritz = process.ritz();
    int lowest = ritz.values().length - 1;
    double scale = Math.max(Math.abs(ritz.values()[0]), Math.abs(ritz.values()[lowest]));
    List<Double> largest = new ArrayList<>();
    List<Double> errors = new ArrayList<>();
    boolean settled = believed;
    for (int i = 0; i < wanted; i++) {
      double error = ritz.error(i, process.beta());
      largest.add(ritz.values()[i]);
      errors.add(error);
      // Where the bulk around zero begins, a value's own size is no measure.
      settled &= error <= tolerance * Math.max(Math.abs(ritz.values()[i]), scale / 100);
    }
    double error = ritz.error(lowest, process.beta());
    settled &= error <= tolerance * scale;
    return new Eigenvalues(largest, errors, ritz.values()[lowest], error, process.steps(), settled);
  }

  /**
   * The trace, by the estimator of Hutchinson (1989) with random signs; where {@link #ends} was
   * asked before, only over what lies across the directions found.
   *
   * @param parts by name, the numbers of the coordinates of parts, whose traces are told too
   * @param target the standard error to come to, in parts of the trace
   * @param mostProbes products allowed
   */
  public Trace trace(Map<String, int[]> parts, double target, int mostProbes) {
    SplittableRandom random = random(TRACE);
    Estimate whole = new Estimate();
    List<Estimate> byPart = parts.keySet().stream().map(_ -> new Estimate()).toList();
    int n = matrix.size();
    double certain = krylov == null ? 0 : krylov.trace();
    while (n > 0 && whole.count() < mostProbes) {
      int batch = Math.min(AT_ONCE, mostProbes - whole.count());
      float[][] probes = new float[batch][];
      Arrays.setAll(probes, _ -> Vectors.signs(n, random));
      double[][] products = new double[batch][n];
      matrix.multiply(probes, products);
      for (int k = 0; k < batch; k++) {
        whole.add(certain + across(probes[k], products[k]));
        int at = 0;
        for (int[] numbers : parts.values()) {
          byPart.get(at++).add(form(numbers, probes[k], products[k]));
        }
      }
      if (whole.count() >= FEWEST_PROBES && whole.error() <= target * Math.abs(whole.mean())) {
        break;
      }
    }
    List<Trace.Part> told = new ArrayList<>();
    int at = 0;
    for (String name : parts.keySet()) {
      Estimate part = byPart.get(at++);
      told.add(new Trace.Part(name, part.mean(), part.error()));
    }
    return new Trace(whole.mean(), whole.error(), whole.count(), told);
  }

  private static double form(int[] numbers, float[] probe, double[] product) {
    double sum = 0;
    for (int i : numbers) {
      sum += probe[i] * product[i];
    }
    return sum;
  }

  /** yᵀHy where y is a probe without its part in the directions found. */
  private double across(float[] probe, double[] product) {
    double whole = Vectors.dot(probe, product);
    if (krylov == null) {
      return whole;
    }
    List<float[]> basis = krylov.basis();
    double[] inside = new double[basis.size()];
    double mixed = 0;
    for (int i = 0; i < inside.length; i++) {
      float[] q = basis.get(i);
      double c = 0;
      for (int j = 0; j < q.length; j++) {
        c += (double) q[j] * probe[j];
      }
      inside[i] = c;
      mixed += c * Vectors.dot(q, product);
    }
    return whole - 2 * mixed + krylov.form(inside);
  }

  /**
   * The spectral density by stochastic Lanczos quadrature (Lin, Saad and Yang 2016; Ghorbani,
   * Krishnan and Xiao 2019).
   *
   * @param steps of each process
   * @param starts how many random starts
   */
  public Density density(int steps, int starts) {
    SplittableRandom random = random(DENSITY);
    List<Density.Atom> atoms = new ArrayList<>();
    int n = matrix.size();
    for (int start = 0; start < starts && n > 0; start++) {
      float[] signs = Vectors.signs(n, random);
      double[] vector = new double[n];
      Arrays.setAll(vector, i -> signs[i]);
      Krylov process = new Krylov(matrix, vector, random);
      do {
        process.step();
      } while (process.steps() < steps && !process.isWhole() && process.sinceStart() > 0);
      Ritz ritz = process.ritz();
      for (int i = 0; i < ritz.values().length; i++) {
        double weight = ritz.first()[i] * ritz.first()[i] / starts;
        atoms.add(new Density.Atom(ritz.values()[i], weight));
      }
    }
    return new Density(atoms, n);
  }

  /** A mean and its standard error. */
  private static final class Estimate {
    private int count;
    private double mean;
    private double squares;

    void add(double value) {
      count++;
      double distance = value - mean;
      mean += distance / count;
      squares += distance * (value - mean);
    }

    int count() {
      return count;
    }

    double mean() {
      return mean;
    }

    double error() {
      return count < 2 ? 0 : Math.sqrt(squares / (count - 1) / count);
    }
  }
}
