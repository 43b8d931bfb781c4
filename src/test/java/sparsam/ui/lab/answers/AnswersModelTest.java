package sparsam.ui.lab.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sparsam.data.DataChoice;
import sparsam.data.DataException;
import sparsam.data.DataSet;
import sparsam.data.Examples;
import sparsam.experiment.ScriptedRun;
import sparsam.plot.gallery.Gallery;
import sparsam.plot.matrix.Matrix;
import sparsam.plot.picture.Picture;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.result.Answers;
import sparsam.result.Monitor;
import sparsam.text.Strings;
import sparsam.ui.chart.PagesModel;

class AnswersModelTest {
  /** A hundred images of each class, one class after the other. */
  private static final int[] LABELS = IntStream.range(0, 1000).map(i -> i / 100).toArray();

  private final Deque<Runnable> background = new ArrayDeque<>();
  private final AnswersModel model =
      new AnswersModel(new Strings(), AnswersModelTest::load, background::add, Runnable::run);
  private final Monitor monitor = new Monitor();
  private final Map<String, int[]> said = new LinkedHashMap<>();
  private Recipe recipe;
  private ScriptedRun run;

  private static DataSet load(DataChoice choice) throws DataException {
    String name = choice.name();
    if (name.equals("mnist")) {
      throw new DataException("mnist is not here: fetch it.");
    }
    Examples test = new Examples(new float[4 * LABELS.length], LABELS);
    return new DataSet(name, test, test, test);
  }

  @BeforeEach
  void begin() throws RecipeException {
    recipe = Presets.load("quick");
    run = new ScriptedRun(recipe, monitor);
    model.begin(recipe);
  }

