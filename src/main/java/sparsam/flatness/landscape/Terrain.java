package sparsam.flatness.landscape;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import sparsam.data.Digest;
import sparsam.data.Examples;
import sparsam.nn.Network;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.layer.Layer.BatchNorm;
import sparsam.train.Evaluation;
import sparsam.train.Evaluator;

/**
 * A network and the images it is asked about, at any place in the space of its weights. Used by one
 * thread at a time, which closes it.
 */
public final class Terrain implements AutoCloseable {
  private final Network network;
  private final Examples examples;
  private final int batch;
  private final Evaluator evaluator;
  private final List<Slice> statistics;
  private @Nullable String digest;

  /**
   * @param network is this one's from now on; its weights are written over
   * @param examples in memory as numbers, see {@link Examples#unpacked()}
   * @param batch images that the network takes at once in training mode, at least 1
   */
  public Terrain(Network network, Examples examples, int batch) {
    this.network = network;
    this.examples = examples;
    this.batch = batch;
    this.evaluator = new Evaluator(network);
    this.statistics =
        network.parameters().slices().stream().filter(s -> s.kind() == Kind.STATISTIC).toList();
  }

  /** The network's parameters, which say what the places of a vector mean. */
  public Parameters parameters() {
    return network.parameters();
  }

  /** How many images it is asked about. */
  public int count() {
    return examples.count();
  }

  /** The same for the same images with the same labels, on every computer. */
  public String digest() {
    String made = digest;
    if (made == null) {
      Digest sum = Digest.sha256();
      sum.update(examples.inputs());
      sum.update(examples.labels());
      made = sum.hex();
      digest = made;
    }
    return made;
  }

  /** Whether the network has running statistics. */
  public boolean hasStatistics() {
    return !statistics.isEmpty();
  }

  /**
   * Loss and accuracy on the first images, in evaluation mode; running variances below 0, which
   * lines beyond a network may lead to, count as 0.
   *
   * @param count of images, at most {@link #count()}
   * @param goOn asked every few hundred images
   * @return empty where it was given up
   */
  public Optional<Value> measure(Point point, int count, BooleanSupplier goOn) {
    go(point);
    return evaluate(count, goOn);
  }

  /** The same on all images. */
  public Optional<Value> measure(Point point, BooleanSupplier goOn) {
    return measure(point, count(), goOn);
  }

  /**
   * The same on all images, with BatchNorm's statistics estimated anew for these weights: averages
   * over one pass, in which each image counts alike (Izmailov et al. 2018).
   */
  public Optional<Value> measureAdapted(Point point, BooleanSupplier goOn) {
    go(point);
    return adapt(goOn) ? evaluate(count(), goOn) : Optional.empty();
  }

  private Optional<Value> evaluate(int count, BooleanSupplier goOn) {
    Optional<Evaluation> found = evaluator.evaluate(examples, count, goOn);
    return found.map(one -> new Value(one.loss(), one.accuracy()));
  }

  private void go(Point point) {
    float[] values = parameters().values();
    point.writeTo(values);
    for (Slice slice : statistics) {
      if (slice.name().endsWith("running_var")) {
        for (int i = slice.offset(); i < slice.end(); i++) {
          values[i] = Math.max(0, values[i]);
        }
      }
    }
  }

  /**
   * A pass over statistics of 0 leaves {@link BatchNorm#MOMENTUM} times the batch's in their place.
   *
   * @return false where it was given up
   */
  private boolean adapt(BooleanSupplier goOn) {
    if (!hasStatistics()) {
      return true;
    }
    float[] values = parameters().values();
    double[] sums = new double[values.length];
    float[] inputs = examples.inputs();
    int features = examples.features();
    for (int from = 0; from < count(); from += batch) {
      if (!goOn.getAsBoolean()) {
        return false;
      }
      int to = Math.min(count(), from + batch);
      statistics.forEach(slice -> Arrays.fill(values, slice.offset(), slice.end(), 0));
      network.recalibrate(
          Arrays.copyOfRange(inputs, from * features, to * features),
          Arrays.copyOfRange(examples.labels(), from, to),
          to - from);
      for (Slice slice : statistics) {
        for (int i = slice.offset(); i < slice.end(); i++) {
          sums[i] += (to - from) * (values[i] / BatchNorm.MOMENTUM);
        }
      }
    }
    for (Slice slice : statistics) {
      for (int i = slice.offset(); i < slice.end(); i++) {
        values[i] = (float) (sums[i] / count());
      }
    }
    return true;
  }

  /** Releases the network. */
  @Override
  public void close() {
    network.close();
  }
}
