package sparsam.ui.lab.prune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sparsam.data.DataChoice;
import sparsam.data.DataException;
import sparsam.data.DataSet;
import sparsam.data.Examples;
import sparsam.experiment.DataSource;
import sparsam.experiment.NetworkFactory;
import sparsam.experiment.PruningProbe.Setting;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Engine;
import sparsam.nn.Network;
import sparsam.nn.Parameters;
import sparsam.nn.Samples;
import sparsam.prune.Pruning;
import sparsam.prune.Pruning.Method;
import sparsam.result.PruningEffect;
import sparsam.result.Weights;
import sparsam.train.LinearNetwork;

class ProbeServiceTest {
  private static final Setting SETTING = setting("blobs");

  private final AtomicInteger networks = new AtomicInteger();
  private final AtomicInteger loads = new AtomicInteger();
  private final AtomicInteger evaluations = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private @Nullable ProbeService service;

  private static Setting setting(String set) {
    return new Setting(new DataChoice.Named(set), Family.CLASSIFIER.standard(), 16);
  }

  /** Forty images are one evaluation and one look at whether it is still wanted. */
  private final NetworkFactory linear =
      (_, seed, _) -> {
        networks.incrementAndGet();
        return new Watched(new LinearNetwork(seed), this::atEvaluation, closed);
      };

  private Runnable onEvaluation = () -> {};

  private void atEvaluation() {
    evaluations.incrementAndGet();
    onEvaluation.run();
  }

  private final DataSource blobs =
      name -> {
        loads.incrementAndGet();
        if (name.name().equals("absent")) {
          throw new DataException("absent is not here: fetch it.");
        }
        return LinearNetwork.blobs();
      };

  private ProbeService open() {
    ProbeService made = new ProbeService(blobs, linear, () -> true, () -> {}, Duration.ZERO);
    service = made;
    return made;
  }

  @AfterEach
  void close() {
    if (service != null) {
      service.close();
    }
  }

  private static Weights weights(long seed) {
    return Weights.of(new LinearNetwork(seed).parameters());
  }

  private static Question question(double fraction) {
    return new Question(SETTING, weights(1), Pruning.byLayer(fraction), 0, 0.9);
  }

  private static Question at(Question question, double fraction) {
    return new Question(
        question.setting(), question.weights(), Pruning.byLayer(fraction), question.seed(), 0.9);
  }

