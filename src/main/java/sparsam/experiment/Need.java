package sparsam.experiment;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sparsam.data.Counts;
import sparsam.data.Extent;
import sparsam.flatness.Glance;
import sparsam.nn.Footprint;
import sparsam.optim.Optimizer;
import sparsam.optim.step.Vectors;
import sparsam.prune.Pruning;
import sparsam.prune.score.Scoring;
import sparsam.recipe.Plan;
import sparsam.recipe.Recipe;
import sparsam.recipe.arm.Arm;
import sparsam.result.BestWeights;
import sparsam.result.Series;
import sparsam.result.Track;
import sparsam.system.Computer;

/**
 * What a run holds in Java's heap at one time, in bytes, told before it begins. All of it must be
 * there at once, so what needs more than there is cannot run; little else is there besides.
 *
 * @param images the data set's, and a batch of them for each training under way
 * @param network the engine's arrays, of one network or of as many as train at once; beside one of
 *     which channels are cut out, the whole one
 * @param kept the networks that trainings start from, twice: to start from and to be looked at; and
 *     what of them is pruned
 * @param step the optimisers' own vectors, and an epoch's file while it is written
 * @param records what every step of every training came to
 * @param scoring the networks in double precision that GraSP and SynFlow score with
 */
public record Need(long images, long network, long kept, long step, long records, long scoring) {
  /** No file of weights can be larger, as it is made in one array. */
  private static final long LARGEST_FILE = Integer.MAX_VALUE - (1 << 20);

  /** What Java should have besides: a part of the whole, and what the program itself takes. */
  private static final double SPARE = 0.1;

  private static final long BESIDES = 100 << 20;

  /** What a run keeps of an image besides its bytes: its place and its class. */
  private static final long INDEX = 2L * Integer.BYTES;

  /** Images that are evaluated at a time, as inputs. */
  private static final int EVALUATED = 512;

  /**
   * @param data the recipe's
   */
  public static Need of(Recipe recipe, NetworkFactory networks, Extent data) {
    Counts counts = data.counts();
    long input = (long) Float.BYTES * data.shape().features() + Integer.BYTES;
    Footprint network = networks.of(recipe).footprint(recipe.network(), recipe.batchSize());
    int lanes = recipe.lanes();
    Plan plan = new Plan(recipe);
    int prunings = plan.prunings().size();
    int starts = 1 + (recipe.dense() == null ? 0 : 1) + prunings;
    long largest = 0;
    long records = 0;
    int steps = Math.ceilDiv(counts.train(), recipe.batchSize());
    for (Plan.Training training : plan.trainings()) {
      largest = Math.max(largest, step(training.optimizer(), network));
      records += Series.bytes(Track.COLUMNS.size(), training.steps(steps));
    }
    long watched = recipe.watch().measures() ? lanes * Glance.bytes(network.trainable()) : 0;
    return new Need(
        (data.shape().features() + INDEX) * counts.all()
            + input * lanes * ((long) recipe.batchSize() + EVALUATED)
            + (recipe.data().labelNoise() > 0 ? Integer.BYTES : 0L) * counts.train()
            + (long) lanes * Integer.BYTES * counts.train(),
        (recipe.arms().stream().anyMatch(Arm::compact) ? 2L : 1) * lanes * network.bytes(),
        2L * Float.BYTES * network.values() * starts
            + (long) Float.BYTES * network.trainable() * prunings,
        lanes * largest + watched,
        records,
        scoring(recipe));
  }

  /** The recipe's pruning is scored once; arms that have their own may score at the same time. */
  private static long scoring(Recipe recipe) {
    long own =
        recipe.arms().stream()
            .map(Arm::prune)
            .mapToLong(pruning -> scoring(recipe, pruning))
            .max()
            .orElse(0);
    return Math.max(scoring(recipe, recipe.prune()), recipe.lanes() * own);
  }

  private static long scoring(Recipe recipe, @Nullable Pruning pruning) {
    return pruning == null
        ? 0
        : Scoring.bytes(
            pruning.method(),
            recipe.network().blueprint(),
            ScoreImages.OF_EACH_CLASS * recipe.network().input().classes());
  }

  /**
   * The vectors of a training, its best weights, and twice what its epochs' file has: as tensors,
   * and as bytes.
   */
  private static long step(Optimizer optimizer, Footprint network) {
    Vectors vectors = Vectors.of(optimizer);
    long all = vectors.kept().size() + (long) vectors.passing();
    return Float.BYTES * (all * network.trainable() + best(network)) + 2 * file(optimizer, network);
  }

