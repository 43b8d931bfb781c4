package sparsam.ui.lab.prune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sparsam.plot.Toolkit.onScreen;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TitledPane;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sparsam.data.DataException;
import sparsam.experiment.EvaluationTimes;
import sparsam.nn.speed.LayerSpeed;
import sparsam.nn.speed.Speeds;
import sparsam.nn.speed.Speeds.Form;
import sparsam.plot.OnScreen;
import sparsam.plot.screen.PictureView;
import sparsam.prune.Doubt;
import sparsam.prune.Pruning;
import sparsam.prune.Pruning.Method;
import sparsam.prune.Reach;
import sparsam.prune.Scope;
import sparsam.prune.Structure;
import sparsam.recipe.Phase;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeReader;
import sparsam.result.MaskChange;
import sparsam.result.PruningEffect;
import sparsam.result.PruningEffect.Collapse;
import sparsam.result.PruningEffect.ScoreCurve;
import sparsam.result.Track;
import sparsam.text.Strings;
import sparsam.train.LinearNetwork;
import sparsam.ui.part.Shown;

@OnScreen
class PruneViewTest {
  private static final Pruning MOST = Pruning.byLayer(0.8);
  private static final EvaluationTimes TIMES = new EvaluationTimes(0.037, 0.041, 800);
  private static final double WIDTH = 228;

  private final ProbeService silent =
      new ProbeService(
          _ -> {
            throw new DataException("not asked");
          },
          (_, seed, _) -> new LinearNetwork(seed),
          () -> true,
          () -> {},
          Duration.ZERO);
  private final PruneModel model = new PruneModel(new Strings(), silent);

  @AfterEach
  void close() {
    silent.close();
  }

  private void tell(@Nullable Pruning pruning, Findings findings) {
    model.probe(Answered.SETTING);
    model.show(Answered.WEIGHTS, true);
    model.preview(pruning, 0);
    model.take(findings);
  }

  private Shown show(boolean dark) {
    return Shown.of(
        theme -> {
          PruneView view = new PruneView(model, theme, new Strings());
          return view.root();
        },
        WIDTH,
        dark);
  }

  private static void expand(Shown shown) {
    onScreen(
        () -> {
          shown.find("#prune-more", TitledPane.class).setExpanded(true);
          return shown;
        });
  }

  @Test
  void everyStateFitsAndIsKeptAsAPicture() throws Exception {
    tell(MOST, Answered.findings(MOST, 749, 25, TIMES));
    for (boolean dark : new boolean[] {false, true}) {
      Shown shown = show(dark);
      shown.keep("prune" + (dark ? "-dark" : ""));
      expand(shown);
      shown.keep("prune-layers" + (dark ? "-dark" : ""));
      assertEquals(List.of(), shown.cutTexts());
      assertEquals(List.of(), shown.outside());
    }
  }

  /** Channels are cut out: what that gains is told layer by layer. */
  @Test
  void whatChannelsGainFits() throws Exception {
    Pruning channels =
        new Pruning(
            Method.MAGNITUDE_LAYER,
            0.5,
            false,
            false,
            new Reach(Scope.METHOD, Structure.CHANNELS_L1, false, Reach.Origin.TRAINED),
            Doubt.NONE);
    Speeds speeds =
        new Speeds(
            800,
            List.of(
                new LayerSpeed("conv1", 1000, 500, 0.0239, 0.0072, true),
                new LayerSpeed("conv2", 3000, 750, 0.0699, 0.0308, true),
                new LayerSpeed("fc", 300, 150, 0.0009, 0.0002, true)));
    tell(channels, Answered.findings(channels, 700, 14, new EvaluationTimes(speeds)));
    Shown shown = show(true);
    expand(shown);
    shown.keep("prune-channels-dark");
    assertEquals(List.of(), shown.cutTexts());
    assertEquals(List.of(), shown.outside());
    assertTrue(
        model.speed().get().endsWith("gone: 2.5× (38 ms instead of 95 ms for 800 images)."),
        model.speed().get());
    assertEquals(6, model.speeds().get().orElseThrow().columns().size(), "nothing is chosen");
  }

