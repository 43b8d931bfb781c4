package sparsam.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a byte of a picture becomes an input: (x/255 − mean) / deviation in single precision, the
 * order of operations of torchvision's ToTensor and Normalize.
 *
 * @param means of the training images' pixels by channel, on a scale from 0 to 1
 * @param deviations standard deviations of the same
 */
public record Normalization(List<Float> means, List<Float> deviations) {
  public static final Normalization MNIST = new Normalization(0.1307f, 0.3081f);
  public static final Normalization FASHION = new Normalization(0.2860f, 0.3530f);

  private static final int VALUES = 256;

  public Normalization {
    means = List.copyOf(means);
    deviations = List.copyOf(deviations);
    if (means.isEmpty() || means.size() != deviations.size()) {
      throw new IllegalArgumentException(
          means.size() + " means do not go with " + deviations.size() + " deviations");
    }
  }

  /** Of grey pictures. */
  public Normalization(float mean, float deviation) {
    this(List.of(mean), List.of(deviation));
  }

  /**
   * That of some data; empty where they are a person's own, an older version wrote down what is
   * known of them, and nobody gave it.
   *
   * @param choice which data
   * @param origin what is known of them
   */
  public static Optional<Normalization> of(DataChoice choice, DataOrigin origin) {
    Extent extent = origin.extent();
    if (extent != null && extent.normalization() != null) {
      return Optional.of(extent.normalization());
    }
    return switch (choice) {
      case OwnData own -> own.normalization();
      case DataChoice.Named(String name) ->
          Stream.of(BuiltInSet.ALL, WholeSet.ALL, CifarSet.ALL)
              .<KnownSet>flatMap(List::stream)
              .filter(set -> set.name().equals(name))
              .findFirst()
              .map(KnownSet::normalization);
    };
  }

  /** The input that a byte becomes, from 0 to 255, for each of so many channels. */
  float[][] tables(int channels) {
    if (channels != means.size()) {
      throw new IllegalArgumentException(
          means.size() + " means do not go with " + channels + " channels");
    }
    float[][] tables = new float[channels][VALUES];
    for (int c = 0; c < channels; c++) {
      for (int x = 0; x < VALUES; x++) {
        tables[c][x] = input(x, c);
      }
    }
    return tables;
  }

  /** The input that a byte, from 0 to 255, becomes in a channel. */
  public float input(int x, int channel) {
    return (x / 255f - means.get(channel)) / deviations.get(channel);
  }

  /** The byte that became this input in a channel. */
  byte restore(float input, int channel) {
    float x = input * deviations.get(channel) + means.get(channel);
    return (byte) Math.clamp(Math.round(255 * x), 0, 255);
  }
}