  private static long file(Optimizer optimizer, Footprint network) {
    long kept = Vectors.of(optimizer).kept().size() * network.trainable();
    return Float.BYTES * (network.values() + best(network) + kept);
  }

  private static long best(Footprint network) {
    return BestWeights.areKept(network.values()) ? network.values() : 0;
  }

  public long bytes() {
    return images + network + kept + step + records + scoring;
  }

  /**
   * The memory that there is.
   *
   * @param heap that Java can have at most
   * @param computer all that this computer has
   */
  public record Room(long heap, long computer) {
    /** Of this process. */
    public static Room here() {
      Computer here = Computer.here();
      return new Room(here.heap(), here.memory());
    }
  }

  /**
   * Refuses what cannot run.
   *
   * @throws IOException with one sentence: what it needs, what there is, and what would help
   */
  public static void require(Recipe recipe, NetworkFactory networks, Extent data)
      throws IOException {
    Optional<String> refusal = refusal(recipe, networks, data, Room.here());
    if (refusal.isPresent()) {
      throw new IOException(refusal.get());
    }
  }

  /**
   * Refuses what cannot run, as far as that is known before its images are read.
   *
   * @throws IOException as {@link #require(Recipe, NetworkFactory, Extent)} does
   */
  public static void require(Recipe recipe, NetworkFactory networks, DataSource data)
      throws IOException {
    Optional<Extent> extent = data.extent(recipe.data().choice());
    if (extent.isPresent()) {
      require(recipe, networks, extent.get());
    }
  }

  /** Why a recipe cannot run here, in one sentence; empty where it can. */
  public static Optional<String> refusal(
      Recipe recipe, NetworkFactory networks, Extent data, Room room) {
    Footprint network = networks.of(recipe).footprint(recipe.network(), recipe.batchSize());
    for (Plan.Training training : new Plan(recipe).trainings()) {
      long file = file(training.optimizer(), network);
      if (file > LARGEST_FILE) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "%s makes files of weights of %s each for %s; up to 2.0 GB can be written:"
                    + " give narrower network.widths",
                recipe.network(),
                size(file),
                training.name()));
      }
    }
    Function<Integer, Need> with = batch -> of(recipe.withBatchSize(batch), networks, data);
    Function<Integer, Need> racing = lanes -> of(recipe.withArmsAtOnce(lanes), networks, data);
    Need need = with.apply(recipe.batchSize());
    if (need.bytes() <= room.heap()) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s with batches of %,d%s needs about %s of memory, and this program can have %s: %s",
            recipe.network(),
            recipe.batchSize(),
            recipe.lanes() == 1 ? "" : " and " + recipe.lanes() + " arms at once",
            size(need.bytes()),
            size(room.heap()),
            need.advice(recipe, with, racing, room)));
  }

  /** What would help: another recipe, or more of the computer's memory where it has enough. */
  private String advice(
      Recipe recipe, Function<Integer, Need> with, Function<Integer, Need> racing, Room room) {
    long heap = (long) (bytes() * (1 + SPARE)) + BESIDES;
    String more =
        heap < room.computer()
            ? String.format(
                Locale.ROOT, ", or give Java more (JAVA_TOOL_OPTIONS=-Xmx%dm)", heap >> 20)
            : "";
    for (int lanes = recipe.lanes() - 1; lanes > 0; lanes--) {
      if (racing.apply(lanes).bytes() <= room.heap()) {
        return String.format(Locale.ROOT, "give armsAtOnce of %d%s", lanes, more);
      }
    }
    for (int batch = Integer.highestOneBit(recipe.batchSize() - 1); batch > 0; batch /= 2) {
      if (with.apply(batch).bytes() <= room.heap()) {
        return String.format(Locale.ROOT, "give a batchSize of %d%s", batch, more);
      }
    }
    if (records > bytes() / 2) {
      return "give fewer epochs or gradients, as every step is recorded" + more;
    }
    return (images > bytes() / 2
            ? "give fewer or smaller images (data)"
            : "give narrower network.widths")
        + more;
  }

  private static String size(long bytes) {
    double mega = bytes / (double) (1 << 20);
    return mega < 10_000
        ? String.format(Locale.ROOT, "%,.0f MB", mega)
        : String.format(Locale.ROOT, "%,.1f GB", mega / 1024);
  }
}
