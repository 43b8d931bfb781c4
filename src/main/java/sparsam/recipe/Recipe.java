package sparsam.recipe;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sparsam.data.Augmentation;
import sparsam.data.DataChoice;
import sparsam.data.LabelNoise;
import sparsam.nn.Architecture;
import sparsam.nn.Design;
import sparsam.nn.Input;
import sparsam.nn.layer.Blueprint;
import sparsam.optim.Optimizer;
import sparsam.optim.Schedule;
import sparsam.optim.Schedules;
import sparsam.prune.Pruning;
import sparsam.recipe.arm.Arm;
import sparsam.recipe.arm.Budget;
import sparsam.recipe.watch.Watch;
import sparsam.system.PlainText;

/**
 * Everything that decides an experiment's numbers: dense training, pruning, the arms that are
 * compared, and which of them the question is about.
 *
 * <p>A recipe that exists is one that can run: the constructors throw {@link
 * IllegalArgumentException} with a sentence that names the key by its path in the JSON file.
 *
 * @param name what the run is called
 * @param description one line for a person; may be empty
 * @param seed everything random follows from it, see {@link Seeds}
 * @param batchSize images a step
 * @param shuffle whether every epoch visits the training images in a new order
 * @param dense the dense phase; null where every arm starts from the initial weights
 * @param prune how the dense network is pruned; null where no arm needs it or every one brings its
 *     own
 * @param compare the names of the arms that are the question, two or more; empty where the recipe
 *     names none. It decides no number but which p is the answer's
 * @param armsAtOnce how many arms may train at the same time; with more than one every network
 *     computes with one thread
 * @param watch what is looked at from beside while it trains; decides no number
 */
