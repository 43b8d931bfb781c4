package sparsam.nn.fast;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Architecture;
import sparsam.nn.Footprint;
import sparsam.nn.dl4j.Configurations;
import sparsam.nn.fast.Convolution.Geometry;
import sparsam.nn.fast.Patches.Columns;
import sparsam.nn.fast.Patches.Rows;

/**
 * How much memory the {@link Compiler} would ask for: the same walk over the same layers, counting
 * what each makes. Where the compiler or a layer makes another array, this has to know of it; a
 * test compares the two.
 */
final class Extent {
  /** A reference, and the place in an array that it leads to once that was used. */
  private static final long REFERENCE = 4;

  private static final long PLACE = 40;

  /** Values and gradients of a layer's output. */
  private static final long BOTH = 2L * Float.BYTES;

  private final long capacity;
  private final long lanes;
  private final List<Geometry> scattering = new ArrayList<>();
  private long trainable;
  private long statistics;

  /** Parameters whose order is another than PyTorch's. */
  private long reordered;

  private long activations;

  /** Floats of a lane's scratch: what the layer with the most uses. */
  private long scratch;

  /** Bytes that layers keep for a lane besides. */
  private long kept;

  private int channels = 1;
  private int side = Architecture.SIDE;
  private long features = Architecture.FEATURES;
  private boolean images = true;
  private boolean first = true;

  private Extent(int capacity, int lanes) {
    this.capacity = capacity;
    this.lanes = lanes;
  }

  /**
   * @param capacity images that a pass holds
   * @param lanes that carry them
   */
  static Footprint of(Architecture architecture, int capacity, int lanes) {
    Extent extent = new Extent(capacity, lanes);
    List<Layer> definition = Configurations.layers(architecture);
    extent.put(Architecture.FEATURES);
    for (int i = 0; i < definition.size(); i++) {
      extent.add(definition.get(i), i + 1 < definition.size() ? definition.get(i + 1) : null);
      extent.first = false;
    }
    return extent.total();
  }

  private void add(Layer layer, @Nullable Layer above) {
    switch (layer) {
      case ConvolutionLayer convolution -> convolution(convolution, above);
      case BatchNormalization _ -> {
        trainable += 2L * channels;
        statistics += 2L * channels;
        int tile = Tile.of(channels, side * side).length();
        kept += 6L * tile * Float.BYTES + channels * (2L * Double.BYTES + Float.BYTES);
        put(features);
      }
      case SubsamplingLayer _ -> {
        side /= 2;
        put(features / 4);
        kept += 6 * features * Float.BYTES;
      }
      case FeedForwardLayer dense -> {
        long weights = dense.getNIn() * dense.getNOut();
        trainable += weights + dense.getNOut();
        reordered += images ? weights : 0;
        images = false;
        put(dense.getNOut());
      }
      default -> {
        // A rectifier works in place.
      }
    }
  }

  private void convolution(ConvolutionLayer layer, @Nullable Layer above) {
    Geometry g = Compiler.geometry(layer, side, above);
    Patches patches = first ? new Columns(g) : new Rows(g);
    int tile = Tile.of(g.out(), g.positions()).length();
    long weights = (long) g.out() * g.patch();
    trainable += weights + g.out();
    reordered += weights;
    long block = Math.min(capacity, patches.imagesPerBlock());
    scratch = Math.max(scratch, block * g.positions() * g.patch() + tile);
    long pixels = (long) g.side() * g.side();
    activations += capacity * pixels * REFERENCE;
    if (patches instanceof Rows) {
      // A patch's rows begin at every row of the image, and as often in it as there are patches.
      activations += capacity * g.side() * g.outSide() * PLACE;
      kept += block * g.positions() * g.kernel() * PLACE;
      scattering.add(g);
    }
    channels = g.out();
    side = g.outSide();
    put((long) g.positions() * g.out());
    activations += capacity * features / tile * (REFERENCE + PLACE);
  }

  /** The next layer's output. */
  private void put(long values) {
    features = values;
    activations += BOTH * capacity * values;
  }

  private Footprint total() {
    for (Geometry g : scattering) {
      kept += scratch / g.in() * REFERENCE;
    }
    long values = trainable + statistics;
    return new Footprint(
        values,
        trainable,
        Float.BYTES * values + Integer.BYTES * reordered,
        Float.BYTES * trainable * lanes,
        activations + Double.BYTES * capacity,
        lanes * (Float.BYTES * scratch + kept));
  }
}
