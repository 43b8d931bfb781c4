package sparsam.nn.sparse;

import java.util.Arrays;
import java.util.List;
import sparsam.nn.Architecture;
import sparsam.nn.Classifier;
import sparsam.nn.Input;
import sparsam.nn.Parameters;
import sparsam.nn.fast.FastNetwork;
import sparsam.nn.sparse.SparseCompiler.Place;
import sparsam.nn.team.Pass;
import sparsam.nn.team.Team;

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

  private final Input input;
  private final List<Place> places;
  private final int chunk;
  private final Room[] rooms;
  private final Team team;

  /**
   * A lane's rows.
   *
   * @param pixels what the first step reads
   * @param inputs by step, as it takes them
   * @param others by step: what it adds
   * @param outputs by step
   * @param spare a row for a step's own use
   */
  private record Room(
      float[][] pixels,
      float[][][] inputs,
      float[][][] others,
      float[][][] outputs,
      float[] spare) {}

  /**
   * @param parameters the architecture's, of any engine; later changes to them are not followed
   * @param threads lanes, 1 to {@link FastNetwork#MAX_THREADS}
   */
  public SparseNetwork(Architecture architecture, Parameters parameters, int threads) {
    FastNetwork.checkThreads(threads);
    this.input = architecture.input();
    this.places = SparseCompiler.compile(architecture.blueprint(), parameters);
    boolean[][] read = read();
    int rows = 0;
    for (int p = 0; p < places.size(); p++) {
      rows += read[p].length;
    }
    this.chunk = Math.clamp(ROOM / rows, 1, CHUNK);
    this.rooms = new Room[threads];
    Arrays.setAll(rooms, _ -> room(read));
    this.team = new Team(threads, 0, new float[0]);
  }

  /** Which rows are read, of the image, and of each place's at the place above it. */
  private boolean[][] read() {
    boolean[][] read = new boolean[places.size() + 1][];
    read[0] = new boolean[input.features()];
    for (int p = 0; p < places.size(); p++) {
      read[p + 1] = new boolean[places.get(p).step().outputs()];
    }
    Arrays.fill(read[places.size()], true);
    for (int p = places.size() - 1; p >= 0; p--) {
      Place place = places.get(p);
      add(read[place.input() + 1], place.step().reads(read[p + 1]));
      if (place.step() instanceof SparseSum sum) {
        add(read[place.other() + 1], sum.readsLower(read[p + 1]));
      }
    }
    return read;
  }

  private static void add(boolean[] all, boolean[] more) {
    for (int i = 0; i < all.length; i++) {
      all[i] |= more[i];
    }
  }

  private Room room(boolean[][] read) {
    float[][] pixels = SparseLayer.rows(read[0], chunk);
    float[][][] inputs = new float[places.size()][][];
    float[][][] others = new float[places.size()][][];
    float[][][] outputs = new float[places.size()][][];
    for (int p = 0; p < inputs.length; p++) {
      Place place = places.get(p);
      float[][] below = place.input() < 0 ? pixels : outputs[place.input()];
      inputs[p] = place.step().arranged(below, chunk);
      others[p] = place.other() < 0 ? pixels : outputs[place.other()];
      outputs[p] = place.step().outputRows(read[p + 1], chunk);
    }
    return new Room(pixels, inputs, others, outputs, new float[chunk]);
  }

  @Override
  public int classes() {
    return input.classes();
  }

  @Override
  public void logits(float[] inputs, int from, int count, float[] logits) {
    FastNetwork.check(input, inputs, from, count, logits);
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
    for (int p = 0; p < places.size(); p++) {
      places
          .get(p)
          .step()
          .forward(room.inputs()[p], room.others()[p], room.outputs()[p], room.spare(), count);
    }
    float[][] scores = room.outputs()[places.size() - 1];
    int classes = input.classes();
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < classes; k++) {
        logits[(to + i) * classes + k] = scores[k][i];
      }
    }
  }

  /** Images become rows of pixels, where anything reads them. */
  private void takeIn(float[] inputs, int from, int count, float[][] pixels) {
    int features = input.features();
    for (int f = 0; f < features; f++) {
      float[] row = pixels[f];
      if (row.length > 0) {
        int pixel = from * features + f;
        for (int i = 0; i < count; i++) {
          row[i] = inputs[pixel + i * features];
        }
      }
    }
  }

  @Override
  public void close() {
    team.close();
  }
}
