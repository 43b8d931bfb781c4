package sparsam.nn.speed;

import java.util.List;

/**
 * What a network's layers gain by a smaller form of it, as it was measured.
 *
 * @param images that were answered each time
 * @param layers in the network's order
 */
public record Speeds(int images, List<LayerSpeed> layers) {
  public Speeds {
    layers = List.copyOf(layers);
  }

  /** All layers as one. */
  public LayerSpeed all() {
    return LayerSpeed.total("", layers);
  }
}
