package sparsam.nn.tangent;

/**
 * Images that a loss is the mean over, and their labels.
 *
 * @param inputs [count, channels · height · width], image after image
 * @param labels from 0 on; as many as there are images
 */
public record Sample(float[] inputs, int[] labels) {
  public int count() {
    return labels.length;
  }
}