  /** A network that misreads the first images of a class as another. */
  private void finished(String name, int wrong, int truth, int as) {
    int[] answers = new int[LABELS.length];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = (byte) LABELS[i];
    }
    Arrays.fill(answers, 100 * truth, 100 * truth + wrong, (byte) as);
    said.put(name, answers);
    run.answered(new Answers(LABELS, said));
    model.poll(monitor);
  }

  private void loaded() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  private static Recipe with(Recipe recipe, String set) {
    return new Recipe(
        recipe.name(),
        recipe.description(),
        new Recipe.Data(set, 0),
        recipe.network(),
        recipe.seed(),
        recipe.batchSize(),
        recipe.shuffle(),
        recipe.dense(),
        recipe.prune(),
        recipe.arms());
  }

  private static List<String> captions(PagesModel pages) {
    return ((Gallery) pages.picture().get()).tiles().stream().map(Gallery.Tile::caption).toList();
  }

  @Test
  void beforeAResultThereIsNothingAndNoDataSetIsLoaded() {
    model.poll(monitor);
    assertEquals(List.of(), model.networks().get());
    assertTrue(model.matrix().get().isEmpty());
    assertTrue(model.matrix().get().empty().startsWith("Press Run"));
    assertTrue(background.isEmpty());
  }

  @Test
  void theBestArmIsShownUntilAPersonChooses() {
    finished("dense", 1, 7, 1);
    assertEquals("dense", model.network().get());
    finished("SGD", 30, 7, 1);
    assertEquals("SGD", model.network().get());
    finished("SAM", 20, 4, 9);
    assertEquals("SAM", model.network().get());
    assertEquals("20 of 1,000 test images misread.", model.sentence().get());
    assertEquals(20, ((Matrix) model.matrix().get()).count(4, 9));
    model.choose("dense");
    finished("BatchNorm only", 2, 4, 9);
    assertEquals("dense", model.network().get());
    model.choose("no such network");
    assertEquals("dense", model.network().get());
    assertEquals(List.of("SGD", "SAM", "BatchNorm only"), model.others().get());
  }

  @Test
  void imagesComeWhenTheyAreLoadedTwelveAtATime() {
    finished("SAM", 30, 7, 1);
    assertEquals("The test images are being loaded …", model.misread().picture().get().empty());
    loaded();
    assertEquals(12, captions(model.misread()).size());
    assertEquals("7 → 1", captions(model.misread()).getFirst());
    assertEquals("1–12 of 30", model.misread().place().get());
    assertFalse(model.misread().hasPrevious().get());
    model.misread().next();
    model.misread().next();
    model.misread().next();
    assertEquals("25–30 of 30", model.misread().place().get());
    assertEquals(6, captions(model.misread()).size());
    assertFalse(model.misread().hasNext().get());
    finished("dense", 3, 4, 9);
    assertEquals("25–30 of 30", model.misread().place().get());
    model.misread().previous();
    assertEquals("13–24 of 30", model.misread().place().get());
    model.choose("dense");
    assertEquals("", model.misread().place().get());
    assertEquals(List.of("4 → 9", "4 → 9", "4 → 9"), captions(model.misread()));
  }

  @Test
  void aCellFiltersTheImagesAndTheSameAgainShowsAll() {
    finished("SGD", 5, 7, 1);
    loaded();
    model.filter(7, 1);
    assertTrue(model.filtered().get());
    assertEquals("5 of 1,000 test images show 7 and were read as 1.", model.sentence().get());
    assertEquals("7 read as 1: SGD", model.misread().picture().get().title());
    model.filter(7, 7);
    assertEquals("1–12 of 95", model.misread().place().get());
    model.filter(0, 3);
    assertEquals("No test image lies in this cell.", model.misread().picture().get().empty());
    model.filter(0, 3);
    assertFalse(model.filtered().get());
    model.filter(7, 1);
    finished("SAM", 1, 4, 9);
    assertEquals("SGD", model.network().get());
    assertTrue(model.filtered().get());
    model.showAll();
    assertEquals("5 of 1,000 test images misread.", model.sentence().get());
  }

  @Test
  void twoNetworksAreComparedUntilNoOtherIsWanted() {
    finished("SGD", 9, 7, 1);
    finished("SAM", 4, 7, 2);
    loaded();
    model.choose("SGD");
    model.compare("SGD");
    assertEquals(AnswersModel.NONE, model.other().get());
    model.compare("SAM");
    assertEquals(
        "SGD alone is right on 0, SAM alone on 5, both wrong on 4 of 1,000 images.",
        model.sentence().get());
    assertEquals(5, ((Matrix) model.matrix().get()).count(1, 0));
    assertEquals(List.of(), captions(model.onlyFirst()));
    assertEquals("There is no such image.", model.onlyFirst().picture().get().empty());
    assertEquals(List.of("7: 1 · 7"), captions(model.onlySecond()).stream().distinct().toList());
    assertEquals(List.of("7: 1 · 2"), captions(model.differently()).stream().distinct().toList());
    assertEquals("Both wrong, read differently: 4", model.differently().picture().get().title());
    model.filter(0, 1);
    assertFalse(model.filtered().get());
    assertTrue(model.misread().picture().get().isEmpty());
    model.choose("SAM");
    assertEquals(AnswersModel.NONE, model.other().get());
    assertEquals(List.of("SGD"), model.others().get());
    assertEquals("4 of 1,000 test images misread.", model.sentence().get());
    assertTrue(model.onlySecond().picture().get().isEmpty());
    model.begin(recipe);
    assertTrue(model.misread().picture().get().isEmpty());
    assertTrue(model.matrix().get().isEmpty());
  }

  @Test
  void aSetThatIsNotThereIsSaidAndTheMatrixStands() {
    finished("SAM", 30, 7, 1);
    model.show(with(recipe, "mnist"), monitor.answers());
    loaded();
    assertEquals("mnist is not here: fetch it.", model.misread().picture().get().empty());
    assertEquals(30, ((Matrix) model.matrix().get()).count(7, 1));
  }

  @Test
  void imagesOfASetThatIsNoLongerWantedAreDropped() {
    finished("SAM", 1, 7, 1);
    Runnable digits = background.remove();
    model.show(with(recipe, "fashion-10k"), monitor.answers());
    digits.run();
    assertEquals("The test images are being loaded …", model.misread().picture().get().empty());
    loaded();
    assertEquals(List.of("Sneaker\n→ Trouser"), captions(model.misread()));
    model.begin(recipe);
    assertEquals(List.of(), model.networks().get());
  }

  @Test
  void imagesOtherThanThoseThatWereAnsweredToAreNotShown() {
    model.show(recipe, new Answers(new int[] {1, 2}, Map.of("SAM", new int[] {1, 3})));
    loaded();
    assertTrue(
        model.misread().picture().get().empty().contains("not those that this run was tested on"));
    assertEquals("1 of 2 test images misread.", model.sentence().get());
  }

  @Test
  void nothingIsDrawnAgainForTheSameAnswers() {
    finished("SAM", 30, 7, 1);
    loaded();
    Picture before = model.misread().picture().get();
    model.poll(monitor);
    assertSame(before, model.misread().picture().get());
  }
}
