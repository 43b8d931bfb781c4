package sparsam.nn;

/**
 * What a network keeps in Java's heap once it has made a step, in bytes, told without making one.
 *
 * @param values how many parameters and statistics it has
 * @param trainable how many of them are trained
 * @param weights the parameters, and where each lies in PyTorch's order
 * @param gradients one for every lane, however few threads there are
 * @param activations what the layers put out for a batch, their gradients, and where images lie
 * @param scratch the threads' own room inside a layer
 */
public record Footprint(
    long values, long trainable, long weights, long gradients, long activations, long scratch) {
  /** Of a network of which nothing is known. */
  public static final Footprint UNKNOWN = new Footprint(0, 0, 0, 0, 0, 0);

  public long bytes() {
    return weights + gradients + activations + scratch;
  }
}
