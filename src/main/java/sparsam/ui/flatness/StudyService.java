package sparsam.ui.flatness;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sparsam.data.DataException;
import sparsam.experiment.DataSource;
import sparsam.experiment.RunData;
import sparsam.flatness.Examiner;
import sparsam.flatness.Measure;
import sparsam.flatness.Portrait;
import sparsam.flatness.RunStudy;
import sparsam.flatness.Specimen;
import sparsam.nn.Engine;
import sparsam.recipe.arm.Arm;
import sparsam.store.PastRun;

/**
 * The thread that measures minima. What it finds is kept in the run's folder at once, and nothing
 * that is there is measured again; what a newer question has overtaken is given up.
 */
public final class StudyService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StudyService.class);

  private final DataSource data;
  private final int threads;
  private final Worker<Examination> worker;
  private volatile @Nullable Study study;

  /** What the thread has at hand; touched by no other. */
  private @Nullable Desk desk;

  /**
   * A run's images, and its networks as they were read.
   *
   * @param question any about them
   */
  private record Desk(Examination question, RunStudy study, Map<Chosen, Specimen> specimens) {}

  /** What is known of a question by now. */
  private final class Ledger {
    private final Examination question;
    private final Desk at;
    private final Map<Chosen, Portrait> portraits = new LinkedHashMap<>();
    private final Map<Chosen, String> troubles = new LinkedHashMap<>();
    private final List<String> arms;
    private String doing = "";

    Ledger(Examination question, Desk at) {
      this.question = question;
      this.at = at;
      this.arms = at.study().run().recipe().arms().stream().map(Arm::name).toList();
    }

    void publish(boolean done) {
      study = new Study(question, arms, portraits, troubles, done ? "" : doing, "", done);
    }

    void doing(String what) {
      doing = what;
      publish(false);
    }

    void found(Chosen network, Portrait portrait) {
      portraits.put(network, portrait);
      publish(false);
    }

    void trouble(Chosen network, IOException e) {
      portraits.remove(network);
      troubles.put(network, Worker.sentence(e));
      publish(false);
    }
  }

  /**
   * @param data asked on the service's thread
   * @param threads that networks are measured with
   * @param courtesy what the service's thread does first, to give way to others
   */
  public StudyService(DataSource data, int threads, Runnable courtesy) {
    this.data = data;
    this.threads = threads;
    this.worker =
        new Worker<>(
            "sparsam-study",
            courtesy,
            new Worker.Work<>() {
              @Override
              public void answer(Examination question, BooleanSupplier goOn) {
                examine(question, goOn);
              }

              @Override
              public void clear() {
                desk = null;
              }
            });
  }

  /**
   * Asks a question in place of the one before.
   *
   * @param question null lets it rest
   */
  void ask(@Nullable Examination question) {
    worker.ask(question);
  }

  /** What is known by now of the last question, or of one before it. */
  Optional<Study> study() {
    return Optional.ofNullable(study);
  }

  private void examine(Examination question, BooleanSupplier goOn) {
    try {
      measure(question, goOn, new Ledger(question, open(question)));
    } catch (CancellationException _) {
      LOG.debug("a study of {} was given up", question.run());
    } catch (DataException | IOException | IllegalArgumentException e) {
      study = Study.trouble(question, Worker.sentence(e));
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      LOG.error("no study of {}", question.run(), e);
      study = Study.trouble(question, Worker.sentence(e));
    }
  }

  private Desk open(Examination question) throws IOException, DataException {
    Desk old = desk;
    if (old != null
        && old.question().run().equals(question.run())
        && old.question().images() == question.images()) {
      return old;
    }
    desk = null;
    Engine.FAST.description(); // Its natives are prepared before the first product.
    PastRun run = PastRun.open(question.run());
    RunStudy study = RunStudy.of(run, RunData.of(run, data), question.images());
    Desk made = new Desk(question, study, new HashMap<>());
    desk = made;
    return made;
  }

  private static Specimen specimen(Desk at, Chosen network) throws IOException {
    Specimen known = at.specimens().get(network);
    if (known == null) {
      known =
          switch (network) {
            case Chosen.OfRun(String name) -> at.study().specimen(name);
            case Chosen.OfFile(var file) -> at.study().specimen(file);
          };
      at.specimens().put(network, known);
    }
    return known;
  }

  /** Shows what is known of all networks, then measures the rest, a round of all after another. */
  private void measure(Examination question, BooleanSupplier goOn, Ledger ledger) {
    for (Chosen network : question.networks()) {
      try {
        ledger
            .at
            .study()
            .known(specimen(ledger.at, network))
            .ifPresent(portrait -> ledger.found(network, portrait));
      } catch (IOException e) {
        ledger.trouble(network, e);
      }
    }
    Examiner examiner = new Examiner(threads, goOn, ledger::doing);
    for (Set<Measure> round : question.rounds()) {
      for (Chosen network : question.networks()) {
        if (!goOn.getAsBoolean()) {
          return;
        }
        if (!ledger.troubles.containsKey(network)) {
          measure(network, round, examiner, ledger);
        }
      }
    }
    ledger.publish(true);
  }

  private static void measure(
      Chosen network, Set<Measure> round, Examiner examiner, Ledger ledger) {
    try {
      Portrait portrait =
          ledger
              .at
              .study()
              .examine(
                  specimen(ledger.at, network),
                  round,
                  examiner,
                  found -> ledger.found(network, found));
      ledger.found(network, portrait);
    } catch (IOException e) {
      ledger.trouble(network, e);
    }
  }

  /** Ends the thread; returns when that is done. */
  @Override
  public void close() {
    worker.close();
  }
}
