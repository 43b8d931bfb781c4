package sparsam.nn.fast;

import java.util.Arrays;
import java.util.List;
import sparsam.nn.Architecture;
import sparsam.nn.Classifier;
import sparsam.nn.Parameters;

/**
 * A pruned network that computes with its non-zero weights only, at the values that its parameters
 * had when it was made.
 *
 * <p>What is pruned is not computed, nor what only pruned weights would read; BatchNorm is folded
 * into the weights below it. So the logits are the dense network's up to rounding, except that a
 * pixel that is not finite does not get past pruned weights. They are the same bits on any number
 * of threads and in any company of other images.
 *
 * <p>A dense matrix product does some five times as many multiply-adds a second as this does, so
 * time is saved where about four weights of five are zeros, and much of it where nearly all are.
 */
public final class SparseNetwork implements Classifier {
  /** Images side by side: enough for a long run, few enough for a core's cache. */
  static final int CHUNK = 256;

  /** Values that a lane's rows hold at most, where a wide network has many: 64 MB. */
  private static final int ROOM = 1 << 24;

  private final List<SparseLayer> layers;
  private final int chunk;
  private final Room[] rooms;
  private final Team team;

  /**
   * A lane's rows.
   *
   * @param pixels what the first layer reads
   * @param inputs by layer, with borders
   * @param outputs by layer
   * @param spare a row for a layer's own use
   */
  private record Room(float[][] pixels, float[][][] inputs, float[][][] outputs, float[] spare) {}

  /**
   * @param parameters the architecture's, of any engine; later changes to them are not followed
   * @param threads lanes, 1 to {@link FastNetwork#MAX_THREADS}
   */
  public SparseNetwork(Architecture architecture, Parameters parameters, int threads) {
    FastNetwork.checkThreads(threads);
    this.layers = SparseCompiler.compile(architecture, parameters);
    boolean[][] read = new boolean[layers.size() + 1][];
    read[layers.size()] = new boolean[Architecture.CLASSES];
    Arrays.fill(read[layers.size()], true);
    int rows = 0;
    for (int l = layers.size() - 1; l >= 0; l--) {
      read[l] = layers.get(l).reads(read[l + 1]);
      rows += read[l].length;
    }
    this.chunk = Math.clamp(ROOM / rows, 1, CHUNK);
    this.rooms = new Room[threads];
    Arrays.setAll(rooms, _ -> room(read));
    this.team = new Team(threads, 0, new float[0]);
  }

  private Room room(boolean[][] read) {
    float[][] pixels = SparseLayer.rows(read[0], chunk);
    float[][][] inputs = new float[layers.size()][][];
    float[][][] outputs = new float[layers.size()][][];
    float[][] last = pixels;
    for (int l = 0; l < inputs.length; l++) {
      inputs[l] = layers.get(l).withBorder(last, chunk);
      outputs[l] = layers.get(l).outputRows(read[l + 1], chunk);
      last = outputs[l];
    }
    return new Room(pixels, inputs, outputs, new float[chunk]);
  }

  @Override
  public void logits(float[] inputs, int from, int count, float[] logits) {
    FastNetwork.check(inputs, from, count, logits);
    team.run(
        new Pass()
            .add(
                (lane, images) -> {
                  int end = lane.to(images);
                  for (int i = lane.from(images); i < end; i += chunk) {
                    answer(
                        rooms[lane.index()], inputs, from + i, Math.min(chunk, end - i), logits, i);
                  }
                }),
        count);
  }

  /** Some images' logits, from image {@code to} on in {@code logits}. */
  private void answer(Room room, float[] inputs, int from, int count, float[] logits, int to) {
    takeIn(inputs, from, count, room.pixels());
    for (int l = 0; l < layers.size(); l++) {
      layers.get(l).forward(room.inputs()[l], room.outputs()[l], room.spare(), count);
    }
    float[][] scores = room.outputs()[layers.size() - 1];
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < Architecture.CLASSES; k++) {
        logits[(to + i) * Architecture.CLASSES + k] = scores[k][i];
      }
    }
  }

  /** Images become rows of pixels, where anything reads them. */
  private static void takeIn(float[] inputs, int from, int count, float[][] pixels) {
    for (int f = 0; f < Architecture.FEATURES; f++) {
      float[] row = pixels[f];
      if (row.length > 0) {
        int pixel = from * Architecture.FEATURES + f;
        for (int i = 0; i < count; i++) {
          row[i] = inputs[pixel + i * Architecture.FEATURES];
        }
      }
    }
  }

  @Override
  public void close() {
    team.close();
  }
}
