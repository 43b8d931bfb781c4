package sparsam.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import sparsam.data.DataOrigin;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.file.Safetensors;
import sparsam.result.BestWeights;
import sparsam.result.EpochRow;

/**
 * A training as it was after an epoch: parameters, BatchNorm's statistics, what its optimiser keeps
 * and the weights of its best epoch as safetensors, and where it was as their metadata.
 *
 * @param track the training's name
 * @param epoch the epoch that was finished, counted from 1
 * @param steps steps since the training's beginning
 * @param gradients gradient evaluations since its beginning
 * @param seconds its steps took
 * @param data that it trains on
 */
public record Checkpoint(
    String track, int epoch, long steps, long gradients, double seconds, DataOrigin data) {
  private static final String FINGERPRINT = "data";

  private static final String BEST = "best";

  /**
   * What is read back bit for bit by {@link #restore}.
   *
   * @param kept what the optimiser keeps from step to step, by name
   */
  byte[] write(Parameters parameters, Map<String, float[]> kept, BestWeights best) {
    Safetensors file = Safetensors.of(parameters);
    for (Map.Entry<String, float[]> vector : kept.entrySet()) {
      for (Slice slice : parameters.slices()) {
        if (slice.trainable()) {
          file.put(
              tensor(vector.getKey(), slice),
              slice.shape(),
              parameters.read(slice, vector.getValue()));
        }
      }
    }
    float[] values = best.values();
    if (values != null && best.epoch() < epoch) {
      for (Slice slice : parameters.slices()) {
        file.put(tensor(BEST, slice), slice.shape(), parameters.read(slice, values));
      }
    }
    if (values != null) {
      file.metadata().put(BEST, Integer.toString(best.epoch()));
    }
    file.metadata().put("track", track);
    file.metadata().put("epoch", Integer.toString(epoch));
    file.metadata().put("steps", Long.toString(steps));
    file.metadata().put("gradients", Long.toString(gradients));
    file.metadata().put("seconds", Double.toString(seconds));
    if (data.isKnown()) {
      file.metadata().put(FINGERPRINT, data.fingerprint());
    }
    return file.toBytes();
  }

  static Checkpoint of(Safetensors file, Path path) throws IOException {
    try {
      return new Checkpoint(
          file.metadata().getOrDefault("track", ""),
          Integer.parseInt(file.metadata().getOrDefault("epoch", "")),
          Long.parseLong(file.metadata().getOrDefault("steps", "")),
          Long.parseLong(file.metadata().getOrDefault("gradients", "")),
          Double.parseDouble(file.metadata().getOrDefault("seconds", "")),
          new DataOrigin(file.metadata().getOrDefault(FINGERPRINT, ""), false, null));
    } catch (NumberFormatException e) {
      throw new IOException(path + " is no checkpoint: its metadata lack the epoch", e);
    }
  }

  private static String tensor(String vector, Slice slice) {
    return vector + "." + slice.name();
  }

  /**
   * Sets a network's parameters, and what its optimiser keeps, from a checkpoint's file.
   *
   * @param rows of the epochs up to it
   * @param best gets the weights of the best of them, where the file has them
   */
  static void restore(
      Safetensors file,
      Path path,
      Parameters parameters,
      Map<String, float[]> kept,
      List<EpochRow> rows,
      BestWeights best)
      throws IOException {
    try {
      for (Slice slice : parameters.slices()) {
        parameters.write(slice, file.floats(slice.name(), slice.shape()));
        for (Map.Entry<String, float[]> vector : kept.entrySet()) {
          if (slice.trainable()) {
            String name = tensor(vector.getKey(), slice);
            parameters.write(slice, file.floats(name, slice.shape()), vector.getValue());
          }
        }
      }
      int epoch = BestWeights.areKept(parameters.values().length) ? best.of(rows) : 0;
      best.set(rows, epoch, epoch == rows.size() ? parameters.values().clone() : null);
      if (epoch < rows.size() && file.metadata().containsKey(BEST)) {
        float[] values = parameters.values().clone();
        for (Slice slice : parameters.slices()) {
          parameters.write(slice, file.floats(tensor(BEST, slice), slice.shape()), values);
        }
        best.set(rows, epoch, values);
      }
    } catch (IOException e) {
      throw new IOException("%s cannot be resumed from: %s".formatted(path, e.getMessage()), e);
    }
  }
}
