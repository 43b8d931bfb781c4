package sparsam.plot;

import java.util.List;

/**
 * Where the parts of a drawn picture lie.
 *
 * @param plot the area of the data; without width where there was nothing to draw
 * @param legend the entries' places in order
 * @param labels every other text's place
 */
public record Layout(Box plot, List<Box> legend, List<Box> labels) {
  public Layout {
    legend = List.copyOf(legend);
    labels = List.copyOf(labels);
  }
}
