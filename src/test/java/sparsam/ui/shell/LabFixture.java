package sparsam.ui.shell;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;
import sparsam.data.DataException;
import sparsam.data.DataSet;
import sparsam.data.DataSets;
import sparsam.experiment.DataSource;
import sparsam.nn.Engine;
import sparsam.plot.Toolkit;
import sparsam.recipe.Recipe;
import sparsam.result.Environment;
import sparsam.store.DenseNetwork;
import sparsam.store.DenseStore;
import sparsam.store.History;
import sparsam.system.Folders;
import sparsam.text.Strings;
import sparsam.ui.about.Surroundings;
import sparsam.ui.lab.run.EngineService;
import sparsam.ui.part.Dialogs;
import sparsam.ui.part.Robot;
import sparsam.ui.part.Visible;

/** A lab on a stage with the real engine on a few real digits, and a robot in front of it. */
final class LabFixture implements AutoCloseable, Dialogs {
  private static final int THREADS = 1;
  private static final Map<String, DataSet> INSIDE = new ConcurrentHashMap<>();

  final Robot robot = Robot.robot();
  final EngineService engine;
  final LabWindow window;
  final Stage stage;

  /** Where the window would stand by itself; not a number is for the system to say. */
  final Memory.Place proposedPlace;

  /** What the person answers when asked where to save; empty to cancel. */
  Optional<Path> savesTo = Optional.empty();

  /** Which recipe or file of weights the person opens; empty to cancel. */
  Optional<Path> opens = Optional.empty();

  /** Whether the person goes on when asked. */
  boolean goesOn = true;

  final List<Question> asked = new ArrayList<>();
  final List<String> proposed = new ArrayList<>();

  LabFixture(Path runs, DataSource data) {
    this(runs, data, runs.resolveSibling("window.json"));
  }

  LabFixture(Path runs, DataSource data, Path memory) {
    this(runs, data, memory, _ -> Optional.empty());
    onScreen(
        () -> {
          window.shell().tour().leave();
          return stage;
        });
  }

  /** The lab as it comes, with the tour on: all of the data, and the networks that are inside. */
  static LabFixture asItComes(Path runs) {
    History history = new History(runs, Clock.systemUTC());
    return new LabFixture(
        runs,
        choice -> inside(choice.name()),
        runs.resolveSibling("window.json"),
        new DenseStore(history)::find);
  }