  /** Zeros are skipped: on paper, by the clock, and in which layers. */
  @Test
  void whatZerosGainFits() throws Exception {
    Speeds speeds =
        new Speeds(
            800,
            List.of(
                new LayerSpeed("conv1", 1000, 213, 0.0139, 0.0151, false),
                new LayerSpeed("conv2", 3000, 0, 0.0699, 0.0031, true),
                new LayerSpeed("stages.2.1.conv2", 300, 15, 0.0099, 0.0022, true)),
            Form.SPARSE);
    tell(MOST, Answered.findings(MOST, 749, 25, new EvaluationTimes(0.094, 0.02, 800, speeds)));
    for (boolean dark : new boolean[] {false, true}) {
      Shown shown = show(dark);
      expand(shown);
      shown.keep("prune-zeros" + (dark ? "-dark" : ""));
      assertEquals(List.of(), shown.cutTexts());
      assertEquals(List.of(), shown.outside());
    }
    assertTrue(model.speed().get().contains("Measured here: 4.7×"), model.speed().get());
  }

  @Test
  void theNotebooksWayFits() throws Exception {
    Pruning notebook = Pruning.notebook(0.5);
    tell(notebook, Answered.findings(notebook, 700, 14, null));
    Shown shown = show(false);
    expand(shown);
    shown.keep("prune-notebook");
    assertEquals(List.of(), shown.cutTexts());
  }

  /** What a method leaves to choose, what is drawn of a schedule, and a layer about to be lost. */
  @Test
  void theMethodOpensWhatItNeeds() throws Exception {
    Pruning snip = new Pruning(Method.SNIP, 0.8, false, false);
    PruningEffect known = Answered.effect(snip, 700);
    Findings found = Answered.findings(snip, 700, 14, null);
    tell(
        snip,
        new Findings(
            found.question(),
            new PruningEffect(
                known.correct(),
                known.count(),
                known.layers(),
                known.cost(),
                Optional.of(new Collapse("conv2.weight", 0.8637)),
                List.of(curve("conv1.weight", 0.3), curve("conv2.weight", 0.05))),
            found.dense(),
            found.cliff(),
            found.beside(),
            null,
            ""));
    Recipe recipe =
        RecipeReader.override(
            Presets.load("quick"),
            List.of("arms[0].start=dense", "arms[0].when.name=gradual", "arms[1].when.name=rigl"));
    onScreen(
        () -> {
          model.plan(recipe);
          return model;
        });
    Shown shown = show(false);
    expand(shown);
    shown.keep("prune-snip");
    assertEquals(List.of(), shown.cutTexts());
    assertEquals(List.of(), shown.outside());
    assertEquals(
        new Strings().get("prune.collapse.soon", new Strings().percent(0.863), "conv2"),
        shown.find("#prune-warning", Labeled.class).getText());
    assertTrue(shown.find("#prune-scope", Node.class).getParent().isVisible());
    assertFalse(shown.find("#prune-structure", Node.class).getParent().isVisible());
    List<MaskChange> changes = new ArrayList<>();
    for (int i = 1; i < 9; i++) {
      changes.add(new MaskChange("SAM", 20L * i, "conv1.weight", 100, 80, 30 / i, 30 / i));
      changes.add(new MaskChange("SAM", 20L * i, "fc.weight", 100, 95, 5, 5));
    }
    onScreen(
        () -> {
          model.lived(recipe, changes, List.of(new Track("SAM", Phase.ARM, 220, 113)));
          return model;
        });
    shown.keep("prune-life");
    assertEquals("The mask's life: SAM", shown.find("#prune-life-title", Labeled.class).getText());
    List<Changed> chosen = new ArrayList<>();
    model.onChange(chosen::add);
    onScreen(
        () -> {
          shown.find("#prune-shuffled", CheckBox.class).fire();
          return model;
        });
    assertTrue(chosen.getFirst().over(snip).doubt().shuffled());
  }

  private static ScoreCurve curve(String layer, double size) {
    double[] scores = new double[1000];
    Arrays.setAll(scores, i -> size * Math.pow(10, i / 250.0 - 4));
    return ScoreCurve.of(layer, scores);
  }