public record Recipe(
    String name,
    String description,
    Data data,
    Architecture network,
    long seed,
    int batchSize,
    boolean shuffle,
    @Nullable Dense dense,
    @Nullable Pruning prune,
    List<Arm> arms,
    List<String> compare,
    int armsAtOnce,
    Watch watch) {
  public static final int MAX_ARMS = 64;

  /** No more threads train at the same time. */
  public static final int MAX_AT_ONCE = 16;

  public static final int MAX_BATCH = 4096;

  /** Of one training: each is recorded, and all of them must fit into memory. */
  public static final long MAX_STEPS = 10_000_000L;

  public static final int MAX_NAME = 60;
  public static final int MAX_DESCRIPTION = 400;

  /**
   * @param choice which data
   * @param labelNoise the part of the training labels that is replaced by a random other class, 0
   *     to 1
   * @param augmentation how the training images are changed in every epoch
   */
  public record Data(DataChoice choice, double labelNoise, Augmentation augmentation) {
    public Data {
      RecipeSettings.LABEL_NOISE.check(labelNoise);
      var _ = input(choice);
    }

    /** A set that the program knows, its images as they are. */
    public Data(String set, double labelNoise) {
      this(new DataChoice.Named(set), labelNoise, Augmentation.NONE);
    }

    /** What the data are called. */
    public String set() {
      return choice.name();
    }

    /** The same of other data. */
    public Data with(DataChoice other) {
      return new Data(other, labelNoise, augmentation);
    }

    /** What a network for its images is given and asked; as usual where that is not known yet. */
    public Input input() {
      return input(choice);
    }

    private static Input input(DataChoice choice) {
      return choice
          .shape()
          .map(
              shape -> new Input(shape.channels(), shape.height(), shape.width(), choice.classes()))
          .orElse(Input.STANDARD);
    }
  }

  /** Training of the dense network, from its initial weights. */
  public record Dense(Optimizer optimizer, int epochs, Schedule schedule) {
    public Dense {
      Budget.EPOCHS.check((long) epochs);
    }

    /** With the same learning rate at every step. */
    public Dense(Optimizer optimizer, int epochs) {
      this(optimizer, epochs, Schedules.CONSTANT);
    }
  }

  /** A recipe whose trainings nobody watches. */
  public Recipe(
      String name,
      String description,
      Data data,
      Architecture network,
      long seed,
      int batchSize,
      boolean shuffle,
      @Nullable Dense dense,
      @Nullable Pruning prune,
      List<Arm> arms,
      List<String> compare,
      int armsAtOnce) {
    this(
        name,
        description,
        data,
        network,
        seed,
        batchSize,
        shuffle,
        dense,
        prune,
        arms,
        compare,
        armsAtOnce,
        Watch.OFF);
  }

  /** A recipe that names no question, with one arm after another. */
  public Recipe(
      String name,
      String description,
      Data data,
      Architecture network,
      long seed,
      int batchSize,
      boolean shuffle,
      @Nullable Dense dense,
      @Nullable Pruning prune,
      List<Arm> arms) {
    this(
        name,
        description,
        data,
        network,
        seed,
        batchSize,
        shuffle,
        dense,
        prune,
        arms,
        List.of(),
        1);
  }

  public Recipe {
    arms = List.copyOf(arms);
    compare = List.copyOf(compare);
    RecipeSettings.BATCH_SIZE.check((long) batchSize);
    RecipeSettings.ARMS_AT_ONCE.check((long) armsAtOnce);
    long most = (Integer.MAX_VALUE - 8) / blueprint(network).widestLayer();
    require(
        batchSize <= most,
        "batchSize is %d, which with %s is more than an engine can hold; allowed is"
            + " 1 to %,d, or narrower %s",
        batchSize,
        network.widths().isEmpty() ? "these layers" : "network.widths " + network.widths(),
        most,
        network.widths().isEmpty() ? "layers" : "widths");
    require(
        isName(name),
        "name is \"%s\"; allowed are 1 to %d printable characters",
        Fields.shortened(name),
        MAX_NAME);
    require(
        description.length() <= MAX_DESCRIPTION,
        "description has %,d characters; allowed are up to %d",
        description.length(),
        MAX_DESCRIPTION);
    require(
        PlainText.isText(description),
        "description is \"%s\"; allowed are printable characters",
        Fields.shortened(description));
    require(
        arms.size() <= MAX_ARMS,
        "arms has %,d entries; allowed are up to %d",
        arms.size(),
        MAX_ARMS);
    require(
        dense != null || !arms.isEmpty(),
        "the recipe has neither a dense phase nor an arm, so there is nothing to run");
    if (dense != null) {
      ArmRules.check("dense", dense, network);
    }
    PruningRules.check("prune", prune);
    Map<String, Integer> names = new HashMap<>();
    for (int i = 0; i < arms.size(); i++) {
      ArmRules.check("arms[" + i + "]", arms.get(i), dense, prune, network);
      Integer other = names.put(arms.get(i).name(), i);
      require(
          other == null,
          "arms[%d].name is \"%s\", which arms[%d] has already; every arm needs a name of its own",
          i,
          arms.get(i).name(),
          other);
    }
    Asked.check(compare, arms);
  }

  private static Blueprint blueprint(Architecture network) {
    try {
      return network.blueprint();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("network: " + e.getMessage(), e);
    }
  }

  /** The ways in which it prunes, each once: its own, then those of its arms, in their order. */
  public List<Pruning> prunings() {
    return Stream.concat(
            Stream.ofNullable(prune), arms.stream().flatMap(arm -> Stream.ofNullable(arm.prune())))
        .distinct()
        .toList();
  }

  /** The wrong labels that its training images get. */
  public LabelNoise labelNoise() {
    return new LabelNoise(data.labelNoise(), Seeds.of(seed, Seeds.Stream.LABEL_NOISE));
  }

  /** The same with its network pruned by another method, its own and its arms' alike. */
  public Recipe withMethod(Pruning.Method method) {
    return withEachPruning(pruning -> pruning.by(method));
  }

  /**
   * The same with its network pruned otherwise, its own and its arms' alike.
   *
   * @throws IllegalArgumentException as the constructor does
   */
  public Recipe withEachPruning(UnaryOperator<Pruning> change) {
    return with(
        parts -> {
          parts.prune = prune == null ? null : change.apply(prune);
          parts.arms =
              arms.stream()
                  .map(arm -> arm.prune() == null ? arm : arm.pruned(change.apply(arm.prune())))
                  .map(arm -> compacted(arm, parts.prune))
                  .toList();
        });
  }

  /**
   * The same with other batches.
   *
   * @throws IllegalArgumentException as the constructor does
   */
  public Recipe withBatchSize(int images) {
    return with(parts -> parts.batchSize = images);
  }

  /**
   * The same pruned otherwise.
   *
   * @throws IllegalArgumentException as the constructor does
   */
  public Recipe withPruning(@Nullable Pruning other) {
    return with(
        parts -> {
          parts.prune = other;
          parts.arms = arms.stream().map(arm -> compacted(arm, other)).toList();
        });
  }

  /** Where no channels go any more, none are cut out. */
  private static Arm compacted(Arm arm, @Nullable Pruning usual) {
    return arm.compact(arm.compact() && arm.losesChannels(usual));
  }

  /**
   * The same under another name.
   *
   * @throws IllegalArgumentException as the constructor does
   */
  public Recipe named(String other) {
    return with(parts -> parts.name = other);
  }

  /**
   * The same recipe on other data, its network on their images.
   *
   * @throws IllegalArgumentException as the constructor does
   */
  public Recipe withData(Data other) {
    return with(
        parts -> {
          parts.data = other;
          parts.network = network.on(other.input());
        });
  }

  /**
   * The same recipe on other data with another network for their images.
   *
   * @throws IllegalArgumentException as the constructor does
   */
  public Recipe withData(Data other, Design design) {
    return with(
        parts -> {
          parts.data = other;
          parts.network = new Architecture(design, other.input());
        });
  }

  /**
   * The same recipe for another network.
   *
   * @throws IllegalArgumentException as the constructor does
   */
  public Recipe withNetwork(Architecture other) {
    return with(parts -> parts.network = other);
  }

  /**
   * The same with another seed.
   *
   * @throws IllegalArgumentException as the constructor does
   */
  public Recipe withSeed(long other) {
    return with(parts -> parts.seed = other);
  }

  /**
   * The same recipe with another question.
   *
   * @param names of two or more arms; empty for none
   * @throws IllegalArgumentException as the constructor does
   */
  public Recipe withCompare(List<String> names) {
    return with(parts -> parts.compare = names);
  }

  /**
   * The same recipe with other arms. Its question follows an arm that got another name; of one that
   * is gone it does not ask any more.
   *
   * @throws IllegalArgumentException as the constructor does
   */
  public Recipe withArms(List<Arm> others) {
    return with(
        parts -> {
          parts.arms = others;
          parts.compare = Asked.follow(compare, names(arms), names(others));
        });
  }

  /**
   * The same with so many arms that train at the same time.
   *
   * @throws IllegalArgumentException as the constructor does
   */
  public Recipe withArmsAtOnce(int number) {
    return with(parts -> parts.armsAtOnce = number);
  }

  /**
   * The same looked at otherwise while it trains.
   *
   * @throws IllegalArgumentException as the constructor does
   */
  public Recipe withWatch(Watch other) {
    return with(parts -> parts.watch = other);
  }

  /** The same with some of its parts changed. */
  private Recipe with(Consumer<Parts> change) {
    Parts parts = new Parts(this);
    change.accept(parts);
    return new Recipe(
        parts.name,
        parts.description,
        parts.data,
        parts.network,
        parts.seed,
        parts.batchSize,
        parts.shuffle,
        parts.dense,
        parts.prune,
        parts.arms,
        parts.compare,
        parts.armsAtOnce,
        parts.watch);
  }

  /** What a recipe is made of, to be changed. */
  private static final class Parts {
    private String name;
    private String description;
    private Data data;
    private Architecture network;
    private long seed;
    private int batchSize;
    private boolean shuffle;
    private @Nullable Dense dense;
    private @Nullable Pruning prune;
    private List<Arm> arms;
    private List<String> compare;
    private int armsAtOnce;
    private Watch watch;

    Parts(Recipe recipe) {
      this.name = recipe.name;
      this.description = recipe.description;
      this.data = recipe.data;
      this.network = recipe.network;
      this.seed = recipe.seed;
      this.batchSize = recipe.batchSize;
      this.shuffle = recipe.shuffle;
      this.dense = recipe.dense;
      this.prune = recipe.prune;
      this.arms = recipe.arms;
      this.compare = recipe.compare;
      this.armsAtOnce = recipe.armsAtOnce;
      this.watch = recipe.watch;
    }
  }

  /** How many trainings are under way at the same time at most. */
  public int lanes() {
    return Math.max(1, Math.min(armsAtOnce, arms.size()));
  }

  /** Whether each network computes with one thread, so that arms can have a core each. */
  public boolean oneThreadEach() {
    return armsAtOnce > 1;
  }

  private static List<String> names(List<Arm> of) {
    return of.stream().map(Arm::name).toList();
  }

  /** Whether it may stand on a line as the name of something. */
  public static boolean isName(String name) {
    return name.length() <= MAX_NAME && PlainText.isLine(name) && PlainText.isVisible(name);
  }

  @SuppressWarnings("AnnotateFormatMethod") // its annotation would be one more dependency
  public static void require(boolean allowed, String message, @Nullable Object... arguments) {
    if (!allowed) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, message, arguments));
    }
  }
}
