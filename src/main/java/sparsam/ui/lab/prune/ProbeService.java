package sparsam.ui.lab.prune;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sparsam.data.DataChoice;
import sparsam.data.DataException;
import sparsam.data.DataSet;
import sparsam.experiment.DataSource;
import sparsam.experiment.EvaluationTimes;
import sparsam.experiment.NetworkFactory;
import sparsam.experiment.PruningProbe;
import sparsam.prune.Pruning;
import sparsam.result.PruningEffect;

/**
 * The thread that answers what pruning would do. Only the newest question counts; between questions
 * it fills in the curve around the last one and then measures times.
 */
public final class ProbeService implements AutoCloseable {
  private static final String MOVING =
      "How weights move is seen while an arm trains: what goes, a run tells.";

  private static final Logger LOG = LoggerFactory.getLogger(ProbeService.class);

  /** How long a hand that drags has to rest before times are taken. */
  private static final Duration REST = Duration.ofMillis(600);

  /** How often it is asked whether the training that keeps times from being taken is over. */
  private static final Duration PATIENCE = Duration.ofMillis(250);

  private static final Duration TO_STOP = Duration.ofSeconds(10);

  private final DataSource data;
  private final NetworkFactory networks;
  private final BooleanSupplier busy;
  private final Runnable courtesy;
  private final Duration rest;
  private final Object bell = new Object();
  private final Thread thread;
  private volatile @Nullable Question wanted;
  private volatile @Nullable Findings findings;

  /** How many questions there were; the last one's number. */
  private volatile long asked;

  private volatile boolean closed;

  /** What the thread has at hand; touched by no other. */
  private @Nullable Desk desk;

  private Map<DataChoice, DataSet> sets = Map.of();

  /**
   * A network with weights, and what was found out about it.
   *
   * @param question any about this network
   * @param fits whether the question's weights are this network's
   */
  private record Desk(
      PruningProbe probe,
      Question question,
      boolean fits,
      Map<Pruning, PruningEffect> effects,
      Map<Pruning, EvaluationTimes> times) {}

  /**
   * @param data asked on the service's thread
   * @param networks its networks belong to the service's thread
   * @param busy whether something trains, so that times would lie; may be asked from any thread
   * @param courtesy what the service's thread does first, to give way to others
   */
  public ProbeService(
      DataSource data, NetworkFactory networks, BooleanSupplier busy, Runnable courtesy) {
    this(data, networks, busy, courtesy, REST);
  }

  ProbeService(
      DataSource data,
      NetworkFactory networks,
      BooleanSupplier busy,
      Runnable courtesy,
      Duration rest) {
    this.data = data;
    this.networks = networks;
    this.busy = busy;
    this.courtesy = courtesy;
    this.rest = rest;
    this.thread = Thread.ofPlatform().daemon().name("sparsam-probe").start(this::serve);
  }

  /** Asks a question in place of the one before. */
  void ask(Question question) {
    synchronized (bell) {
      wanted = question;
      asked++;
      bell.notifyAll();
    }
  }

  /** What is known by now, if anything. */
  Optional<Findings> findings() {
    return Optional.ofNullable(findings);
  }

