package sparsam.flatness.curvature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A symmetric matrix's spectrum, as far as it was looked for. */
public final class Spectrum {
  /** Vectors that are multiplied at once. */
  private static final int AT_ONCE = 4;

  /** Fewer probes could agree by chance: eight did, five times as well as they should have. */
  private static final int FEWEST_PROBES = 12;

  /** Steps that the trace takes at least where so few probes do not agree, if none were taken. */
  private static final int FIRST_STEPS = 8;

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
    Krylov process = process();
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

  private Krylov process() {
    SplittableRandom random = random(EIGENVALUES);
    return new Krylov(matrix, Vectors.direction(matrix.size(), random), random);
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
   * The trace, by the estimator of Hutchinson (1989) with random signs, of what lies across the
   * steps of a process of Lanczos: that of {@link #ends} where it was asked before, and half as
   * many steps as probes.
   *
   * @param parts by name, the numbers of the coordinates of parts, whose traces are told too
   * @param target the standard error to come to, in parts of the trace
   * @param mostProducts allowed
   */
  public Trace trace(Map<String, int[]> parts, double target, int mostProducts) {
    int n = matrix.size();
    Probes probes = new Probes(matrix, parts, random(TRACE));
    if (n == 0) {
      return probes.trace();
    }
    Krylov process = krylov == null ? process() : krylov;
    for (int i = 0; i < process.steps(); i++) {
      probes.know(process.seen(i));
    }
    int left = mostProducts;
    while (left > 0 && (probes.count() < FEWEST_PROBES || !probes.isWithin(target))) {
      int batch = Math.min(AT_ONCE, left);
      int steps = Math.min(n, Math.max(FIRST_STEPS, probes.count() / 2));
      if (probes.count() < FEWEST_PROBES || process.steps() >= steps) {
        probes.add(batch);
      } else {
        batch = Math.min(batch, steps - process.steps());
        for (int i = 0; i < batch; i++) {
          process.step();
          probes.know(process.seen(process.steps() - 1));
        }
      }
      left -= batch;
    }
    return probes.trace();
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
}
