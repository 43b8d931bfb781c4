package sparsam.ui.frames;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import java.util.function.Supplier;
import javafx.stage.Stage;
import sparsam.data.DataSets;
import sparsam.experiment.FolderSource;
import sparsam.nn.Engine;
import sparsam.recipe.RecipeException;
import sparsam.result.Environment;
import sparsam.store.Shipped;
import sparsam.system.Courtesy;
import sparsam.system.Folders;
import sparsam.text.Strings;
import sparsam.ui.about.Surroundings;
import sparsam.ui.lab.run.EngineService;
import sparsam.ui.shell.LabWindow;
import sparsam.ui.shell.Memory;

/** The lab in a window of its own, running the longest of the presets on all cores. */
final class LabScene {
  private static final String PRESET = "label-noise";
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  private final Stage stage;
  private final LabWindow window;
  private final Random random = new Random(1);

  private LabScene(Stage stage, LabWindow window) {
    this.stage = stage;
    this.window = window;
  }

  /**
   * @param folder for its runs and what it remembers
   */
  static LabScene open(Path folder) throws RecipeException {
    DataSets sets = new DataSets(Folders.standard().data());
    int threads = Runtime.getRuntime().availableProcessors();
    Supplier<Environment> environment = () -> Environment.here(Engine.FAST.description(), threads);
    EngineService engine =
        new EngineService(
            new EngineService.Equipment(
                new FolderSource(sets, null),
                (architecture, seed, batchSize) ->
                    Engine.FAST.create(architecture, seed, batchSize, threads),
                environment,
                folder.resolve("runs"),
                Clock.systemUTC(),
                Shipped::find,
                Courtesy::giveWay));
    Stage stage = new Stage();
    LabWindow window =
        new LabWindow(
            stage,
            engine,
            new Strings(),
            new Nobody(),
            new Memory(folder.resolve("window.json")),
            Surroundings.of(Folders.standard(), environment));
    stage.setWidth(WIDTH);
    stage.setHeight(HEIGHT);
    window.show();
    window.model().choose(PRESET);
    window.model().run();
    return new LabScene(stage, window);
  }

  /** What a click changes: how the curves are drawn, and ρ while it trains. */
  void click() {
    window.model().recipe().rho().slide(random.nextDouble());
    window
        .model()
        .curves()
        .style()
        .set(window.model().curves().style().get().train(random.nextBoolean()));
  }

  void close() {
    stage.close();
  }
}