  private static Findings await(ProbeService from, Predicate<Findings> wanted) {
    return assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          while (from.findings().filter(wanted).isEmpty()) {
            Thread.onSpinWait();
          }
          return from.findings().orElseThrow();
        });
  }

  private static Predicate<Findings> fullyAnswers(Question question) {
    return found ->
        found.question().equals(question)
            && found.cliff().size() >= 25
            && found.beside().size() >= 25;
  }

  private static int points(Findings found) {
    return found.cliff().size() + found.beside().size();
  }

  private static PruningEffect effect(Findings found) {
    return Objects.requireNonNull(found.effect());
  }

  @Test
  void aQuestionIsAnsweredAndItsSurroundingsFilledIn() {
    Question question = question(0.62);
    ProbeService now = open();
    now.ask(question);
    Findings found = await(now, fullyAnswers(question));
    assertEquals(37, effect(found).layers().getFirst().zeros());
    PruningEffect dense = Objects.requireNonNull(found.dense());
    assertEquals(0, dense.layers().getFirst().zeros());
    assertEquals(dense.accuracy(), found.cliff().getFirst().accuracy());
    assertEquals(1, found.cliff().getLast().fraction());
    assertTrue(
        found.cliff().contains(new Cliff.Point(0.62, effect(found).accuracy())),
        "what is answered is a point of the curve");
    assertEquals("", found.problem());
    assertNull(found.times(), "something trains");
  }

  @Test
  void aNewerQuestionOvertakesAllThatCameBetween() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Semaphore go = new Semaphore(0);
    onEvaluation =
        () -> {
          begun.countDown();
          go.acquireUninterruptibly();
        };
    Question first = question(0.1);
    Question last = at(first, 0.77);
    ProbeService now = open();
    now.ask(first);
    begun.await();
    for (int i = 20; i < 70; i++) {
      now.ask(at(first, i / 100.0));
    }
    now.ask(last);
    go.release();
    await(now, found -> found.question().equals(first));
    go.release();
    await(now, found -> found.question().equals(last));
    assertTrue(evaluations.get() <= 3, "the one begun, the newest, and perhaps the next point");
    go.release(1000);
    Findings whole = await(now, fullyAnswers(last));
    assertTrue(
        whole.cliff().stream().noneMatch(point -> point.fraction() == 0.33),
        "nobody waits for an answer to that any more");
  }

  /** Two chunks of images, so that there is a moment between them. */
  private final CountDownLatch inFirstChunk = new CountDownLatch(1);

  private final CountDownLatch asked = new CountDownLatch(1);

  private ProbeService openInChunks() {
    onEvaluation =
        () -> {
          inFirstChunk.countDown();
          try {
            asked.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    Examples few = LinearNetwork.blobs().validation();
    float[] inputs = new float[600 * few.features()];
    int[] labels = new int[600];
    for (int i = 0; i < 600; i += few.count()) {
      System.arraycopy(few.inputs(), 0, inputs, i * few.features(), few.inputs().length);
      System.arraycopy(few.labels(), 0, labels, i, few.count());
    }
    DataSet many = new DataSet("blobs", few, new Examples(inputs, labels), few);
    ProbeService made = new ProbeService(_ -> many, linear, () -> true, () -> {}, Duration.ZERO);
    service = made;
    return made;
  }

  @Test
  void aDragNeverKeepsWhatIsBegunFromBeingShown() throws InterruptedException {
    Question first = question(0.13);
    ProbeService now = openInChunks();
    now.ask(first);
    inFirstChunk.await();
    now.ask(at(first, 0.2));
    asked.countDown();
    Findings found = await(now, fullyAnswers(at(first, 0.2)));
    assertTrue(
        found.cliff().stream().anyMatch(point -> point.fraction() == 0.13), "it was finished");
    assertEquals(2 * points(found), evaluations.get(), "two chunks each");
  }

  @Test
  void otherWeightsStopWhatIsBegunBetweenTwoChunks() throws InterruptedException {
    Question first = question(0.123);
    Question other = new Question(SETTING, weights(2), first.pruning(), 0, 0.9);
    ProbeService now = openInChunks();
    now.ask(first);
    inFirstChunk.await();
    now.ask(other);
    asked.countDown();
    Findings found = await(now, fullyAnswers(other));
    assertEquals(1 + 2 * points(found), evaluations.get(), "one chunk was enough");
  }

  @Test
  void whatIsKnownIsNotComputedAgain() {
    Question first = question(0.5);
    ProbeService now = open();
    now.ask(first);
    await(now, fullyAnswers(first));
    int before = evaluations.get();
    Question again = at(first, 0.9);
    now.ask(again);
    Findings found = await(now, fullyAnswers(again));
    assertEquals(54, effect(found).layers().getFirst().zeros());
    assertEquals(before, evaluations.get());
    assertEquals(1, networks.get());
    assertEquals(1, loads.get());
  }

  @Test
  void otherWeightsStartAfreshInTheSameNetwork() {
    Question first = question(0.5);
    Question second = new Question(SETTING, weights(2), first.pruning(), 0, 0.9);
    ProbeService now = open();
    now.ask(first);
    List<Cliff.Point> before = await(now, fullyAnswers(first)).cliff();
    now.ask(second);
    assertNotEquals(before, await(now, fullyAnswers(second)).cliff());
    assertEquals(1, networks.get());
    assertEquals(1, loads.get());
  }

  @Test
  void anotherMethodHasACurveOfItsOwn() {
    Question first = question(0.5);
    Question second =
        new Question(
            SETTING, first.weights(), new Pruning(Method.RANDOM, 0.5, false, false), 0, 0.9);
    ProbeService now = open();
    now.ask(first);
    List<Cliff.Point> byLayer = await(now, fullyAnswers(first)).cliff();
    now.ask(second);
    List<Cliff.Point> random = await(now, fullyAnswers(second)).cliff();
    assertNotEquals(byLayer, random);
  }

  @Test
  void withoutAPruningOnlyTheDenseNetworkIsAskedAbout() {
    Question question = new Question(SETTING, weights(1), null, 0, 0.9);
    ProbeService now = open();
    now.ask(question);
    Findings found = await(now, f -> f.dense() != null);
    assertEquals(List.of(), found.cliff());
    assertEquals(found.dense(), found.effect());
  }

  @Test
  void aSetThatIsNotThereIsOneSentenceUntilAnotherIsAskedFor() {
    Question absent = new Question(setting("absent"), weights(1), Pruning.byLayer(0.5), 0, 0.9);
    ProbeService now = open();
    now.ask(absent);
    Findings failed = await(now, found -> !found.problem().isEmpty());
    assertEquals("absent is not here: fetch it.", failed.problem());
    assertNull(failed.effect());
    Question question = question(0.5);
    now.ask(question);
    assertEquals("", await(now, fullyAnswers(question)).problem());
    now.ask(absent);
    await(now, found -> !found.problem().isEmpty());
    assertEquals(3, loads.get());
  }

  @Test
  void anErrorOfTheProgramItselfIsSaidAndTheThreadLivesOn() {
    AtomicBoolean broken = new AtomicBoolean(true);
    onEvaluation =
        () -> {
          if (broken.get()) {
            throw new IllegalStateException("a bug");
          }
        };
    Question first = question(0.5);
    ProbeService now = open();
    now.ask(first);
    assertEquals("a bug", await(now, found -> !found.problem().isEmpty()).problem());
    broken.set(false);
    Question second = at(first, 0.6);
    now.ask(second);
    await(now, fullyAnswers(second));
  }

  @Test
  void weightsOfAnotherNetworkHaveNoAnswer() {
    Architecture small = new Architecture(Family.CLASSIFIER, List.of(2, 3));
    try (Network network = Engine.FAST.create(small, 0, 1, 1)) {
      Question question =
          new Question(SETTING, Weights.of(network.parameters()), Pruning.byLayer(0.5), 0, 0.9);
      ProbeService now = open();
      now.ask(question);
      Findings found = await(now, f -> f.question().equals(question));
      assertNull(found.effect());
      assertEquals("", found.problem());
    }
  }

  @Test
  void timesAreTakenWhenNothingTrains() {
    Architecture small = new Architecture(Family.CLASSIFIER, List.of(2, 3));
    AtomicBoolean trains = new AtomicBoolean(true);
    AtomicInteger asked = new AtomicInteger();
    DataSet set = new DataSet("few", examples(1), examples(20), examples(1));
    ProbeService now =
        new ProbeService(
            _ -> set,
            (architecture, seed, batch) -> Engine.FAST.create(architecture, seed, batch, 1),
            () -> {
              asked.incrementAndGet();
              return trains.get();
            },
            () -> {},
            Duration.ZERO);
    service = now;
    try (Network network = Engine.FAST.create(small, 0, 1, 1)) {
      Question question =
          new Question(
              new Setting(new DataChoice.Named("few"), small, 8),
              Weights.of(network.parameters()),
              Pruning.byLayer(0.9),
              0,
              0.9);
      now.ask(question);
      await(now, fullyAnswers(question));
      await(now, _ -> asked.get() > 0);
      assertNull(now.findings().orElseThrow().times());
      trains.set(false);
      assertNotNull(await(now, found -> found.times() != null).times());
    }
  }

  @Test
  void whatNoEngineMadeIsTimedInAFormOfItsOwn() {
    ProbeService now =
        new ProbeService(
            blobs, (_, seed, _) -> new LinearNetwork(seed), () -> false, () -> {}, Duration.ZERO);
    service = now;
    now.ask(question(0.5));
    Findings found = await(now, f -> f.times() != null || !f.problem().isEmpty());
    assertEquals("", found.problem());
  }

  @Test
  void closingEndsTheThreadAndItsNetwork() {
    Question question = question(0.5);
    ProbeService now = open();
    now.ask(question);
    await(now, fullyAnswers(question));
    now.close();
    assertEquals(1, closed.get());
    int before = evaluations.get();
    now.ask(at(question, 0.123));
    assertEquals(before, evaluations.get());
  }

  private static Examples examples(int count) {
    Samples.Batch batch = Samples.batch(3, count);
    return new Examples(batch.inputs(), batch.labels());
  }

  /** Tells when it is asked about images, and when it is closed. */
  private record Watched(Network network, Runnable onEvaluation, AtomicInteger closed)
      implements Network {
    @Override
    public Architecture architecture() {
      return network.architecture();
    }

    @Override
    public Parameters parameters() {
      return network.parameters();
    }

    @Override
    public float[] gradient() {
      return network.gradient();
    }

    @Override
    public double computeGradient(float[] inputs, int[] labels, int count, Statistics statistics) {
      return network.computeGradient(inputs, labels, count, statistics);
    }

    @Override
    public double recalibrate(float[] inputs, int[] labels, int count) {
      return network.recalibrate(inputs, labels, count);
    }

    @Override
    public void logits(float[] inputs, int from, int count, float[] logits) {
      onEvaluation.run();
      network.logits(inputs, from, count, logits);
    }

    @Override
    public void close() {
      closed.incrementAndGet();
      network.close();
    }
  }
}
