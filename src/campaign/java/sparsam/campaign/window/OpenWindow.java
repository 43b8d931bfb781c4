package sparsam.campaign.window;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.stage.Stage;
import sparsam.data.DataSets;
import sparsam.experiment.FastNetworks;
import sparsam.experiment.FolderSource;
import sparsam.nn.Engine;
import sparsam.result.Environment;
import sparsam.store.DenseStore;
import sparsam.store.History;
import sparsam.system.Folders;
import sparsam.text.Strings;
import sparsam.ui.about.Surroundings;
import sparsam.ui.lab.run.EngineService;
import sparsam.ui.part.Dialogs;
import sparsam.ui.shell.LabWindow;
import sparsam.ui.shell.Memory;

/**
 * The program's window as it is put together for a person, in a home of its own and with somebody
 * who answers its dialogs.
 */
public record OpenWindow(Stage stage, LabWindow window) implements AutoCloseable {
  private static final int THREADS = 1;
  private static final double WIDTH = 1000;
  private static final double HEIGHT = 900;

  /** Opens one; the toolkit is to run. */
  public static OpenWindow in(Path home, Dialogs dialogs) {
    Folders folders = Folders.of("linux", home, Map.of());
    Clock clock = Clock.systemUTC();
    EngineService.Equipment equipment =
        new EngineService.Equipment(
            new FolderSource(new DataSets(folders.data()), null),
            new FastNetworks(THREADS),
            () -> Environment.here(Engine.FAST.description(), THREADS),
            folders.runs(),
            clock,
            new DenseStore(new History(folders.runs(), clock))::find,
            () -> {});
    return onScreen(
        () -> {
          Stage stage = new Stage();
          LabWindow window =
              new LabWindow(
                  stage,
                  new EngineService(equipment),
                  new Strings(),
                  dialogs,
                  new Memory(folders.memory()),
                  Surroundings.of(folders, equipment.environment()));
          stage.setMinWidth(0);
          stage.setMinHeight(0);
          stage.setX(0);
          stage.setY(0);
          stage.setWidth(WIDTH);
          stage.setHeight(HEIGHT);
          window.show();
          return new OpenWindow(stage, window);
        });
  }

  /** Runs something on the window's thread and returns what came of it. */
  public static <T> T onScreen(Callable<T> work) {
    if (Platform.isFxApplicationThread()) {
      throw new IllegalStateException("already there");
    }
    FutureTask<T> task = new FutureTask<>(work);
    Platform.runLater(task);
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Does something on the window's thread and waits until it is done. */
  public static void does(Runnable deed) {
    var _ = onScreen(Executors.callable(deed, deed));
  }

  @Override
  public void close() {
    does(
        () -> {
          stage.close();
        });
  }
}
