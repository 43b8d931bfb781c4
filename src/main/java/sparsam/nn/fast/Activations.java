package sparsam.nn.fast;

import java.util.Locale;
import sparsam.nn.team.Lane;

/**
 * What a layer puts out for a batch, and the loss's gradient with respect to it.
 *
 * @param layout how both are laid out
 * @param features values per image
 * @param values the activations
 * @param gradients as long as {@code values}
 */
public record Activations(Layout layout, int features, float[] values, float[] gradients) {
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  public enum Layout {
    /** [count, features], an image's features channels last; a lane owns whole images. */
    IMAGES,
    /**
     * [features, count]: what matrix products with few images like best; a lane owns whole
     * features.
     */
    FEATURES
  }

  public static Activations of(Layout layout, int features, int capacity) {
    if ((long) features * capacity > LONGEST_ARRAY) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a batch size of %d is too large: a layer puts out %d values an image",
              capacity,
              features));
    }
    int length = features * capacity;
    return new Activations(layout, features, new float[length], new float[length]);
  }

  /**
   * Copies this lane's images in, channels last.
   *
   * @param images [images, channels, height, width]
   * @param first the one that becomes image 0 here
   */
  public void take(float[] images, int first, int channels, Lane lane, int count) {
    int from = from(lane, count);
    if (channels == 1) {
      System.arraycopy(images, first * features + from, values, from, to(lane, count) - from);
      return;
    }
    int area = features / channels;
    for (int to = from; to < to(lane, count); to += features) {
      int source = first * features + to;
      for (int c = 0; c < channels; c++) {
        for (int p = 0; p < area; p++) {
          values[to + p * channels + c] = images[source + c * area + p];
        }
      }
    }
  }

  /** The first index that a lane owns. */
  public int from(Lane lane, int count) {
    return layout == Layout.IMAGES ? lane.from(count) * features : lane.from(features) * count;
  }

  /** One past the last index that a lane owns. */
  public int to(Lane lane, int count) {
    return layout == Layout.IMAGES ? lane.to(count) * features : lane.to(features) * count;
  }
}
