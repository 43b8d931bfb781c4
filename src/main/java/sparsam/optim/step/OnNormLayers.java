package sparsam.optim.step;

import static sparsam.optim.step.Flat.TINY;

import java.util.ArrayList;
import java.util.List;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Parameters.Slice;
import sparsam.optim.step.Part.Quantity;

/** SAM-ON's climb, in BatchNorm's γ and β only. */
final class OnNormLayers implements Ascent {
  private final Flat flat;
  private final float[] saved;
  private final double rho;
  private double norm;

  /**
   * @param saved where w is kept
   * @param rho ρ of this step
   */
  OnNormLayers(Flat flat, float[] saved, double rho) {
    this.flat = flat;
    this.saved = saved;
    this.rho = rho;
  }

  @Override
  public double climb(double gradientNorm) {
    float[] w = flat.w;
    float[] g = flat.g;
    flat.divide((_, from, to) -> System.arraycopy(w, from, saved, from, to - from));
    List<Slice> slices = slices(flat.parameters());
    double squares = 0;
    for (Slice slice : slices) {
      for (int i = slice.offset(); i < slice.end(); i++) {
        squares += (double) g[i] * g[i];
      }
    }
    norm = Math.sqrt(squares);
    float scale = (float) (rho / (norm + TINY));
    for (Slice slice : slices) {
      for (int i = slice.offset(); i < slice.end(); i++) {
        w[i] += scale * g[i];
      }
    }
    return rho * norm / (norm + TINY);
  }

  /** γ of every BatchNorm, and its β, which is the bias of the same layer. */
  private static List<Slice> slices(Parameters parameters) {
    List<Slice> slices = new ArrayList<>();
    for (Slice slice : parameters.slices()) {
      if (slice.kind() == Kind.SCALE) {
        slices.add(slice);
        String layer = slice.name().substring(0, slice.name().lastIndexOf('.'));
        parameters.find(layer + ".bias").ifPresent(slices::add);
      }
    }
    return slices;
  }

  @Override
  public List<Part> parts() {
    return List.of(new Part(Quantity.NORM_LAYERS, norm));
  }
}
