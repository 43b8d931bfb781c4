package sparsam.ui.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.data.DataException;
import sparsam.experiment.DataSource;
import sparsam.lesson.Lesson;
import sparsam.lesson.LessonReader;
import sparsam.lesson.Mark;
import sparsam.plot.lines.LineChart;
import sparsam.recipe.RecipeException;
import sparsam.text.Strings;
import sparsam.train.LinearNetwork;
import sparsam.ui.lab.Bench;
import sparsam.ui.lab.Exhibit;
import sparsam.ui.lab.Gate;
import sparsam.ui.lab.LabModel;
import sparsam.ui.lab.recipe.Draft;
import sparsam.ui.lab.run.RunModel.State;

/** A lesson over a real experiment with a network of sixty weights; no toolkit runs. */
class LessonModelTest {
  private static final String CHOICE =
      "{\"kind\": \"choice\", \"answers\": [\"this\", \"that\"], \"right\": 2}";

  @TempDir Path folder;
  private final Gate gate = new Gate();

  @SuppressWarnings("NullAway.Init") // by open()
  private Bench bench;

  @SuppressWarnings("NullAway.Init") // by open()
  private LabModel lab;

  @SuppressWarnings("NullAway.Init") // by open()
  private LessonModel model;

  private void open(DataSource data) throws RecipeException {
    bench = new Bench(folder.resolve("runs"), data, gate);
    lab = new LabModel(new Strings(), bench.engine(), bench.screen());
    model = new LessonModel(new Strings(), lab);
  }

  private void open() throws RecipeException {
    open(_ -> LinearNetwork.blobs());
  }

  @AfterEach
  void close() {
    gate.open();
    lab.close();
    bench.close();
  }

  private void until(BooleanSupplier so) {
    bench.until(
        () -> {
          lab.poll();
          model.poll();
        },
        so);
  }

  private void until(Phase phase) {
    until(() -> model.phase() == phase);
  }

  private static String json(String... questions) {
    StringBuilder steps = new StringBuilder("{\"title\": \"Read\", \"text\": \"First.\"}");
    for (String question : questions) {
      steps.append(
          """
          , {"title": "Try", "text": "What?", "recipe": "quick", "set": ["prune.fraction=0.9"],
             "ask": %s, "why": "So.", "source": "A book"}
          """
              .formatted(question));
    }
    return "{\"title\": \"Small\", \"about\": \"It.\", \"minutes\": 1, \"steps\": [%s]}"
        .formatted(steps);
  }

  private static Lesson lesson(String... questions) throws RecipeException {
    return LessonReader.parse("small", json(questions));
  }

  private Page page() {
    return Objects.requireNonNull(model.page().get());
  }

  private GuessModel guess() {
    return Objects.requireNonNull(page().guess());
  }

  private Answer answer() {
    return Objects.requireNonNull(page().answer());
  }

  @Test
  void whatIsExpectedIsHeldAgainstWhatCameOut() throws RecipeException {
    open();
    model.begin(lesson(CHOICE));
    assertTrue(model.active().get());
    assertEquals(Phase.READ, model.phase());
    model.next();
    assertEquals(Phase.ASKED, model.phase());
    assertEquals("Small · 2", lab.recipe().name().get());
    guess().choose(0);
    model.run();
    until(Phase.ANSWERED);
    assertEquals(Mark.OTHER, answer().mark());
    assertEquals("Not as you expected", answer().heading());
    assertEquals("You chose: this. Right is: that.", answer().sentence());
    assertInstanceOf(Exhibit.Live.class, lab.shown().get(), "the lab shows the run");
    model.back();
    assertEquals(Phase.READ, model.phase());
    assertNull(page().answer());
    model.next();
    assertEquals(Phase.ANSWERED, model.phase(), "what came out is kept");
    model.next();
    assertFalse(model.active().get(), "after the last step the lesson is over");
  }

