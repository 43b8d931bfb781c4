package sparsam.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sparsam.nn.layer.Blueprint;
import sparsam.nn.layer.Layer.Tensor;

/**
 * A network's parameters and BatchNorm statistics: one flat vector and its named slices, under
 * PyTorch's names and shapes.
 *
 * <p>The vector's trainable part comes first, BatchNorm's running statistics last. Inside a slice
 * the engine may keep its own order (channels last, say): element-wise arithmetic over {@link
 * #values()} needs not care, and {@link #read} and {@link #write} speak PyTorch's order.
 */
public final class Parameters {
  /** What a slice is to an optimiser and to pruning. */
  public enum Kind {
    /** A weight of rank ≥ 2: trainable and prunable. */
    WEIGHT,
    /** A bias or BatchNorm's β: trainable. */
    BIAS,
    /** BatchNorm's γ: trainable; prunable on request. */
    SCALE,
    /** A running mean or variance: neither. */
    STATISTIC
  }

  /**
   * A named tensor inside the flat vector.
   *
   * @param name PyTorch's, {@code conv1.weight}
   * @param shape PyTorch's
   * @param offset index of its first element in {@link Parameters#values()}
   * @param length number of elements
   */
  public record Slice(String name, List<Integer> shape, Kind kind, int offset, int length) {
    public boolean trainable() {
      return kind != Kind.STATISTIC;
    }

    public int end() {
      return offset + length;
    }
  }

  private final List<Slice> slices;
  private final List<int @Nullable []> orders;
  private final float[] values;
  private final int trainable;

  private Parameters(List<Slice> slices, List<int @Nullable []> orders) {
    this.slices = List.copyOf(slices);
    this.orders = orders;
    this.trainable = slices.stream().filter(Slice::trainable).mapToInt(Slice::length).sum();
    this.values = new float[slices.stream().mapToInt(Slice::length).sum()];
  }

  /** Those of a network that nothing computes: all zero, in PyTorch's order. */
  public static Parameters of(Blueprint blueprint) {
    Builder builder = new Builder();
    for (Tensor tensor : blueprint.tensors()) {
      builder.add(tensor.name(), tensor.kind(), tensor.shape(), null);
    }
    return builder.build();
  }

  /** Every value, trainable ones first; the live vector, in the engine's order. */
  public float[] values() {
    return values;
  }

  /** How many of {@link #values()} are trainable: indices 0 to this. */
  public int trainable() {
    return trainable;
  }

  /** All slices in PyTorch's order of {@code state_dict}, trainable ones first. */
  public List<Slice> slices() {
    return slices;
  }

  public Optional<Slice> find(String name) {
    return slices.stream().filter(slice -> slice.name().equals(name)).findFirst();
  }

  /** A copy of a slice's values in PyTorch's order. */
  public float[] read(Slice slice) {
    return read(slice, values);
  }

  /**
   * The same slice of another vector of this layout (a gradient, a momentum buffer, a mask), in
   * PyTorch's order.
   */
  public float[] read(Slice slice, float[] vector) {
    float[] copy = new float[slice.length()];
    int[] order = order(slice);
    for (int i = 0; i < copy.length; i++) {
      copy[i] = vector[slice.offset() + (order == null ? i : order[i])];
    }
    return copy;
  }

  /** The same of a vector of doubles. */
  public double[] read(Slice slice, double[] vector) {
    double[] copy = new double[slice.length()];
    int[] order = order(slice);
    for (int i = 0; i < copy.length; i++) {
      copy[i] = vector[slice.offset() + (order == null ? i : order[i])];
    }
    return copy;
  }

  /** Sets a slice from values in PyTorch's order. */
  public void write(Slice slice, float[] source) {
    write(slice, source, values);
  }

  /** Sets the same slice of another vector of this layout from values in PyTorch's order. */
  public void write(Slice slice, float[] source, float[] vector) {
    if (source.length != slice.length()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s takes %d values, not %d",
              slice.name(),
              slice.length(),
              source.length));
    }
    int[] order = order(slice);
    for (int i = 0; i < source.length; i++) {
      vector[slice.offset() + (order == null ? i : order[i])] = source[i];
    }
  }

  private int @Nullable [] order(Slice slice) {
    return orders.get(slices.indexOf(slice));
  }

  /** Collects slices, then lays them out: trainable ones first, each group in the order added. */
  public static final class Builder {
    private final List<Slice> slices = new ArrayList<>();
    private final List<int @Nullable []> orders = new ArrayList<>();

    /**
     * @param order for every index in PyTorch's order the index inside the stored slice; null where
     *     they are the same
     */
    public Builder add(String name, Kind kind, List<Integer> shape, int @Nullable [] order) {
      int length = shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
      slices.add(new Slice(name, List.copyOf(shape), kind, 0, length));
      orders.add(order);
      return this;
    }

    public Parameters build() {
      List<Slice> placed = new ArrayList<>();
      List<int @Nullable []> placedOrders = new ArrayList<>();
      int offset = 0;
      for (boolean trainable : new boolean[] {true, false}) {
        for (int i = 0; i < slices.size(); i++) {
          Slice slice = slices.get(i);
          if (slice.trainable() == trainable) {
            placed.add(
                new Slice(slice.name(), slice.shape(), slice.kind(), offset, slice.length()));
            placedOrders.add(orders.get(i));
            offset += slice.length();
          }
        }
      }
      return new Parameters(placed, placedOrders);
    }
  }
}
