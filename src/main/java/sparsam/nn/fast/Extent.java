package sparsam.nn.fast;

import java.util.ArrayList;
import java.util.List;
import sparsam.nn.Footprint;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.fast.Convolution.Geometry;
import sparsam.nn.fast.Patches.Columns;
import sparsam.nn.fast.Patches.Rows;
import sparsam.nn.fast.winograd.Room;
import sparsam.nn.layer.Blueprint;
import sparsam.nn.layer.Layer.AveragePool;
import sparsam.nn.layer.Layer.BatchNorm;
import sparsam.nn.layer.Layer.Conv;
import sparsam.nn.layer.Layer.Dense;
import sparsam.nn.layer.Layer.GlobalAveragePool;
import sparsam.nn.layer.Layer.MaxPool;
import sparsam.nn.layer.Layer.Tensor;
import sparsam.nn.layer.Step;
import sparsam.nn.team.Division;

/**
 * How much memory the {@link Compiler} would ask for: the same walk over the same steps, counting
 * what each makes. Where the compiler or a layer makes another array, this has to know of it; a
 * test compares the two.
 */
final class Extent {
  /** A reference, and the place in an array that it leads to once that was used. */
  private static final long REFERENCE = 4;

  private static final long PLACE = 40;

  /** Values and gradients of a layer's output. */
  private static final long BOTH = 2L * Float.BYTES;

  private final Blueprint blueprint;
  private final long capacity;
  private final long threads;
  private final Division division;
  private final List<Geometry> scattering = new ArrayList<>();
  private long trainable;
  private long statistics;

  /** Parameters whose order is another than PyTorch's. */
  private long reordered;

  private long activations;

  /** Floats of a thread's scratch: what the layer with the most uses. */
  private long scratch;

  /** Bytes that layers keep for a thread besides. */
  private long kept;

  /** A thread's for Winograd's filtering. */
  private final Room room = new Room();

  /** Floats of transformed kernels and of their gradients. */
  private long kernels;

  /** Whether the values under way are rows over the batch. */
  private boolean rows;

  private Extent(Blueprint blueprint, int capacity, int threads) {
    this.blueprint = blueprint;
    this.capacity = capacity;
    this.threads = threads;
    this.division = Division.of(capacity, blueprint.parameters());
  }

  /**
   * @param capacity images that a pass holds
   * @param threads that carry them
   */
  static Footprint of(Blueprint blueprint, int capacity, int threads) {
    Extent extent = new Extent(blueprint, capacity, threads);
    extent.put(blueprint.input().features());
    for (int i = 0; i < blueprint.steps().size(); i++) {
      extent.add(i);
    }
    if (!extent.rows) {
      extent.put(blueprint.input().classes());
    }
    return extent.total();
  }

  private void add(int number) {
    Step step = blueprint.steps().get(number);
    switch (step.layer()) {
      case Conv conv -> convolution(number, step, conv);
      case BatchNorm _ -> {
        int channels = step.in().channels();
        if (rows) {
          activations += channels * 2L * Double.BYTES;
        } else {
          int tile = Tile.of(channels, step.in().area()).length();
          kept += 6L * tile * Float.BYTES;
          activations += channels * (2L * Double.BYTES * division.lanes() + 2L * Float.BYTES);
        }
        put(step.out().size());
      }
      case MaxPool _ -> {
        put(step.out().size());
        if (blueprint.steps().get(Math.max(0, number - 1)).layer() instanceof Conv
            && Compiler.pool(blueprint, number - 1) > 1) {
          kept += 6L * step.out().size() * Float.BYTES;
        }
      }
      case AveragePool _, GlobalAveragePool _ -> put(step.out().size());
      case Dense _ -> {
        rows = true;
        put(step.out().size());
      }
      default -> {
        // Works in place, or not at all.
      }
    }
    for (Tensor tensor : step.tensors()) {
      trainable += tensor.kind() == Kind.STATISTIC ? 0 : tensor.length();
      statistics += tensor.kind() == Kind.STATISTIC ? tensor.length() : 0;
      reordered += Compiler.reordered(blueprint, number, tensor) > 0 ? tensor.length() : 0;
    }
  }

  private void convolution(int number, Step step, Conv conv) {
    Geometry g = Geometry.of(step, conv, Compiler.pool(blueprint, number));
    WinogradShape shape = new WinogradShape(g);
    if (shape.suits()) {
      shape.plan(room, (int) capacity);
      kernels += shape.kept((int) capacity, conv.bias(), trainable > 0);
      put(step.out().size());
      return;
    }
    boolean inputGradient = trainable > 0;
    Patches patches = Compiler.isByColumns(step, inputGradient) ? new Columns(g) : new Rows(g);
    int tile = Tile.of(g.out(), g.positions()).length();
    long block = Math.min(patches.imagesPerBlock(), division.images());
    scratch = Math.max(scratch, Convolution.scratch(g, block, patches instanceof Columns));
    long pixels = (long) g.height() * g.width();
    activations += capacity * pixels * REFERENCE;
    if (inputGradient && patches instanceof Rows) {
      // A patch's rows begin at every row of the image, and as often in it as there are patches.
      activations += capacity * g.height() * g.outWidth() * PLACE;
      kept += block * g.positions() * g.kernel() * PLACE;
      scattering.add(g);
    }
    put(step.out().size());
    long places = capacity * step.out().size() / tile;
    activations += places * (conv.bias() ? REFERENCE + PLACE : REFERENCE);
  }

  /** The next layer's output. */
  private void put(long values) {
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
        Float.BYTES * trainable * division.lanes(),
        activations + Double.BYTES * capacity,
        Float.BYTES * kernels + threads * (Float.BYTES * (scratch + room.floats()) + kept));
  }
}