  @Test
  void everyKindOfQuestionFindsItsAnswerInARun() throws RecipeException {
    open();
    model.begin(
        lesson(
            "{\"kind\": \"better\", \"arms\": [\"SGD\", \"SAM\"]}",
            "{\"kind\": \"accuracy\", \"arm\": \"SGD\"}",
            "{\"kind\": \"times\", \"arm\": \"SAM\", \"than\": \"SGD\"}",
            "{\"kind\": \"curve\", \"arm\": \"SGD\"}",
            "{\"kind\": \"cliff\"}"));
    model.next();
    guess().choose(1);
    model.run();
    until(Phase.ANSWERED);
    assertTrue(
        answer().sentence().startsWith("You said: They cannot be told apart."),
        answer().sentence());
    assertTrue(answer().sentence().contains("SGD"), answer().sentence());

    model.next();
    guess().amount(0.25);
    model.run();
    until(Phase.ANSWERED);
    assertTrue(answer().sentence().startsWith("You said 25 %. Measured: "), answer().sentence());
    assertTrue(answer().sentence().contains("interval"), answer().sentence());

    model.next();
    guess().amount(2);
    model.run();
    until(Phase.ANSWERED);
    assertTrue(answer().sentence().startsWith("You said 2.00 times as long."), answer().sentence());

    model.next();
    guess().begin(1, 0.2);
    guess().draw(2, 0.4);
    assertEquals(List.of(0.2, 0.4), guess().values());
    model.run();
    until(Phase.ANSWERED);
    assertEquals(2, assertInstanceOf(LineChart.class, answer().picture()).series().size());

    model.next();
    guess().begin(0.3, 0.7);
    model.run();
    assertEquals(Phase.RUNNING, model.phase(), "the network has to be trained before");
    until(Phase.ANSWERED);
    LineChart cliff = assertInstanceOf(LineChart.class, answer().picture());
    assertEquals(
        List.of("expected", "measured"), cliff.series().stream().map(one -> one.name()).toList());
    until(() -> measured() >= 14);
    model.back();
    model.next();
    assertTrue(measured() >= 14, "the curve is kept");
  }

  private int measured() {
    LineChart cliff = assertInstanceOf(LineChart.class, answer().picture());
    return cliff.series().getLast().points().count();
  }

  @Test
  void thePersonsOwnRecipeComesBackWithAllThatCanBeUndone() throws Exception {
    open();
    lab.recipe().fraction().type("70 %");
    Draft own = lab.recipe().draft().get();
    String words = lab.recipe().undoWords().get();
    model.begin(lesson(CHOICE, CHOICE));
    model.next();
    assertNotEquals(own, lab.recipe().draft().get());
    assertEquals(own, lab.recipe().own(), "what is remembered is the person's own");
    assertFalse(lab.recipe().canUndo().get());
    lab.recipe().fraction().type("20 %");
    model.next();
    model.leave();
    assertEquals(own, lab.recipe().draft().get());
    assertEquals(words, lab.recipe().undoWords().get());
    assertFalse(lab.recipe().canRedo().get());
    lab.recipe().undo();
    assertEquals("quick", lab.recipe().name().get());
    model.leave();
    assertEquals("quick", lab.recipe().name().get());
  }

  @Test
  void whoLeavesBeforeAnythingWasLentFindsTheLabAsItWas() throws RecipeException {
    open();
    lab.run();
    until(() -> lab.runs().state().get() == State.ENDED);
    Exhibit shown = lab.shown().get();
    model.begin(lesson(CHOICE));
    model.leave();
    until(() -> true);
    assertEquals(shown, lab.shown().get());
    model.begin(lesson(CHOICE));
    model.next();
    until(() -> !lab.weights().picture().get().isEmpty());
    model.leave();
    until(() -> !lab.weights().picture().get().isEmpty());
    assertInstanceOf(Exhibit.Plan.class, lab.shown().get());
  }

  @Test
  void aRunThatWasStoppedIsSaidSoAndRunsAgain() throws RecipeException {
    open();
    model.begin(lesson(CHOICE));
    model.next();
    guess().choose(1);
    gate.shut();
    model.run();
    assertEquals(Phase.RUNNING, model.phase());
    model.next();
    assertEquals(1, page().place(), "no other step while it runs");
    lab.runs().stop();
    gate.open();
    until(Phase.FAILED);
    assertTrue(page().trouble().startsWith("The run was stopped"), page().trouble());
    model.run();
    assertEquals(Phase.RUNNING, model.phase());
    assertEquals("", page().trouble());
    until(Phase.ANSWERED);
    assertEquals(Mark.RIGHT, answer().mark());
  }