  @Test
  void emptyUntrainedAndFailedSayWhatIsSo() throws Exception {
    Shown empty = show(false);
    empty.keep("prune-empty");
    assertEquals(List.of(), empty.cutTexts());
    assertFalse(empty.find("#prune-more", Node.class).isVisible());

    onScreen(
        () -> {
          tell(MOST, Answered.findings(MOST, 80, 14, null));
          model.show(Answered.WEIGHTS, false);
          return model;
        });
    Shown untrained = show(false);
    untrained.keep("prune-untrained");
    assertEquals(List.of(), untrained.cutTexts());
    assertTrue(untrained.find("#prune-note", Labeled.class).isVisible());

    onScreen(
        () -> {
          model.show(Answered.WEIGHTS, true);
          model.take(
              Findings.none(
                  Answered.question(MOST),
                  "/home/me/data/mnist holds no train-images-idx3-ubyte: fetch mnist, or name"
                      + " the folder that has it."));
          return model;
        });
    Shown failed = show(true);
    failed.keep("prune-problem-dark");
    assertEquals(List.of(), failed.cutTexts());
    assertTrue(failed.find("#prune-problem", Labeled.class).isVisible());

    onScreen(
        () -> {
          tell(null, Answered.findings(null, 762, 0, null));
          return model;
        });
    Shown nothing = show(false);
    nothing.keep("prune-nothing");
    assertEquals(List.of(), nothing.cutTexts());
  }

  @Test
  void aHandOnTheCurveChoosesTheFraction() {
    List<Double> chosen = new ArrayList<>();
    model.onFraction(chosen::add);
    tell(MOST, Answered.findings(MOST, 749, 25, TIMES));
    Shown shown = show(false);
    PictureView curve = shown.find("#prune-cliff", PictureView.class);
    onScreen(
        () -> {
          double left = curve.localToScene(curve.places().plot().x(), 0).getX();
          double width = curve.places().plot().width();
          press(curve, MouseEvent.MOUSE_PRESSED, left + 0.5 * width);
          press(curve, MouseEvent.MOUSE_DRAGGED, left + 0.25 * width);
          press(curve, MouseEvent.MOUSE_DRAGGED, left + 2 * width);
          return curve;
        });
    assertEquals(List.of(0.5, 0.25, 1.0), chosen);
    assertEquals(curve, onScreen(() -> curve.getScene().getFocusOwner()), "so that keys go on");
  }

  private static void press(Node on, javafx.event.EventType<MouseEvent> type, double x) {
    on.fireEvent(
        new MouseEvent(
            type,
            x,
            40,
            x,
            40,
            MouseButton.PRIMARY,
            1,
            false,
            false,
            false,
            false,
            true,
            false,
            false,
            true,
            false,
            true,
            null));
  }

  @Test
  void theChoiceOfTheMethodIsPassedOnAndFollowsTheRecipe() {
    List<Method> chosen = new ArrayList<>();
    model.onMethod(chosen::add);
    tell(MOST, Answered.findings(MOST, 749, 25, TIMES));
    Shown shown = show(false);
    @SuppressWarnings("unchecked")
    ComboBox<Method> choice = shown.find("#prune-method", ComboBox.class);
    onScreen(
        () -> {
          choice.setValue(Method.RANDOM);
          return choice;
        });
    assertEquals(List.of(Method.RANDOM), chosen);
    onScreen(
        () -> {
          model.preview(new Pruning(Method.MAGNITUDE_GLOBAL, 0.8, false, false), 0);
          return choice;
        });
    assertEquals(Method.MAGNITUDE_GLOBAL, onScreen(choice::getValue));
    assertEquals(List.of(Method.RANDOM), chosen);
  }

  @Test
  void everyControlHasAnIdAndATextForThoseWhoDoNotSee() {
    tell(MOST, Answered.findings(MOST, 749, 25, TIMES));
    Shown shown = show(false);
    Set<Node> reachable = shown.focusable();
    assertEquals(3, reachable.size(), reachable.toString());
    for (Node node : reachable) {
      boolean says =
          node.getAccessibleText() != null
              || node instanceof TitledPane
              || node.lookup(".text") instanceof Text;
      assertTrue(node.getId() != null && says, node.toString());
    }
  }
}
