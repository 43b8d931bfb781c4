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
 * <p>A dense matrix product does two to four times as many multiply-adds a second as this does, so
 * time is saved where half to three quarters of the weights are zeros, and much of it where nearly
 * all are.
 */
public final class SparseNetwork implements Classifier {
  /**
   * Images side by side: so long a run that what a loop costs to begin is little beside it, and
   * short enough for a core's cache.
   */
  static final int CHUNK = 512;

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
   * @param spare rows for a step's own use
   */
  private record Room(
      float[][] pixels,
      float[][][] inputs,
      float[][][] others,
      float[][][] outputs,
      float[][] spare) {
    float[] pixel(int feature) {
      return pixels[feature].length > 0 ? pixels[feature] : spare[0];
    }
  }

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
    return new Room(pixels, inputs, others, outputs, new float[4][chunk]);
  }

  @Override
  public int classes() {
    return input.classes();
  }

  @Override
  public int imagesAtOnce() {
    return chunk * rooms.length;
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
    takeIn(inputs, from, count, room);
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

  /** Images become rows of pixels; those that nothing reads are left in a row of no use. */
  private void takeIn(float[] inputs, int from, int count, Room room) {
    int features = input.features();
    int at = from * features;
    int f = 0;
    for (; f + 4 <= features; f += 4) {
      Vectors.turn(
          room.pixel(f),
          room.pixel(f + 1),
          room.pixel(f + 2),
          room.pixel(f + 3),
          inputs,
          at + f,
          features,
          count);
    }
    for (; f < features; f++) {
      Vectors.turn(room.pixel(f), inputs, at + f, features, count);
    }
  }

  @Override
  public void close() {
    team.close();
  }
}