  private void serve() {
    courtesy.run();
    try {
      long answered = 0;
      while (!closed) {
        rest(answered);
        answered = asked;
        Question next = wanted;
        if (next != null) {
          answer(next, answered);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (desk != null) {
        desk.probe().close();
      }
    }
  }

  /** Waits for a question after the one of this number. */
  private void rest(long number) throws InterruptedException {
    synchronized (bell) {
      while (isLast(number)) {
        bell.wait();
      }
    }
  }

  /** Waits as {@link #rest}, but not for ever. */
  private void rest(long number, Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    synchronized (bell) {
      for (long left = longest.toMillis();
          left > 0 && isLast(number);
          left = (end - System.nanoTime()) / 1_000_000) {
        bell.wait(left);
      }
    }
  }

  private boolean isLast(long number) {
    return !closed && asked == number;
  }

  private void answer(Question question, long number) throws InterruptedException {
    try {
      Pruning pruning = question.pruning();
      if (pruning != null && pruning.method().isGathered()) {
        findings = Findings.none(question, MOVING);
        return;
      }
      Desk at = open(question);
      if (at.fits()) {
        work(question, number, at);
      } else {
        findings = Findings.none(question, "");
      }
    } catch (DataException | IOException e) {
      complain(question, e);
    } catch (RuntimeException | LinkageError e) {
      LOG.error("no answer for {}", question.pruning(), e);
      complain(question, e);
    }
  }

  private void complain(Question question, Throwable e) {
    String message = e.getMessage();
    String sentence = message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    findings = Findings.none(question, sentence);
  }

  /** Puts the question's network on the desk, unless it lies there. */
  private Desk open(Question question) throws DataException, IOException {
    Desk old = desk;
    if (old != null && question.sameNetwork(old.question())) {
      return old;
    }
    PruningProbe probe;
    if (old != null && old.question().setting().equals(question.setting())) {
      probe = old.probe();
    } else {
      desk = null;
      if (old != null) {
        old.probe().close();
      }
      probe = PruningProbe.open(networks, question.setting(), set(question.setting().data()));
    }
    boolean fits = probe.fits(question.weights());
    if (fits) {
      probe.load(question.weights());
    }
    Desk made = new Desk(probe, question, fits, new HashMap<>(), new HashMap<>());
    desk = made;
    return made;
  }

  private DataSet set(DataChoice choice) throws DataException {
    DataSet known = sets.get(choice);
    if (known == null) {
      known = data.load(choice);
      sets = Map.of(choice, known);
    }
    return known;
  }

  /** The answer, then what surrounds it, as long as nothing newer is asked. */
  private void work(Question question, long number, Desk at) throws InterruptedException {
    Pruning pruning = question.pruning();
    // A drag asks faster than it can be answered: what is begun is finished, or nothing ever were.
    if (!know(question, pruning, at, () -> !closed && question.sameCurve(wanted))
        || !know(question, null, at, () -> isLast(number))
        || pruning == null) {
      return;
    }
    if (!draw(question, pruning, number, at)
        || !draw(question, Question.beside(pruning), number, at)) {
      return;
    }
    rest(number, rest);
    while (isLast(number) && !at.times().containsKey(pruning)) {
      if (busy.getAsBoolean()) {
        rest(number, PATIENCE);
      } else {
        at.probe()
            .time(pruning, question.seed(), () -> isLast(number) && !busy.getAsBoolean())
            .ifPresent(times -> at.times().put(pruning, times));
      }
    }
    publish(question, at);
  }

  /**
   * Fills in the curve of a way of pruning.
   *
   * @return false where it was given up
   */
  private boolean draw(Question question, Pruning way, long number, Desk at) {
    if (way.reach().structure().fraction().isPresent()) {
      return know(question, way, at, () -> isLast(number)); // It has no other fraction.
    }
    OptionalDouble next = Cliff.next(cliff(way, at), way.fraction(), question.level());
    while (next.isPresent()) {
      if (!know(question, Question.at(way, next.getAsDouble()), at, () -> isLast(number))) {
        return false;
      }
      next = Cliff.next(cliff(way, at), way.fraction(), question.level());
    }
    return true;
  }

  /**
   * Finds out what a pruning would do, unless it is known, and shows it.
   *
   * @return false where it was given up
   */
  private boolean know(
      Question question, @Nullable Pruning pruning, Desk at, BooleanSupplier goOn) {
    Pruning key = key(pruning);
    if (!at.effects().containsKey(key)) {
      at.probe()
          .measure(pruning, question.seed(), goOn)
          .ifPresent(effect -> at.effects().put(key, effect));
    }
    if (!at.effects().containsKey(key)) {
      return false;
    }
    publish(question, at);
    return true;
  }

  private void publish(Question question, Desk at) {
    Pruning pruning = question.pruning();
    findings =
        new Findings(
            question,
            at.effects().get(key(pruning)),
            at.effects().get(key(null)),
            pruning == null ? List.of() : cliff(pruning, at),
            pruning == null ? List.of() : cliff(Question.beside(pruning), at),
            at.times().get(key(pruning)),
            "");
  }

  private static Pruning key(@Nullable Pruning pruning) {
    return pruning == null ? Pruning.byLayer(0) : pruning;
  }

  /** What is known of a pruning's curve. */
  private static List<Cliff.Point> cliff(Pruning pruning, Desk at) {
    return at.effects().entrySet().stream()
        .filter(known -> Question.at(pruning, known.getKey().fraction()).equals(known.getKey()))
        .map(known -> new Cliff.Point(known.getKey().fraction(), known.getValue().accuracy()))
        .sorted(Comparator.comparingDouble(Cliff.Point::fraction))
        .toList();
  }

  /** Ends the thread and releases its network; returns when that is done. */
  @Override
  public void close() {
    synchronized (bell) {
      closed = true;
      bell.notifyAll();
    }
    try {
      if (!thread.join(TO_STOP)) {
        LOG.warn("the probe did not stop within {} s", TO_STOP.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
