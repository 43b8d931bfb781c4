package sparsam.ui;

import javafx.animation.AnimationTimer;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import sparsam.experiment.RecipeException;
import sparsam.text.Strings;
import sparsam.ui.run.EngineService;

/** The lab on a stage: opened, polled once a pulse, closed without leaving anything running. */
public final class LabWindow {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;
  private static final double LEAST_WIDTH = 1024;
  private static final double LEAST_HEIGHT = 640;

  /** Kept free for the bar that the system draws above. */
  private static final double TITLE_BAR = 40;

  private final Stage stage;
  private final LabModel model;
  private final LabView view;

  /**
   * @param dialogs asks the person
   * @throws RecipeException when the program's own presets cannot be read
   */
  public LabWindow(Stage stage, EngineService engine, Strings strings, Dialogs dialogs)
      throws RecipeException {
    this.stage = stage;
    model = new LabModel(strings, engine);
    view = new LabView(model, strings, dialogs);
    stage.setTitle(strings.get("window.title"));
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    stage.setScene(
        new Scene(
            view.root(),
            Math.min(WIDTH, screen.getWidth()),
            Math.min(HEIGHT, screen.getHeight() - TITLE_BAR)));
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    AnimationTimer pulse =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            model.poll();
          }
        };
    pulse.start();
    stage.setOnHidden(
        _ -> {
          pulse.stop();
          engine.close();
        });
  }

  public void show() {
    stage.show();
  }

  public LabModel model() {
    return model;
  }

  public LabView view() {
    return view;
  }
}
