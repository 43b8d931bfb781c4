package sparsam.ui.shell;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeWriter;
import sparsam.text.Strings;
import sparsam.ui.about.AboutModel;
import sparsam.ui.about.Surroundings;
import sparsam.ui.lab.LabModel;
import sparsam.ui.lab.run.EngineService;
import sparsam.ui.part.Dialogs;

/**
 * The lab on a stage: opened as it was left, polled once a pulse, closed without leaving anything
 * running.
 */
public final class LabWindow {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;
  private static final double LEAST_WIDTH = 1024;

  /** With its title bar, beside the bar of a screen of 1366 × 768 at 125 %. */
  private static final double LEAST_HEIGHT = 560;

  /** Kept free for the bar that the system draws above. */
  private static final double TITLE_BAR = 40;

  /** After the last change; a dragged slider is not written at every pixel. */
  private static final Duration PATIENCE = Duration.seconds(1);

  private static final int SECONDS_TO_WRITE = 5;

  private final Stage stage;
  private final ShellModel model;
  private final ShellView view;
  private final AboutModel about;
  private final Strings strings;
  private final Dialogs dialogs;
  private final Memory memory;
  private final PauseTransition patience = new PauseTransition(PATIENCE);
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("memory").factory());
  private Memory.@Nullable Place place;

  /** Whether the tour was shown, now or at an earlier start. */
  private boolean toured;

  /**
   * @param dialogs asks the person
   * @param memory what the window was when it was closed last
   * @param here what it tells of in its About panel
   * @throws RecipeException when the program's own presets cannot be read
   */
  public LabWindow(
      Stage stage,
      EngineService engine,
      Strings strings,
      Dialogs dialogs,
      Memory memory,
      Surroundings here)
      throws RecipeException {
    this.stage = stage;
    this.strings = strings;
    this.dialogs = dialogs;
    this.memory = memory;
    WindowIcon.putOn(stage);
    Memory.Content content = memory.load();
    model = new ShellModel(strings, engine, Platform::runLater);
    model.runs().memory().set(content.runs());
    model.workspace().set(content.workspace()); // Before the view, which makes no other.
    about =
        new AboutModel(
            strings,
            here,
            () -> RecipeWriter.write(model.lab().recipe().recipe().get()),
            LabWindow::copied,
            Thread::startVirtualThread,
            Platform::runLater);
    view = new ShellView(model, about, strings, dialogs);
    stage
        .titleProperty()
        .bind(
            Bindings.createStringBinding(
                this::title, model.lab().recipe().name(), model.lab().recipe().edited()));
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    stage.setScene(
        new Scene(
            view.root(),
            Math.min(WIDTH, screen.getWidth()),
            Math.min(HEIGHT, screen.getHeight() - TITLE_BAR)));
    stage.setMinWidth(Math.min(LEAST_WIDTH, screen.getWidth()));
    stage.setMinHeight(Math.min(LEAST_HEIGHT, screen.getHeight()));
    recall(content);
    AnimationTimer pulse =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            model.poll();
          }
        };
    pulse.start();
    stage.setOnCloseRequest(
        event -> {
          if (!mayClose()) {
            event.consume();
          }
        });
    stage.setOnHidden(
        _ -> {
          pulse.stop();
          model.close();
          engine.close();
          patience.stop();
          remember();
          end();
        });
  }

  /** Says that the program itself failed, and keeps what is needed to report it; any thread. */
  void failed(Throwable thrown) {
    Platform.runLater(() -> about.failed(thrown));
  }

  private static boolean copied(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    return Clipboard.getSystemClipboard().setContent(content);
  }

  private String title() {
    return strings.get(
        model.lab().recipe().edited().get() ? "window.title.edited" : "window.title",
        model.lab().recipe().name().get());
  }

  private boolean mayClose() {
    return !model.isBusy()
        || dialogs.confirm(
            new Dialogs.Question(
                strings.get("close.title"),
                strings.get("close.text"),
                strings.get("close.stop"),
                strings.get("close.keep")));
  }

  /** Shows what was remembered, and remembers from now on what changes. */
  private void recall(Memory.Content content) {
    view.appearance().choice().set(content.theme());
    model.lab().side().set(content.tab());
    if (content.draft() != null) {
      model.lab().recipe().recall(content.draft());
    }
    if (content.place() != null) {
      Memory.Place fits =
          Fitting.fit(
              content.place(), Screen.getScreens().stream().map(Screen::getVisualBounds).toList());
      place = fits;
      stage.setX(fits.x());
      stage.setY(fits.y());
      stage.setWidth(fits.width());
      stage.setHeight(fits.height());
    }
    stage.setMaximized(content.maximised());
    toured = content.toured();

    patience.setOnFinished(_ -> remember());
    for (var number :
        new javafx.beans.value.ObservableValue<?>[] {
          stage.xProperty(),
          stage.yProperty(),
          stage.widthProperty(),
          stage.heightProperty(),
          stage.maximizedProperty(),
          view.appearance().choice(),
          model.lab().side(),
          model.workspace(),
          model.runs().memory(),
          model.lab().recipe().draft()
        }) {
      number.subscribe(this::changed);
    }
  }

  private void changed() {
    if (!stage.isShowing()) {
      return; // What changes as the window closes comes too late.
    }
    if (!stage.isMaximized() && !stage.isIconified()) {
      place = new Memory.Place(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
    }
    patience.playFromStart();
  }

  private void remember() {
    Memory.Content now =
        new Memory.Content(
            place,
            stage.isMaximized(),
            view.appearance().choice().get(),
            model.lab().side().get(),
            model.workspace().get(),
            model.runs().memory().get(),
            toured,
            model.lab().recipe().own());
    writer.execute(() -> memory.save(now));
  }

  private void end() {
    writer.shutdown();
    try {
      writer.awaitTermination(SECONDS_TO_WRITE, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Opens the window; the first time of all with the tour. */
  public void show() {
    stage.show();
    if (!toured) {
      toured = true;
      model.beginTour();
      changed();
    }
  }

  /**
   * Comes before the other windows, wherever this one is, and opens what a person named outside of
   * it.
   *
   * @param file an absolute path, or empty
   */
  void come(String file) {
    stage.setIconified(false);
    // Systems that keep a program from taking the focus let it be on top. Off again comes first:
    // some
    // put the window behind the others then.
    stage.setAlwaysOnTop(true);
    stage.setAlwaysOnTop(false);
    stage.toFront();
    stage.requestFocus();
    if (!file.isEmpty()) {
      model.open(file);
    }
  }

  public ShellModel shell() {
    return model;
  }

  /** The lab's state. */
  public LabModel model() {
    return model.lab();
  }

  public ShellView view() {
    return view;
  }
}
