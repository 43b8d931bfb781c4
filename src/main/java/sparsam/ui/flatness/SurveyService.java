package sparsam.ui.flatness;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sparsam.data.DataException;
import sparsam.experiment.DataSource;
import sparsam.experiment.NetworkFactory;
import sparsam.experiment.RunData;
import sparsam.experiment.Subject;
import sparsam.experiment.TrainingPath;
import sparsam.flatness.landscape.Grid;
import sparsam.flatness.landscape.Line;
import sparsam.flatness.landscape.Plane;
import sparsam.flatness.landscape.Point;
import sparsam.flatness.landscape.Principal;
import sparsam.flatness.landscape.Survey;
import sparsam.flatness.landscape.Terrain;
import sparsam.flatness.landscape.Value;
import sparsam.nn.Parameters;
import sparsam.report.landscape.Spot;
import sparsam.store.PastRun;

/**
 * The thread that measures landscapes, coarse to fine. Only the newest question counts: work that
 * it has overtaken is dropped, what was measured to the end is remembered.
 */
public final class SurveyService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SurveyService.class);

  /** Planes and parts of planes that are remembered. */
  private static final int MOST = 60;

  /** Steps of a line from one network to the other. */
  private static final int STEPS = 20;

  private final DataSource data;
  private final NetworkFactory networks;
  private final Worker<Question> worker;
  private volatile @Nullable Findings findings;

  /** What the thread has at hand; touched by no other. */
  private @Nullable Desk desk;

  /**
   * A run's network and images, and what was found out with them.
   *
   * @param question any about them
   */
  private record Desk(
      Question question,
      PastRun run,
      Subject subject,
      Terrain terrain,
      Map<Chosen, float[]> weights,
      Map<Chosen, Value> values,
      Map<Measured, Survey> surveys,
      Map<List<Chosen>, Line> lines) {}

  /** What a survey is of. */
  private record Measured(List<Chosen> networks, Sight sight, boolean path, long seed, Grid grid) {}

  /**
   * A plane under way.
   *
   * @param surveys the whole, and the part that is seen where not all is; none where there is
   *     trouble
   * @param trouble the sentence that says why there is no plane; else empty
   */
  private record Work(List<Spot> spots, List<Survey> surveys, String trouble) {
    Findings.Seen seen() {
      return new Findings.Seen(
          surveys.stream().flatMap(survey -> survey.last().stream()).toList(), spots, trouble);
    }

    /** What has to be measured after a first look at the whole: the part, then the rest. */
    Optional<Survey> next() {
      return surveys.reversed().stream().filter(survey -> !survey.done()).findFirst();
    }
  }

  /**
   * @param data asked on the service's thread
   * @param networks its networks belong to the service's thread
   * @param courtesy what the service's thread does first, to give way to others
   */
  public SurveyService(DataSource data, NetworkFactory networks, Runnable courtesy) {
    this.data = data;
    this.networks = networks;
    this.worker =
        new Worker<>(
            "sparsam-survey",
            courtesy,
            new Worker.Work<>() {
              @Override
              public void answer(Question question, BooleanSupplier goOn) {
                survey(question, goOn);
              }

              @Override
              public void clear() {
                SurveyService.this.clear();
              }
            });
  }

  /**
   * Asks a question in place of the one before.
   *
   * @param question null lets it rest
   */
  void ask(@Nullable Question question) {
    worker.ask(question);
  }

  /** The last question; empty while it rests. */
  Optional<Question> wanted() {
    return worker.wanted();
  }

  /** What is known by now of the last question, or of one before it. */
  Optional<Findings> findings() {
    return Optional.ofNullable(findings);
  }

  private void clear() {
    if (desk != null) {
      desk.terrain().close();
      desk = null;
    }
  }

  private void survey(Question question, BooleanSupplier goOn) {
    try {
      Desk at = open(question);
      switch (question.sight()) {
        case PLANE, THROUGH -> planes(question, at, goOn);
        case LINE -> line(question, at, goOn);
        case SLICES, SPECTRUM, RISE, TOY -> {} // They are no landscapes.
      }
    } catch (DataException | IOException | IllegalArgumentException e) {
      complain(question, e);
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      LOG.error("no landscape of {}", question.run(), e);
      complain(question, e);
    }
  }

  private void complain(Question question, Throwable e) {
    findings = Findings.trouble(question, Worker.sentence(e));
  }

  private Desk open(Question question) throws IOException, DataException {
    Desk old = desk;
    if (old != null && old.question().sameDesk(question)) {
      return old;
    }
    clear();
    PastRun run = PastRun.open(question.run());
    Subject subject = Subject.of(run.recipe(), RunData.of(run, data), question.images());
    Desk made =
        new Desk(
            question,
            run,
            subject,
            subject.terrain(networks),
            new HashMap<>(),
            new HashMap<>(),
            new LinkedHashMap<>(),
            new HashMap<>());
    desk = made;
    return made;
  }

  private static float[] weights(Desk at, Chosen network) throws IOException {
    float[] known = at.weights().get(network);
    if (known == null) {
      known =
          switch (network) {
            case Chosen.OfRun(String name) ->
                Subject.weights(at.run(), name, at.terrain().parameters());
            case Chosen.OfFile(var file) -> at.subject().weights(file, at.terrain().parameters());
          };
      at.weights().put(network, known);
    }
    return known;
  }

  private static Optional<Spot> spot(Desk at, Plane plane, Chosen network, BooleanSupplier goOn)
      throws IOException {
    Value known = at.values().get(network);
    if (known == null) {
      Optional<Value> found = at.terrain().measure(Point.of(weights(at, network)), goOn);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      known = found.get();
      at.values().put(network, known);
    }
    return Optional.of(new Spot(network.name(), plane.place(weights(at, network)), known));
  }

  private void planes(Question question, Desk at, BooleanSupplier goOn) throws IOException {
    List<Work> works = new ArrayList<>();
    if (question.sight() == Sight.THROUGH) {
      List<float[]> three = new ArrayList<>();
      for (Chosen network : question.networks()) {
        three.add(weights(at, network));
      }
      Plane plane =
          Plane.through(at.terrain().parameters(), three.get(0), three.get(1), three.get(2));
      work(question, at, plane, question.networks(), goOn).ifPresent(works::add);
    } else {
      for (Chosen network : question.networks()) {
        Optional<Work> work =
            question.path()
                ? along(question, at, network, goOn)
                : around(question, at, network, goOn);
        work.ifPresent(works::add);
      }
    }
    boolean went = goOn.getAsBoolean();
    publish(question, at, works, false);
    for (List<Survey> next = next(works); went && !next.isEmpty(); next = next(works)) {
      for (Survey survey : next) {
        went &= survey.advance(goOn, _ -> publish(question, at, works, false));
      }
    }
    if (went) {
      publish(question, at, works, true);
    }
  }

  /** The plane around a network; where there is none, the others are drawn all the same. */
  private static Optional<Work> around(
      Question question, Desk at, Chosen network, BooleanSupplier goOn) {
    try {
      Plane plane = Plane.random(at.terrain().parameters(), weights(at, network), question.seed());
      return work(question, at, plane, List.of(network), goOn);
    } catch (IOException e) {
      return Optional.of(new Work(List.of(), List.of(), Worker.sentence(e)));
    }
  }

  /** The plane that a network's training moved along most; where there is none, as above. */
  private static Optional<Work> along(
      Question question, Desk at, Chosen network, BooleanSupplier goOn) {
    try {
      Parameters layout = at.terrain().parameters();
      TrainingPath path = TrainingPath.of(at.run(), network.name(), layout);
      Principal principal = Principal.of(layout, path.weights());
      Plane plane = principal.plane();
      List<Spot> spots = new ArrayList<>();
      for (int i = 0; i < path.epochs().size(); i++) {
        float[] weights = path.weights().get(i);
        Optional<Value> value = at.terrain().measure(Point.of(weights), goOn);
        if (value.isEmpty()) {
          return Optional.empty();
        }
        String epoch = Integer.toString(path.epochs().get(i));
        spots.add(new Spot(epoch, plane.place(weights), value.get()));
      }
      return Optional.of(
          new Work(spots, surveys(question, at, plane, List.of(network), spots), ""));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of(new Work(List.of(), List.of(), Worker.sentence(e)));
    }
  }

  private static Optional<Work> work(
      Question question, Desk at, Plane plane, List<Chosen> networks, BooleanSupplier goOn)
      throws IOException {
    List<Spot> spots = new ArrayList<>();
    for (Chosen network : networks) {
      Optional<Spot> spot = spot(at, plane, network, goOn);
      if (spot.isEmpty()) {
        return Optional.empty();
      }
      spots.add(spot.get());
    }
    return Optional.of(new Work(spots, surveys(question, at, plane, networks, spots), ""));
  }

  /** The whole plane, and the part that is seen where not all is. */
  private static List<Survey> surveys(
      Question question, Desk at, Plane plane, List<Chosen> networks, List<Spot> spots) {
    List<Survey> surveys = new ArrayList<>();
    Grid whole =
        Planes.whole(question.sight() == Sight.THROUGH || question.path(), spots, question.side());
    surveys.add(survey(question, at, plane, networks, whole));
    Grid part = question.part();
    if (part != null) {
      surveys.add(survey(question, at, plane, networks, part));
    }
    return surveys;
  }

  /** One that was begun before goes on. */
  private static Survey survey(
      Question question, Desk at, Plane plane, List<Chosen> networks, Grid grid) {
    Measured key = new Measured(networks, question.sight(), question.path(), question.seed(), grid);
    Survey survey = at.surveys().remove(key);
    Survey begun = survey == null ? new Survey(at.terrain(), plane, grid) : survey;
    at.surveys().put(key, begun);
    if (at.surveys().size() > MOST) {
      at.surveys().remove(at.surveys().keySet().iterator().next());
    }
    return begun;
  }

  /**
   * What is measured next, a level of each: all planes are equally fine at any time. The first look
   * at all of them, then what is seen, then the rest.
   */
  private static List<Survey> next(List<Work> works) {
    List<Survey> unseen =
        works.stream()
            .flatMap(work -> work.surveys().stream().limit(1))
            .filter(whole -> whole.last().isEmpty())
            .toList();
    return unseen.isEmpty()
        ? works.stream().flatMap(work -> work.next().stream()).toList()
        : unseen;
  }

  private void publish(Question question, Desk at, List<Work> works, boolean done) {
    findings =
        new Findings(
            question,
            works.stream().map(Work::seen).toList(),
            null,
            at.terrain().count(),
            "",
            done);
  }

  private void line(Question question, Desk at, BooleanSupplier goOn) throws IOException {
    List<Chosen> ends = question.networks();
    Line known = at.lines().get(ends);
    Optional<Line> line =
        known != null
            ? Optional.of(known)
            : Line.measure(
                at.terrain(),
                weights(at, ends.get(0)),
                weights(at, ends.get(1)),
                Line.places(STEPS),
                goOn,
                now ->
                    findings =
                        new Findings(question, List.of(), now, at.terrain().count(), "", false));
    line.ifPresent(
        all -> {
          at.lines().put(ends, all);
          findings = new Findings(question, List.of(), all, at.terrain().count(), "", true);
        });
  }

  /** Ends the thread and releases its network; returns when that is done. */
  @Override
  public void close() {
    worker.close();
  }
}
