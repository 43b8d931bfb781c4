package sparsam.data;

/**
 * How a byte of a picture becomes an input: (x/255 − mean) / deviation in single precision, the
 * order of operations of torchvision's ToTensor and Normalize.
 *
 * @param mean of the training file's pixels, on a scale from 0 to 1
 * @param deviation standard deviation of the same
 */
public record Normalization(float mean, float deviation) {
  static final Normalization MNIST = new Normalization(0.1307f, 0.3081f);
  static final Normalization FASHION = new Normalization(0.2860f, 0.3530f);

  /** The inputs for the pixels from {@code from} (inclusive) to {@code to} (exclusive). */
  float[] apply(byte[] pixels, int from, int to) {
    float[] table = new float[256];
    for (int x = 0; x < table.length; x++) {
      table[x] = (x / 255f - mean) / deviation;
    }
    float[] inputs = new float[to - from];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = table[pixels[from + i] & 0xFF];
    }
    return inputs;
  }

  /** The bytes that became these inputs. */
  public byte[] restore(float[] inputs) {
    byte[] pixels = new byte[inputs.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) Math.clamp(Math.round(255 * (inputs[i] * deviation + mean)), 0, 255);
    }
    return pixels;
  }
}
