package sparsam.flatness;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import sparsam.flatness.curvature.Coordinates;
import sparsam.flatness.curvature.Eigenvalues;
import sparsam.flatness.curvature.Hessian;
import sparsam.flatness.curvature.Spectrum;
import sparsam.flatness.curvature.Vectors;
import sparsam.flatness.sharpness.Scale;
import sparsam.flatness.sharpness.Sharpness;
import sparsam.nn.Architecture;
import sparsam.nn.tangent.Loss;
import sparsam.nn.tangent.Sample;
import sparsam.nn.tangent.TangentNetwork;
import sparsam.prune.Mask;
import sparsam.result.Weights;

/**
 * The two measures of a network that are quick enough to be taken while it trains.
 *
 * @param loss over the examples
 * @param gradientNorm of that loss
 * @param largest λ₁
 * @param error how far that is from an eigenvalue at most
 * @param rise of the loss within the radius, after {@link #ASCENT} steps of ascent; not a number,
 *     as λ₁, where the loss or its gradient is none
 */
public record Glance(double loss, double gradientNorm, double largest, double error, double rise) {
  /** Steps of ascent: a single one finds much less. */
  public static final int ASCENT = 5;

  /** Of the residual, in parts of λ₁, which is nearer than that. */
  private static final double TOLERANCE = 0.03;

  private static final int MOST_STEPS = 60;

  /** What TangentNetwork puts out and keeps at most, in floats. */
  private static final long KEPT = 16L << 20;

  /** Its gradients, one a lane, in numbers of double precision. */
  private static final int GRADIENTS = 4;

  /**
   * Looks at weights, which are left as they are.
   *
   * @param mask which of them are pruned and no coordinates; null for none
   * @param goOn asked now and then whether it is still wanted; where not it ends with a {@link
   *     java.util.concurrent.CancellationException}
   * @throws IOException with one sentence where the weights are another network's
   */
  public static Glance at(
      Architecture architecture,
      int threads,
      Weights weights,
      @Nullable Mask mask,
      Sample sample,
      double radius,
      BooleanSupplier goOn)
      throws IOException {
    try (TangentNetwork network = new TangentNetwork(architecture, threads)) {
      Optional<String> lacking = weights.copyTo(network.parameters());
      if (lacking.isPresent()) {
        throw new IOException("the weights that train lack " + lacking.get());
      }
      Coordinates coordinates = Coordinates.of(network.parameters(), mask);
      double[] whole = new double[network.parameters().trainable()];
      Loss loss = network.gradient(sample, 0, sample.count(), whole, goOn);
      double norm = Vectors.norm(coordinates.gather(whole));
      if (!Double.isFinite(loss.mean()) || !Double.isFinite(norm)) {
        return new Glance(loss.mean(), norm, Double.NaN, Double.NaN, Double.NaN);
      }
      Eigenvalues ends =
          new Spectrum(new Hessian(network, sample, coordinates, goOn), 0)
              .ends(1, TOLERANCE, MOST_STEPS);
      boolean none = ends.largest().isEmpty();
      double rise =
          new Sharpness(network, sample, coordinates, Scale.PLAIN, goOn)
              .ascend(List.of(radius), ASCENT)
              .getLast()
              .loss();
      return new Glance(
          loss.mean(),
          norm,
          none ? 0 : ends.largest().getFirst(),
          none ? 0 : ends.errors().getFirst(),
          rise);
    }
  }

  /**
   * Bytes that it takes at most: the vectors of Lanczos, the sums, and what the network puts out.
   *
   * @param trainable parameters of the network
   */
  public static long bytes(long trainable) {
    return (long) Float.BYTES * trainable * (MOST_STEPS + 2)
        + (long) Double.BYTES * trainable * (7 + GRADIENTS)
        + Float.BYTES * KEPT;
  }
}
