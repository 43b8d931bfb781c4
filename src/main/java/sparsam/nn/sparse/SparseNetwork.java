package sparsam.nn.sparse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import sparsam.nn.Architecture;
import sparsam.nn.Classifier;
import sparsam.nn.Input;
import sparsam.nn.Parameters;
import sparsam.nn.fast.FastNetwork;
import sparsam.nn.sparse.Schedule.Turn;
import sparsam.nn.sparse.SparseCompiler.Place;
import sparsam.nn.sparse.SparseStep.Spare;
import sparsam.nn.team.Lane;
import sparsam.nn.team.Pass;
import sparsam.nn.team.Team;

/**
 * A pruned network that computes with its non-zero weights only, at the values that its parameters
 * had when it was made.
 *
 * <p>What is pruned is not computed, nor what only pruned weights would read; BatchNorm is folded
 * into the weights below it. So the logits are the dense network's up to rounding, except that a
 * pixel that is not finite does not get past pruned weights. They are the same bits on any number
 * of threads, and in any company of other images where every layer skips its zeros.
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

  /**
   * What is divided among lanes are parts of so many images, from the first one that is asked about
   * on: so an image's place in its part does not depend on the number of lanes.
   */
  static final int PART = 128;

  /** Values that a lane's rows hold at most, where a wide network has many: 64 MB. */
  private static final int ROOM = 1 << 24;

  private final Input input;
  private final List<Place> places;
  private final int chunk;
  private final Room[] rooms;
  private final Team team;
  private final Pass pass;
  private final List<Turn> schedule;

  private Question question = new Question(new float[0], 0, new float[0]);

  /** What the pass under way works on: images of {@code inputs} from {@code from} on. */
  private record Question(float[] inputs, int from, float[] logits) {}

  /**
   * A lane's rows.
   *
   * @param pixels what the first step reads
   * @param inputs by step, as it takes them
   * @param others by step: what it adds
   * @param outputs by step
   * @param seconds by layer: what it has taken
   */
  private record Room(
      float[][] pixels,
      float[][][] inputs,
      float[][][] others,
      float[][][] outputs,
      Spare spare,
      double[] seconds) {
    float[] pixel(int feature) {
      return pixels[feature].length > 0 ? pixels[feature] : spare.rows()[0];
    }
  }

  /**
   * @param parameters the architecture's, of any engine; later changes to them are not followed
   * @param threads lanes, 1 to {@link FastNetwork#MAX_THREADS}
   */
  public SparseNetwork(Architecture architecture, Parameters parameters, int threads) {
    this(architecture, parameters, threads, _ -> true);
  }

  /**
   * @param skipping by the number of a layer among those with weights: whether it skips its zeros;
   *     otherwise it multiplies with them
   */
  SparseNetwork(
      Architecture architecture, Parameters parameters, int threads, IntPredicate skipping) {
    FastNetwork.checkThreads(threads);
    this.input = architecture.input();
    this.places = SparseCompiler.compile(architecture.blueprint(), parameters, skipping);
    this.schedule = Schedule.of(places);
    boolean[][] read = read();
    RowPool none = new RowPool(0); // Only to count.
    outputs(read, none);
    int rows = input.features() + none.made();
    this.chunk = Integer.highestOneBit(Math.clamp(ROOM / rows, 1, CHUNK));
    this.rooms = new Room[threads];
    Arrays.setAll(rooms, _ -> room(read));
    this.team = new Team(threads, 0, new float[0]);
    this.pass = new Pass().add(this::answer);
  }

  /** Where the share of a lane begins. */
  private int start(int lane, int lanes, int images) {
    int part = Math.min(PART, chunk); // Whose share is one of these has room for it.
    int parts = Math.ceilDiv(images, part);
    return Math.min(images, Lane.start(parts, lane, lanes) * part);
  }

  private int from(Lane lane, int images) {
    return start(lane.index(), lane.lanes(), images);
  }

  private int to(Lane lane, int images) {
    return start(lane.index() + 1, lane.lanes(), images);
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

  /** Rows by place; one is used again by a place that comes after its last reader. */
  private float[][][] outputs(boolean[][] read, RowPool pool) {
    float[][][] outputs = new float[places.size()][][];
    List<List<float[]>> given = new ArrayList<>();
    int[] kept = Schedule.kept(places);
    int[] lastReads = Schedule.lastReads(places, schedule);
    for (int t = 0; t < schedule.size(); t++) {
      int p = schedule.get(t).place();
      if (p == given.size()) { // A place's first turn: they come in the places' order.
        outputs[p] = places.get(p).step().outputRows(read[p + 1], pool, kept[p]);
        given.add(pool.given());
      }
      for (int below = 0; below <= p; below++) {
        if (lastReads[below] == t) {
          pool.take(given.get(below));
        }
      }
    }
    return outputs;
  }

  private Room room(boolean[][] read) {
    float[][] pixels = new RowPool(chunk).rows(read[0]);
    float[][][] inputs = new float[places.size()][][];
    float[][][] others = new float[places.size()][][];
    float[][][] outputs = outputs(read, new RowPool(chunk));
    for (int p = 0; p < inputs.length; p++) {
      Place place = places.get(p);
      float[][] below = place.input() < 0 ? pixels : outputs[place.input()];
      inputs[p] = place.step().arranged(below, chunk);
      others[p] = place.other() < 0 ? pixels : outputs[place.other()];
    }
    int matrix = places.stream().mapToInt(place -> place.step().scratch()).max().orElse(0);
    Spare spare = new Spare(new float[4][chunk], new float[matrix]);
    double[] seconds = new double[places.getLast().layer() + 1];
    return new Room(pixels, inputs, others, outputs, spare, seconds);
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
    question = new Question(inputs, from, logits);
    team.run(pass, count);
  }

  /**
   * How long each layer with weights takes over some images, with what follows it.
   *
   * @param inputs and {@code from} as for {@link #logits}
   * @return seconds, of the lane that takes longest; what comes before the first layer counts as
   *     its own
   */
  double[] times(float[] inputs, int from, int count) {
    for (Room room : rooms) {
      Arrays.fill(room.seconds(), 0);
    }
    logits(inputs, from, count, new float[count * classes()]);
    double[] longest = new double[places.getLast().layer() + 1];
    for (Room room : rooms) {
      Arrays.setAll(longest, layer -> Math.max(longest[layer], room.seconds()[layer]));
    }
    return longest;
  }

  /** A lane's share of the logits, chunk by chunk. */
  private void answer(Lane lane, int images) {
    Room room = rooms[lane.index()];
    int end = to(lane, images);
    for (int i = from(lane, images); i < end; i += chunk) {
      int count = Math.min(chunk, end - i);
      long start = System.nanoTime();
      takeIn(room, question.inputs(), question.from() + i, count);
      room.seconds()[0] += (System.nanoTime() - start) / 1e9;
      for (Turn turn : schedule) {
        forward(room, turn, count);
      }
      put(room.outputs()[places.size() - 1], i, count, question.logits());
    }
  }

  private void forward(Room room, Turn turn, int count) {
    int p = turn.place();
    long start = System.nanoTime();
    places
        .get(p)
        .step()
        .forward(
            room.inputs()[p],
            room.others()[p],
            room.outputs()[p],
            room.spare(),
            turn.band(),
            count);
    room.seconds()[places.get(p).layer()] += (System.nanoTime() - start) / 1e9;
  }

  /** Scores [class, image] become logits, from image {@code to} on. */
  private void put(float[][] scores, int to, int count, float[] logits) {
    int classes = input.classes();
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < classes; k++) {
        logits[(to + i) * classes + k] = scores[k][i];
      }
    }
  }

  /** Images become rows of pixels; those that nothing reads are left in a row of no use. */
  private void takeIn(Room room, float[] inputs, int from, int count) {
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
