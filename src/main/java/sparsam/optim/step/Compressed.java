package sparsam.optim.step;

import java.util.ArrayList;
import java.util.List;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Parameters.Slice;
import sparsam.optim.Cram;
import sparsam.optim.step.Part.Quantity;

/** CrAM: up along the gradient, down to the largest weights, and the gradient of those. */
final class Compressed implements Ascent {
  private final Flat flat;
  private final float[] saved;
  private final float[] keep;
  private final float[] clean;
  private final Cram numbers;
  private final double rho;
  private final Magnitudes magnitudes;
  private final List<Slice> weights = new ArrayList<>();
  private double zeros;
  private double taken;

  /**
   * @param saved where w is kept
   * @param keep becomes 1 for what stays at the compressed point and 0 for what does not
   * @param clean where g is kept for CrAM⁺; empty without
   * @param rho ρ of this step
   */
  Compressed(
      Flat flat,
      float[] saved,
      float[] keep,
      float[] clean,
      Cram numbers,
      double rho,
      Magnitudes magnitudes) {
    this.magnitudes = magnitudes;
    this.flat = flat;
    this.saved = saved;
    this.keep = keep;
    this.clean = clean;
    this.numbers = numbers;
    this.rho = rho;
    for (Slice slice : flat.parameters().slices()) {
      if (slice.kind() == Kind.WEIGHT) {
        weights.add(slice);
      }
    }
  }

  @Override
  public double climb(double gradientNorm) {
    System.arraycopy(flat.g, 0, clean, 0, clean.length);
    new Straight(flat, saved, rho, false).climb(gradientNorm);
    float[] w = flat.w;
    float[] off = flat.g; // is computed anew at the compressed point
    flat.divide(
        (_, from, to) -> {
          for (int i = from; i < to; i++) {
            keep[i] = 1;
            off[i] = 0;
          }
        });
    long gone = 0;
    long all = 0;
    for (Slice slice : weights) {
      compress(slice, off);
      all += slice.length();
      for (int i = slice.offset(); i < slice.end(); i++) {
        gone += w[i] == 0 ? 1 : 0;
      }
    }
    zeros = (double) gone / all;
    taken = flat.norm(off);
    return flat.measure(
        off,
        (_, from, to) -> {
          for (int i = from; i < to; i++) {
            off[i] = w[i] - saved[i];
          }
        });
  }

  /** Sets the smallest of a weight to zero; among equal ones the first. */
  private void compress(Slice slice, float[] off) {
    int prune = (int) Math.rint(numbers.fraction() * slice.length());
    if (prune == 0) {
      return;
    }
    float[] w = flat.w;
    magnitudes.find(w, slice.offset(), slice.end(), prune);
    int ties = magnitudes.ties();
    for (int i = slice.offset(); i < slice.end(); i++) {
      int order = Float.compare(Math.abs(w[i]), magnitudes.threshold());
      if (order < 0 || (order == 0 && ties-- > 0)) {
        off[i] = w[i];
        keep[i] = 0;
        w[i] = 0;
      }
    }
  }

  @Override
  public boolean turn() {
    float[] g = flat.g;
    boolean plus = clean.length > 0;
    flat.divide(
        (_, from, to) -> {
          flat.mask(from, to);
          for (int i = from; i < to; i++) {
            g[i] *= keep[i];
          }
          for (int i = from; plus && i < to; i++) {
            g[i] += clean[i];
          }
        });
    return true;
  }

  @Override
  public List<Part> parts() {
    return List.of(new Part(Quantity.ZEROS, zeros), new Part(Quantity.COMPRESSED, taken));
  }
}
