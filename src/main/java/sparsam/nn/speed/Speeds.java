package sparsam.nn.speed;

import java.util.List;

/**
 * What a network's layers gain by a smaller form of it, as it was measured.
 *
 * @param images that were answered each time
 * @param layers in the network's order
 * @param form in which it was measured
 */
public record Speeds(int images, List<LayerSpeed> layers, Form form) {
  /** In what way less is computed. */
  public enum Form {
    /** Channels that are gone are cut out. */
    COMPACT,
    /** Zeros are skipped, in the layers in which that is faster. */
    SPARSE
  }

  public Speeds {
    layers = List.copyOf(layers);
  }

  /** Where channels are cut out. */
  public Speeds(int images, List<LayerSpeed> layers) {
    this(images, layers, Form.COMPACT);
  }

  /** All layers as one. */
  public LayerSpeed all() {
    return LayerSpeed.total("", layers);
  }
}
