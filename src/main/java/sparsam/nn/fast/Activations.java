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
record Activations(Layout layout, int features, float[] values, float[] gradients) {
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  enum Layout {
    /** [count, features], an image's features channels last; a lane owns whole images. */
    IMAGES,
    /**
     * [features, count]: what matrix products with few images like best; a lane owns whole
     * features.
     */
    FEATURES
  }

  static Activations of(Layout layout, int features, int capacity) {
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

  /** The first index that a lane owns. */
  int from(Lane lane, int count) {
    return layout == Layout.IMAGES ? lane.from(count) * features : lane.from(features) * count;
  }

  /** One past the last index that a lane owns. */
  int to(Lane lane, int count) {
    return layout == Layout.IMAGES ? lane.to(count) * features : lane.to(features) * count;
  }
}