  @Test
  void leavingWhileItRunsStopsItAndThenGivesTheRecipeBack() throws RecipeException {
    open();
    Draft own = lab.recipe().draft().get();
    model.begin(lesson(CHOICE));
    model.next();
    guess().choose(1);
    gate.shut();
    model.run();
    model.leave();
    assertFalse(model.active().get());
    assertEquals(State.STOPPING, lab.runs().state().get());
    assertNotEquals(own, lab.recipe().draft().get(), "its sliders would act on what runs");
    gate.open();
    until(() -> lab.recipe().draft().get().equals(own));
  }

  @Test
  void whoRunsFromTheBarIsFollowed() throws RecipeException {
    open();
    model.begin(lesson(CHOICE));
    model.next();
    lab.run();
    until(Phase.ANSWERED);
    assertNull(answer().mark());
    assertEquals("Right is: that.", answer().sentence());
  }

  @Test
  void aRunOfAnotherRecipeIsNotTheLessons() throws RecipeException {
    open();
    model.begin(lesson(CHOICE));
    model.next();
    lab.recipe().fraction().type("20 %");
    lab.run();
    until(() -> lab.runs().state().get() == State.ENDED);
    assertEquals(Phase.ASKED, model.phase());
    guess().choose(1);
    model.run();
    until(Phase.ANSWERED);
    assertEquals("Small · 2", lab.recipe().name().get(), "the step's recipe was set again");
  }

  @Test
  void whatCannotGoOnIsSaid() throws RecipeException {
    open(
        _ -> {
          throw new DataException("the images are damaged: fetch them again.");
        });
    model.begin(lesson(CHOICE));
    model.next();
    guess().choose(1);
    model.run();
    until(Phase.FAILED);
    assertTrue(page().trouble().contains("the images are damaged"), page().trouble());
  }

  @Test
  void filesThatAreNoLessonsAreRefusedAndNothingBeginsWhileItRuns() throws Exception {
    open();
    Path good = Files.writeString(folder.resolve("good.sparsam-lesson"), json(CHOICE));
    Path bad = Files.writeString(folder.resolve("bad.sparsam-lesson"), "{}");
    model.open(bad);
    assertFalse(model.active().get());
    assertTrue(lab.runs().error().get().contains("title is missing"), lab.runs().error().get());
    gate.shut();
    lab.run();
    model.open(good);
    assertFalse(model.active().get());
    assertTrue(lab.runs().error().get().contains("once the run has ended"));
    gate.open();
    until(() -> lab.runs().state().get() == State.ENDED);
    model.open(good);
    assertTrue(model.active().get());
    assertEquals("", lab.runs().error().get());
    model.begin("cliff");
    assertEquals("Where is the cliff?", page().lesson().title());
  }

  @Test
  void aCurveIsDrawnFromPlaceToPlace() throws RecipeException {
    open();
    model.begin(lesson("{\"kind\": \"cliff\"}"));
    model.next();
    GuessModel guess = guess();
    assertNull(guess.guess().get());
    assertEquals(13, guess.values().size());
    guess.begin(0.01, 0.9);
    assertEquals(List.of(0.9), guess.values().stream().distinct().toList());
    guess.draw(0.22, 0.5);
    assertEquals(List.of(0.9, 0.7, 0.5, 0.9), rounded(guess.values().subList(0, 4)));
    guess.draw(0.22, 1.7);
    assertEquals(1, guess.values().get(2), "an accuracy is never above all");
    guess.step(1);
    guess.move(-0.05);
    assertEquals(0.85, guess.values().get(3), 1e-9);
    guess.step(-20);
    assertEquals(0, guess.at().get());
    guess.step(99);
    assertEquals(12, guess.at().get());
    assertNotNull(guess.guess().get());
  }

  private static List<Double> rounded(List<Double> values) {
    return values.stream().map(value -> Math.rint(100 * value) / 100).toList();
  }
}
