package sparsam.ui.flatness;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sparsam.data.DataException;
import sparsam.experiment.DataSource;
import sparsam.experiment.NetworkFactory;
import sparsam.experiment.RunData;
import sparsam.experiment.Subject;
import sparsam.flatness.atlas.Sheet;
import sparsam.flatness.atlas.Title;
import sparsam.flatness.atlas.Track;
import sparsam.flatness.landscape.Grid;
import sparsam.flatness.landscape.Line;
import sparsam.flatness.landscape.Plane;
import sparsam.flatness.landscape.Point;
import sparsam.flatness.landscape.Principal;
import sparsam.flatness.landscape.Survey;
import sparsam.nn.Parameters;
import sparsam.store.PastRun;
import sparsam.store.epoch.TrainingPath;

/**
 * The thread that measures landscapes, coarse to fine. Only the newest question counts: work that
 * it has overtaken is dropped, what was measured to the end is remembered.
 */
public final class SurveyService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SurveyService.class);

  /** Steps of a line from one network to the other. */
  private static final int STEPS = 20;

  private final DataSource data;
  private final NetworkFactory networks;
  private final Runnable courtesy;
  private final Worker<Asked> worker;
  private volatile @Nullable Findings findings;

  /**
   * A question, and the run that it is about.
   *
   * @param run as it was read
   */
  private record Asked(Question question, PastRun run) {}

  /** What the thread has at hand; touched by no other. */
  private @Nullable Desk desk;

  /** Whether the thread gives way to others: not before the first picture, which is waited for. */
  private boolean courteous;

  /**
   * @param data asked on the service's thread
   * @param networks its networks belong to the service's thread
   * @param courtesy what the service's thread does after a first look, to give way to others
   */
  public SurveyService(DataSource data, NetworkFactory networks, Runnable courtesy) {
    this.data = data;
    this.networks = networks;
    this.courtesy = courtesy;
    this.worker =
        new Worker<>(
            "sparsam-survey",
            () -> {},
            new Worker.Work<>() {
              @Override
              public void answer(Asked asked, BooleanSupplier goOn) {
                survey(asked.question(), asked.run(), goOn);
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
   * @param run that it is about, as it was read
   */
  void ask(Question question, PastRun run) {
    worker.ask(new Asked(question, run));
  }

  /** Nothing is asked any more. */
  void rest() {
    worker.ask(null);
  }

  /** The last question; empty while it rests. */
  Optional<Question> wanted() {
    return worker.wanted().map(Asked::question);
  }

  /** What is known by now of the last question, or of one before it. */
  Optional<Findings> findings() {
    return Optional.ofNullable(findings);
  }

  private void clear() {
    if (desk != null) {
      desk.close();
      desk = null;
    }
  }

  private void survey(Question question, PastRun run, BooleanSupplier goOn) {
    try {
      Desk at = open(question, run, goOn);
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

  private Desk open(Question question, PastRun run, BooleanSupplier goOn)
      throws IOException, DataException {
    Desk old = desk;
    if (old != null && old.answers(question)) {
      return old;
    }
    clear();
    Subject subject = Subject.of(run.recipe(), RunData.of(run, data), question.images());
    Looks looks = courteous ? Looks.NONE : glance(question, run, subject, goOn);
    Desk made = new Desk(question, run, subject, networks, looks);
    desk = made;
    return made;
  }

  /**
   * The first look of all, by a thread alone, which gives way from then on: the threads of the
   * networks that it makes do as it does.
   */
  private Looks glance(Question question, PastRun run, Subject subject, BooleanSupplier goOn)
      throws IOException {
    try {
      if (question.sight() == Sight.LINE) {
        return Looks.NONE;
      }
      try (Desk at = new Desk(question, run, subject, networks.with(1), Looks.NONE)) {
        lay(question, at, goOn);
        return at.looks();
      }
    } finally {
      courteous = true;
      courtesy.run();
    }
  }

  /** Lays planes out and has a first look at each. */
  private List<PlaneWork> lay(Question question, Desk at, BooleanSupplier goOn) throws IOException {
    List<PlaneWork> works = new ArrayList<>();
    if (question.sight() == Sight.THROUGH) {
      List<float[]> three = new ArrayList<>();
      for (Chosen network : question.networks()) {
        three.add(at.weights(network));
      }
      Plane plane =
          Plane.through(at.terrain().parameters(), three.get(0), three.get(1), three.get(2));
      works.add(networks(question, at, plane, question.networks(), goOn));
      look(question, at, works, goOn);
    } else {
      for (Chosen network : question.networks()) {
        works.add(
            question.path()
                ? along(question, at, network, goOn)
                : around(question, at, network, goOn));
        look(question, at, works, goOn);
      }
    }
    return works;
  }

  private void planes(Question question, Desk at, BooleanSupplier goOn) throws IOException {
    List<PlaneWork> works = lay(question, at, goOn);
    boolean went = weigh(question, at, works, goOn);
    works.forEach(work -> work.ifWhole(at::keep));
    for (List<Survey> next = next(works); went && !next.isEmpty(); next = next(works)) {
      for (Survey survey : next) {
        went &= survey.advance(goOn, _ -> publish(question, at, works, false));
      }
      works.forEach(work -> work.ifWhole(at::keep));
    }
    if (went) {
      publish(question, at, works, true);
    }
  }

  /** A first look at the last plane; what follows sees for itself where this is given up. */
  private void look(Question question, Desk at, List<PlaneWork> works, BooleanSupplier goOn) {
    publish(question, at, works, false);
    works
        .getLast()
        .unseen()
        .ifPresent(whole -> whole.advance(goOn, _ -> publish(question, at, works, false)));
  }

  /** What lies upon the planes: that could wait. */
  private boolean weigh(Question question, Desk at, List<PlaneWork> works, BooleanSupplier goOn)
      throws IOException {
    boolean went = goOn.getAsBoolean();
    for (PlaneWork work : works) {
      went = went && work.weigh(goOn);
      publish(question, at, works, false);
    }
    return went;
  }

  /** The plane around a network; where there is none, the others are drawn all the same. */
  private static PlaneWork around(
      Question question, Desk at, Chosen network, BooleanSupplier goOn) {
    try {
      Plane plane = Plane.random(at.terrain().parameters(), at.weights(network), question.seed());
      return networks(question, at, plane, List.of(network), goOn);
    } catch (IOException e) {
      return PlaneWork.failed(Worker.sentence(e));
    }
  }

  /** The plane that a network's training moved along most; where there is none, as above. */
  private static PlaneWork along(Question question, Desk at, Chosen network, BooleanSupplier goOn) {
    try {
      Parameters layout = at.terrain().parameters();
      TrainingPath path = TrainingPath.of(at.run(), network.name(), layout);
      Principal principal = Principal.of(layout, path.weights());
      Plane plane = principal.plane();
      return work(
          question,
          at,
          plane,
          List.of(network),
          new PlaneWork.Laid(
              Track.Kind.EPOCHS,
              network.name(),
              path.epochs().stream().map(String::valueOf).toList(),
              path.weights()),
          i -> at.terrain().measure(Point.of(path.weights().get(i)), goOn));
    } catch (IOException | IllegalArgumentException e) {
      return PlaneWork.failed(Worker.sentence(e));
    }
  }

  /** The plane on which the networks lie that are looked at. */
  private static PlaneWork networks(
      Question question, Desk at, Plane plane, List<Chosen> networks, BooleanSupplier goOn)
      throws IOException {
    List<float[]> weights = new ArrayList<>();
    for (Chosen network : networks) {
      weights.add(at.weights(network));
    }
    return work(
        question,
        at,
        plane,
        networks,
        new PlaneWork.Laid(Track.Kind.NETWORKS, "", names(networks), weights),
        i -> at.value(networks.get(i), goOn));
  }

  private static PlaneWork work(
      Question question,
      Desk at,
      Plane plane,
      List<Chosen> networks,
      PlaneWork.Laid laid,
      PlaneWork.Worth worth)
      throws IOException {
    List<Plane.Place> places = laid.places(plane);
    boolean through = question.sight() == Sight.THROUGH;
    Grid grid = Planes.whole(through || question.path(), places, question.side());
    Supplier<Title> title =
        () ->
            Title.of(
                through ? Title.Kind.THROUGH : question.path() ? Title.Kind.PATH : Title.Kind.PLANE,
                names(networks),
                question.seed(),
                at.terrain(),
                plane,
                grid,
                laid.weights());
    Optional<Sheet.OfPlane> before = at.plane(title);
    List<Survey> surveys = new ArrayList<>();
    surveys.add(at.survey(question, plane, networks, grid, before));
    Grid part = question.part();
    if (part != null) {
      surveys.add(at.survey(question, plane, networks, part, Optional.empty()));
    }
    return PlaneWork.of(title, laid, places, worth, surveys, before);
  }

  private static List<String> names(List<Chosen> networks) {
    return networks.stream().map(Chosen::name).toList();
  }

  /**
   * What is measured next, a level of each: all planes are equally fine at any time. What is seen,
   * then the rest.
   */
  private static List<Survey> next(List<PlaneWork> works) {
    return works.stream().flatMap(work -> work.next().stream()).toList();
  }

  private void publish(Question question, Desk at, List<PlaneWork> works, boolean done) {
    findings =
        new Findings(
            question,
            works.stream().map(PlaneWork::seen).toList(),
            null,
            at.terrain().count(),
            false,
            "",
            done);
  }

  private void line(Question question, Desk at, BooleanSupplier goOn) throws IOException {
    List<Chosen> ends = question.networks();
    float[] a = at.weights(ends.get(0));
    float[] b = at.weights(ends.get(1));
    List<Double> ts = Line.places(STEPS);
    Line known = at.lines().get(ends);
    if (known != null) {
      tell(question, at, known, false, true);
      return;
    }
    Title title = Title.of(names(ends), at.terrain(), a, b, ts);
    Optional<Line> kept = at.line(title).map(Sheet.OfLine::line);
    Optional<Line> line =
        kept.isPresent()
            ? kept
            : Line.measure(
                at.lineTerrain(), a, b, ts, goOn, now -> tell(question, at, now, false, false));
    line.ifPresent(
        all -> {
          at.lines().put(ends, all);
          at.keep(new Sheet.OfLine(title, at.terrain().count(), all));
          tell(question, at, all, kept.isPresent(), true);
        });
  }

  private void tell(Question question, Desk at, Line line, boolean kept, boolean done) {
    findings = new Findings(question, List.of(), line, at.terrain().count(), kept, "", done);
  }

  /** Ends the thread and releases its network; returns when that is done. */
  @Override
  public void close() {
    worker.close();
  }
}
