package sparsam.ui.shell;

import java.time.Clock;
import java.time.ZoneId;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataSets;
import sparsam.experiment.FolderSource;
import sparsam.experiment.pace.FittedNetworks;
import sparsam.nn.Engine;
import sparsam.nn.fast.FastNetwork;
import sparsam.nn.speed.FewestThreads;
import sparsam.recipe.RecipeException;
import sparsam.result.Environment;
import sparsam.store.DenseStore;
import sparsam.store.History;
import sparsam.system.Courtesy;
import sparsam.system.FirstInstance;
import sparsam.system.Folders;
import sparsam.system.StartCache;
import sparsam.text.Strings;
import sparsam.ui.about.Surroundings;
import sparsam.ui.lab.run.EngineService;

/** The JavaFX application: puts the real data, engine and folders together and opens the window. */
public final class Lab extends Application {
  /** The toolkit makes the application itself and hands it words only; so this waits here. */
  private static volatile @Nullable FirstInstance first;

  /**
   * Opens the window and returns when it is closed.
   *
   * @param instance brings what later starts are to open
   * @param file the absolute path of what to open, or empty
   */
  static void launch(FirstInstance instance, String file) {
    first = instance;
    launch(Lab.class, file);
  }

  @Override
  public void start(Stage stage) throws RecipeException {
    Strings strings = new Strings();
    Folders folders = Folders.standard();
    EngineService.Equipment equipment = equipment(folders);
    LabWindow window =
        new LabWindow(
            stage,
            new EngineService(equipment),
            strings,
            new FileDialogs(strings, stage),
            new Memory(folders.memory()),
            Surroundings.of(folders, equipment.environment()));
    WindowLog.tell(window::failed);
    window.show();
    WindowLog.noteFirstPicture();
    getParameters().getRaw().stream().filter(file -> !file.isEmpty()).forEach(window.shell()::open);
    OpenFiles.install(System.getProperty("os.name", ""), window::come);
    Thread.ofVirtual().start(() -> StartCache.fit(System.getProperties()));
    FirstInstance instance = first;
    if (instance != null) {
      instance.listen(Platform::runLater, window::come);
      stage.addEventHandler(WindowEvent.WINDOW_HIDING, _ -> instance.close());
    }
  }

  private static EngineService.Equipment equipment(Folders folders) {
    DataSets sets = new DataSets(folders.data());
    int threads = Math.min(Runtime.getRuntime().availableProcessors(), FastNetwork.MAX_THREADS);
    Clock clock = Clock.system(ZoneId.systemDefault());
    return new EngineService.Equipment(
        new FolderSource(sets, null),
        new FittedNetworks(threads, FewestThreads::of),
        () -> Environment.here(Engine.FAST.description(), threads),
        folders.runs(),
        clock,
        new DenseStore(new History(folders.runs(), clock))::find,
        Courtesy::giveWay);
  }
}
