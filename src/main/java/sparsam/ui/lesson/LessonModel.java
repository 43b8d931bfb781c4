package sparsam.ui.lesson;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;
import sparsam.lesson.Lesson;
import sparsam.lesson.LessonReader;
import sparsam.lesson.Lessons;
import sparsam.lesson.Measured;
import sparsam.lesson.Question.Cliff;
import sparsam.lesson.Step;
import sparsam.lesson.Step.Experiment;
import sparsam.plot.lines.Points;
import sparsam.recipe.RecipeException;
import sparsam.result.Result;
import sparsam.result.Run;
import sparsam.text.Strings;
import sparsam.ui.lab.Exhibit;
import sparsam.ui.lab.LabModel;
import sparsam.ui.lab.run.Session;
import sparsam.ui.lab.run.Session.Outcome;

/**
 * Where a person is in a lesson. Every step keeps what was expected and what came out, to be gone
 * back to; the lab is lent the step's recipe and gets the person's own back in the end.
 */
public final class LessonModel {
  /** What is known of an experiment. */
  private static final class Attempt {
    final GuessModel guess;
    @Nullable Answer answer;
    String trouble = "";

    Attempt(GuessModel guess) {
      this.guess = guess;
    }
  }

  private final Strings strings;
  private final LabModel lab;
  private final AnswerWords words;
  private final Map<Integer, Attempt> attempts = new HashMap<>();
  private final ReadOnlyObjectWrapper<@Nullable Page> page = new ReadOnlyObjectWrapper<>();

  // Kept here: what a binding is made of holds it weakly.
  private final BooleanBinding active = page.isNotNull();

  /** Null where none is on. */
  private @Nullable Lesson lesson;

  private int place;

  /** Whether it runs, or what is shown without a run is waited for. */
  private boolean running;

  /** Whether the network that a cliff needs was begun to be trained. */
  private boolean trained;

  /** The session that was there before the next one of the present step. */
  private @Nullable Session before;

  private boolean leaving;
  private Points cliff = Points.NONE;

  /**
   * @param lab what the experiments run in
   */
  public LessonModel(Strings strings, LabModel lab) {
    this.strings = strings;
    this.lab = lab;
    this.words = new AnswerWords(strings);
  }

  /** Begins a lesson that comes with the program; where that cannot be, the sentence says why. */
  public void begin(String name) {
    if (free()) {
      try {
        begin(Lessons.load(name));
      } catch (RecipeException e) {
        lab.runs().complain(String.valueOf(e.getMessage()));
      }
    }
  }

  /** Begins a lesson from a file; where that cannot be, the sentence says why. */
  public void open(Path file) {
    if (free()) {
      try {
        begin(LessonReader.read(file));
      } catch (RecipeException | IOException e) {
        lab.runs().complain(String.valueOf(e.getMessage()));
      }
    }
  }

  private boolean free() {
    return lab.runs().isFree("lesson.running");
  }

  void begin(Lesson other) {
    leave();
    lab.runs().dismissError();
    attempts.clear();
    lesson = other;
    enter(0);
  }

  /** Ends the lesson; what runs is stopped, and then the person's own recipe comes back. */
  public void leave() {
    if (lesson != null) {
      lab.runs().stop();
      lesson = null;
      running = false;
      leaving = true;
      show();
      giveBack();
    }
  }

  /** Ends the lesson, unless its experiment runs: then nothing else can be done in the lab. */
  public void leaveUnlessRunning() {
    if (!lab.runs().isRunning()) {
      leave();
    }
  }

  /** Only once nothing runs: sliders that come back would act on what does. */
  private void giveBack() {
    if (leaving && !lab.runs().isRunning()) {
      leaving = false;
      lab.files().giveBack();
    }
  }

  /** Goes on to the next step; from the last one the lesson ends. */
  public void next() {
    Page now = page.get();
    if (now != null && !running) {
      if (now.isLast()) {
        leave();
      } else {
        enter(place + 1);
      }
    }
  }

  /** Goes back to the step before, if there is one. */
  public void back() {
    if (lesson != null && !running && place > 0) {
      enter(place - 1);
    }
  }

  private void enter(int index) {
    place = index;
    cliff = Points.NONE;
    experiment()
        .ifPresent(
            step -> {
              Attempt attempt =
                  attempts.computeIfAbsent(
                      index, _ -> new Attempt(new GuessModel(step.question())));
              if (attempt.answer == null) {
                lend(step);
              }
            });
    before = lab.runs().session().orElse(null);
    show();
  }

  private void lend(Experiment step) {
    if (!lab.recipe().recipe().get().equals(step.recipe())) {
      lab.files().lend(step.recipe());
    }
  }

  /** Runs the step's experiment, or shows what is known without a run. */
  public void run() {
    experiment()
        .filter(_ -> phase() == Phase.ASKED || phase() == Phase.FAILED)
        .filter(_ -> lab.readiness().ready().get())
        .ifPresent(this::run);
  }

  private void run(Experiment step) {
    if (step.question() instanceof Cliff && !lab.isShownTrained(step.recipe())) {
      lab.files().lend(step.recipe()); // Another run may be shown.
    } else {
      lend(step);
    }
    before = lab.runs().session().orElse(null);
    fail("");
    running = true;
    trained = false;
    if (!(step.question() instanceof Cliff)) {
      lab.run();
    }
    show();
  }

  /** Looks at what the lab has done since; called once a pulse, after the lab. */
  public void poll() {
    giveBack();
    experiment().ifPresent(this::follow);
  }

