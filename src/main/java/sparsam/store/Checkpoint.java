package sparsam.store;

import java.io.IOException;
import java.nio.file.Path;
import sparsam.data.DataOrigin;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.file.Safetensors;

/**
 * A training as it was after an epoch: parameters, BatchNorm's statistics and momentum as
 * safetensors, and where it was as their metadata.
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

  private static final String MOMENTUM = "momentum.";

  /** What is read back bit for bit by {@link #restore}. */
  byte[] write(Parameters parameters, float[] momentum) {
    Safetensors file = Safetensors.of(parameters);
    if (momentum.length > 0) {
      for (Slice slice : parameters.slices()) {
        if (slice.trainable()) {
          file.put(MOMENTUM + slice.name(), slice.shape(), parameters.read(slice, momentum));
        }
      }
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

  /** Sets a network's parameters, and a step's momentum, from a checkpoint's file. */
  static void restore(Safetensors file, Path path, Parameters parameters, float[] momentum)
      throws IOException {
    try {
      for (Slice slice : parameters.slices()) {
        parameters.write(slice, file.floats(slice.name(), slice.shape()));
        if (slice.trainable() && momentum.length > 0) {
          parameters.write(slice, file.floats(MOMENTUM + slice.name(), slice.shape()), momentum);
        }
      }
    } catch (IOException e) {
      throw new IOException("%s cannot be resumed from: %s".formatted(path, e.getMessage()), e);
    }
  }
}
