package sparsam.flatness.curvature;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The process of Lanczos (1950): an orthonormal basis in which a symmetric matrix becomes
 * tridiagonal, one product a step. Every step is made orthogonal to all before, twice: otherwise
 * eigenvalues that were found come back as ghosts.
 */
final class Krylov {
  /** A remainder this much smaller than the matrix is rounding: the basis is closed. */
  private static final double CLOSED = 1e-6;

  private final Symmetric matrix;
  private final SplittableRandom random;
  private final List<float[]> basis = new ArrayList<>();
  private final List<Double> diagonal = new ArrayList<>();
  private final List<Double> beside = new ArrayList<>();
  private double size;
  private int sinceStart;

  /**
   * @param start a vector, not zero; where the matrix has no rows nothing can be done
   * @param random for another start, where the basis is closed before it is whole
   */
  Krylov(Symmetric matrix, double[] start, SplittableRandom random) {
    this.matrix = matrix;
    this.random = random;
    basis.add(Vectors.scaled(1 / Vectors.norm(start), start));
  }

  int steps() {
    return diagonal.size();
  }

  /** Whether the basis spans the whole space. */
  boolean isWhole() {
    return steps() == matrix.size();
  }

  /** Steps since the basis was closed last, or since the beginning. */
  int sinceStart() {
    return sinceStart;
  }

  /** One product; the basis grows by one. */
  void step() {
    float[] q = basis.getLast();
    double[][] product = new double[1][matrix.size()];
    matrix.multiply(new float[][] {q}, product);
    double[] rest = product[0];
    size = Math.max(size, Vectors.norm(rest));
    diagonal.add(Vectors.dot(q, rest));
    sinceStart++;
    orthogonalise(rest);
    double norm = Vectors.norm(rest);
    if (isWhole()) {
      beside.add(0.0);
    } else if (norm > CLOSED * size) {
      beside.add(norm);
      basis.add(Vectors.scaled(1 / norm, rest));
    } else {
      beside.add(0.0);
      double[] start = Vectors.direction(matrix.size(), random);
      orthogonalise(start);
      basis.add(Vectors.scaled(1 / Vectors.norm(start), start));
      sinceStart = 0;
    }
  }

  private void orthogonalise(double[] vector) {
    for (int round = 0; round < 2; round++) {
      for (float[] q : basis) {
        Vectors.add(-Vectors.dot(q, vector), q, vector);
      }
    }
  }

  /** The norm of what the steps have not taken up. */
  double beta() {
    return beside.getLast();
  }

  Ritz ritz() {
    return Ritz.of(diagonal, beside);
  }

  /**
   * The unit vector, in the whole space, that belongs to one of the tridiagonal matrix's values.
   *
   * @param number of the value, the largest being 0
   */
  float[] vector(int number) {
    double[] inside = Ritz.vector(diagonal, beside, number);
    double[] vector = new double[matrix.size()];
    for (int i = 0; i < inside.length; i++) {
      Vectors.add(inside[i], basis.get(i), vector);
    }
    return Vectors.scaled(1 / Vectors.norm(vector), vector);
  }

  /**
   * What a step has seen of the matrix: own·qqᵀ + beside·(q·nextᵀ + next·qᵀ).
   *
   * @param q the step's unit vector
   * @param next the one after it
   */
  record Seen(double own, double beside, float[] q, float[] next) {}

  /** By number, from 0 on: all steps' parts together are the tridiagonal matrix. */
  Seen seen(int step) {
    float[] q = basis.get(step);
    float[] next = step + 1 < basis.size() ? basis.get(step + 1) : q;
    return new Seen(diagonal.get(step), beside.get(step), q, next);
  }
}