  private void follow(Experiment step) {
    Session session = lab.runs().session().filter(one -> isOf(step, one)).orElse(null);
    switch (phase()) {
      case ASKED, FAILED -> {
        if (session != null) { // It may be over already.
          fail("");
          running = true;
          show();
        }
      }
      case RUNNING -> {
        if (session != null) {
          // The lab shows the end before this does.
          session
              .outcome()
              .filter(_ -> !lab.runs().isRunning())
              .ifPresent(end -> end(step, session, end));
        } else if (step.question() instanceof Cliff) {
          measure(step);
        } else {
          end(strings.get("lesson.gone"));
        }
      }
      case ANSWERED -> {
        if (step.question() instanceof Cliff) {
          readCliff(step);
        }
      }
      case READ -> {}
    }
  }

  /** Without a run where the network is there; otherwise one trains it. */
  private void measure(Experiment step) {
    if (lab.isShownTrained(step.recipe())) {
      readCliff(step);
    } else if (trained
        || !lab.recipe().recipe().get().equals(step.recipe())
        || !(lab.shown().get() instanceof Exhibit.Plan)) {
      end(strings.get("lesson.gone"));
    } else if (lab.isUntrained()) {
      trained = true;
      lab.run();
    } else if (!lab.runs().error().get().isEmpty()) {
      end(lab.runs().error().get());
    }
  }

  /** Whether a session is this step's, whoever began it. */
  private boolean isOf(Experiment step, Session session) {
    return !session.equals(before) && session.recipe().equals(step.recipe());
  }

  private void end(Experiment step, Session session, Outcome end) {
    switch (end) {
      case Outcome.Broken(String sentence) -> end(sentence);
      case Outcome.Ended(Run run) -> {
        if (step.question() instanceof Cliff && run.state() == Run.State.FINISHED) {
          readCliff(step); // It comes from the network that was trained.
          return;
        }
        Optional<Measured> measured = Measured.of(step.question(), run, session.monitor());
        if (measured.isPresent()) {
          answer(step, measured.get(), run);
        } else {
          end(reason(step, run));
        }
      }
    }
  }

  private String reason(Experiment step, Run run) {
    return step.question().arms().stream()
        .flatMap(arm -> run.result(arm).stream())
        .filter(Result.Failed.class::isInstance)
        .map(
            failed ->
                strings.get("lesson.failed", failed.name(), ((Result.Failed) failed).reason()))
        .findFirst()
        .orElseGet(() -> strings.get("lesson.stopped"));
  }

  private void readCliff(Experiment step) {
    Points now = lab.prune().curve();
    if (lab.isShownTrained(step.recipe()) && now.count() > 1 && !now.equals(cliff)) {
      cliff = now;
      attempt()
          .ifPresent(
              one ->
                  answer(
                      words.of(
                          one.guess,
                          new Measured.Line(
                              IntStream.range(0, now.count()).mapToObj(i -> now.xs()[i]).toList(),
                              IntStream.range(0, now.count()).mapToObj(i -> now.ys()[i]).toList()),
                          step.recipe().seed(),
                          List.of())));
    }
  }

  private void answer(Experiment step, Measured measured, Run run) {
    attempt()
        .ifPresent(
            one -> answer(words.of(one.guess, measured, step.recipe().seed(), run.results())));
  }

  private void answer(Answer now) {
    running = false;
    attempt().ifPresent(one -> one.answer = now);
    show();
  }

  /** It is over without an answer. */
  private void end(String sentence) {
    before = lab.runs().session().orElse(null);
    running = false;
    fail(sentence);
    show();
  }

  private void fail(String sentence) {
    attempt().ifPresent(one -> one.trouble = sentence);
  }

  /** Shows what is known of the present step. */
  private void show() {
    Lesson now = lesson;
    Attempt attempt = attempt().orElse(null);
    page.set(
        now == null
            ? null
            : new Page(
                now,
                place,
                phase(attempt),
                attempt == null ? null : attempt.guess,
                attempt == null ? null : attempt.answer,
                attempt == null ? "" : attempt.trouble));
  }

  private Phase phase(@Nullable Attempt attempt) {
    if (attempt == null) {
      return Phase.READ;
    }
    if (running) {
      return Phase.RUNNING;
    }
    if (attempt.answer != null) {
      return Phase.ANSWERED;
    }
    return attempt.trouble.isEmpty() ? Phase.ASKED : Phase.FAILED;
  }

  private Optional<Attempt> attempt() {
    return lesson == null ? Optional.empty() : Optional.ofNullable(attempts.get(place));
  }

  /** The present step; empty where no lesson is on. */
  private Optional<Step> step() {
    return Optional.ofNullable(lesson).map(now -> now.steps().get(place));
  }

  private Optional<Experiment> experiment() {
    return step().filter(Experiment.class::isInstance).map(Experiment.class::cast);
  }

  /** Whether a run can begin now. */
  ObservableBooleanValue ready() {
    return lab.readiness().ready();
  }

  /** How much of the run is done, 0 to 1. */
  ReadOnlyDoubleProperty progress() {
    return lab.runs().progress();
  }

  /** What the lab is doing, in words. */
  ReadOnlyStringProperty activity() {
    return lab.runs().activity();
  }

  /** Whether a lesson is on. */
  public BooleanBinding active() {
    return active;
  }

  /** What is seen; null where no lesson is on. */
  ReadOnlyObjectProperty<@Nullable Page> page() {
    return page.getReadOnlyProperty();
  }

  /** How far the present step is; {@link Phase#READ} where no lesson is on. */
  public Phase phase() {
    return phase(attempt().orElse(null));
  }
}