  private LabFixture(
      Path runs, DataSource data, Path memory, Function<Recipe, Optional<DenseNetwork>> dense) {
    engine =
        new EngineService(
            new EngineService.Equipment(
                data,
                (architecture, seed, batchSize) ->
                    Engine.FAST.create(architecture, seed, batchSize, THREADS),
                () -> Environment.here("fast", THREADS),
                runs,
                Clock.systemUTC(),
                dense,
                () -> {})); // A busy machine would leave a thread that gives way next to nothing.
    stage = onScreen(Stage::new);
    Surroundings here =
        Surroundings.of(Folders.standard(), () -> Environment.here("fast", THREADS));
    window =
        onScreen(() -> new LabWindow(stage, engine, new Strings(), this, new Memory(memory), here));
    proposedPlace =
        onScreen(
            () ->
                new Memory.Place(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
    onScreen(
        () -> {
          window.view().appearance().choice().set(Appearance.Choice.LIGHT);
          // The headless screen is 1,000 pixels wide and high.
          stage.setMinWidth(0);
          stage.setMinHeight(0);
          stage.setX(0);
          stage.setY(0);
          stage.setWidth(1000);
          stage.setHeight(900);
          window.show();
          return stage;
        });
    until(() -> !window.model().weights().picture().get().isEmpty());
  }

  @Override
  public Optional<Path> saveAs(String name, String kind) {
    return savesTo;
  }

  @Override
  public Optional<Path> folder(String title) {
    return savesTo;
  }

  @Override
  public Optional<Path> openRecipe() {
    return opens;
  }

  @Override
  public Optional<Path> openLesson() {
    return opens;
  }

  @Override
  public Optional<Path> openWeights() {
    return opens;
  }

  @Override
  public Optional<Path> openData() {
    return opens;
  }

  @Override
  public Optional<Path> saveRecipe(String name) {
    proposed.add(name);
    return savesTo;
  }

  @Override
  public boolean confirm(Question question) {
    asked.add(question);
    return goesOn;
  }

  /** The first of the built-in digits: enough to learn from, few enough for a test. */
  static DataSource digits(int train) {
    return choice -> few(inside(choice.name()), train);
  }

  /** A set that comes with the program: read once, however many labs open. */
  private static DataSet inside(String name) throws DataException {
    DataSet known = INSIDE.get(name);
    if (known == null) {
      known = new DataSets(Path.of("no-such-folder")).load(name, null);
      INSIDE.put(name, known);
    }
    return known;
  }

  private static DataSet few(DataSet all, int train) throws DataException {
    return new DataSet(
        all.name(),
        all.train().range(0, train),
        all.validation().range(0, 100),
        all.test().range(0, 500));
  }

  static <T> T onScreen(Callable<T> work) {
    return Toolkit.onScreen(work);
  }

  /**
   * Waits until something is so on the window's thread, be it the end of a run on a busy machine.
   */
  void until(Callable<Boolean> so) {
    try {
      WaitForAsyncUtils.waitFor(5, TimeUnit.MINUTES, () -> onScreen(so));
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AssertionError(
          "waited in vain; kept target/screenshots/ui-failure.png", failure(e));
    }
  }

  private Exception failure(Exception e) {
    try {
      keep("ui-failure");
    } catch (Exception again) {
      e.addSuppressed(again);
    }
    return e;
  }

  <T extends Node> T find(String query, Class<T> kind) {
    return onScreen(() -> robot.lookup(query).queryAs(kind));
  }

  /**
   * A double click that is one on a machine of any speed: the second press says itself that it is,
   * where two of a robot's are told apart by the time between them.
   */
  Robot doubleClick(String query) {
    robot.clickOn(query);
    Node node = find(query, Node.class);
    onScreen(
        () -> {
          press(node, MouseEvent.MOUSE_PRESSED);
          press(node, MouseEvent.MOUSE_RELEASED);
          press(node, MouseEvent.MOUSE_CLICKED);
          return node;
        });
    return robot;
  }

  private static void press(Node node, EventType<MouseEvent> type) {
    Bounds bounds = node.getLayoutBounds();
    Point2D at = new Point2D(bounds.getCenterX(), bounds.getCenterY());
    Point2D screen = node.localToScreen(at);
    boolean down = type == MouseEvent.MOUSE_PRESSED;
    node.fireEvent(
        new MouseEvent(
            type,
            at.getX(),
            at.getY(),
            screen.getX(),
            screen.getY(),
            MouseButton.PRIMARY,
            2,
            false,
            false,
            false,
            false,
            down,
            false,
            false,
            true,
            false,
            true,
            null));
  }

  String text(String query) {
    return onScreen(() -> find(query, Labeled.class).getText());
  }

  void resize(double width, double height) {
    onScreen(
        () -> {
          stage.setWidth(width);
          stage.setHeight(height);
          return stage;
        });
    until(() -> stage.getScene().getWidth() == width && stage.getScene().getHeight() == height);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Waits until the window's nodes lie where they belong. */
  void settle() {
    WaitForAsyncUtils.waitForFxEvents();
    onScreen(
        () -> {
          stage.getScene().getRoot().applyCss();
          stage.getScene().getRoot().layout();
          return stage;
        });
  }

  /** Keeps a picture of the window. */
  void keep(String name) throws Exception {
    Toolkit.keep(name, picture(), 1);
  }

  /** The window as it is seen. */
  BufferedImage picture() {
    settle();
    return picture(stage.getScene());
  }

  /** Keeps a picture of a menu or another window of its own. */
  static void keep(String name, Scene scene) throws Exception {
    Toolkit.keep(name, picture(scene), 1);
  }

  private static BufferedImage picture(Scene scene) {
    return Toolkit.image(onScreen(() -> scene.snapshot(null)));
  }

  /** Texts that are shown otherwise than they read: cut off, or ended by three dots. */
  List<String> cutTexts() {
    return onScreen(
        () ->
            Visible.cut(stage.getScene().getRoot()).stream()
                .filter(cut -> !"activity".equals(cut.getId())) // A path; the hover has it whole.
                .map(Labeled::getText)
                .toList());
  }

  /** Visible nodes that reach out of the window. */
  List<String> outside() {
    return onScreen(() -> Visible.outside(stage.getScene().getRoot(), stage.getScene().getWidth()));
  }

  /** Controls of a kind that lack something. */
  List<Node> nodes(Predicate<Node> wanted) {
    return onScreen(
        () -> Visible.nodes(stage.getScene().getRoot()).stream().filter(wanted).toList());
  }

  @Override
  public void close() {
    onScreen(
        () -> {
          stage.close();
          return stage;
        });
  }
}
