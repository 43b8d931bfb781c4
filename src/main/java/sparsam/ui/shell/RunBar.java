package sparsam.ui.shell;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sparsam.text.Strings;
import sparsam.train.Control.Stride;
import sparsam.ui.lab.LabModel;
import sparsam.ui.lab.run.RunModel;
import sparsam.ui.part.Hover;
import sparsam.ui.part.Icons;

/** The bar on top: preset, run, stop, how far it is, and what it runs on. */
final class RunBar {
  private final VBox root = new VBox();

  /**
   * @param tools what stands beside the preset: the recipe's file, undo, redo
   * @param last what stands at the bar's right end
   */
  RunBar(ShellModel shell, Strings strings, Node tools, Node last) {
    LabModel model = shell.lab();
    RunModel run = model.runs();
    var running = Bindings.createBooleanBinding(run::isRunning, run.state());

    Label label = new Label(strings.get("preset.label"));
    label.setMinWidth(Region.USE_PREF_SIZE);
    ComboBox<String> preset = new ComboBox<>();
    preset.setId("preset");
    preset.getItems().setAll(List.copyOf(model.recipe().presets()));
    preset.setAccessibleText(strings.get("preset.label"));
    Hover.on(preset, strings.get("preset.help"));
    preset.setMinWidth(132);
    preset.promptTextProperty().bind(model.recipe().name());
    // A changed one is none of the list, so that it can be chosen again.
    Runnable follow =
        () -> {
          boolean so = model.recipe().edited().get() || model.recipe().preset().get().isEmpty();
          preset.setValue(so ? null : model.recipe().preset().get());
        };
    model.recipe().preset().subscribe(follow);
    model.recipe().edited().subscribe(follow);
    follow.run();
    preset.setMaxWidth(180);
    preset
        .valueProperty()
        .subscribe(
            (_, chosen) -> {
              if (chosen != null
                  && (model.recipe().edited().get()
                      || !chosen.equals(model.recipe().preset().get()))) {
                shell.preset(chosen);
              }
            });
    preset.disableProperty().bind(running);
    label.setLabelFor(preset);

    Button start = new Button(strings.get("run.run"), Icons.run());
    start.setId("run");
    start.getStyleClass().add("accent");
    Hover.on(start, strings.get("run.run.help"));
    start.setAccessibleText(strings.get("run.run.help"));
    start.setMinWidth(Region.USE_PREF_SIZE);
    start.setOnAction(_ -> shell.run());
    start.disableProperty().bind(Bindings.not(model.readiness().ready()));

    Node pause = pause(run, strings);
    Button goOn = new Button(strings.get("run.goOn"), Icons.run());
    goOn.setId("go-on");
    Hover.on(goOn, strings.get("run.goOn.stopped.help"));
    goOn.setAccessibleText(strings.get("run.goOn.stopped.help"));
    goOn.setMinWidth(Region.USE_PREF_SIZE);
    goOn.setOnAction(_ -> shell.goOn());
    goOn.visibleProperty().bind(model.goingOn().possible());
    goOn.managedProperty().bind(goOn.visibleProperty());
    Button step = quiet("step", "run.step.help", Icons.step(), strings);
    step.setOnAction(_ -> shell.advance(Stride.STEP));
    step.disableProperty().bind(model.readiness().blocked());
    Button epoch = quiet("epoch", "run.epoch.help", Icons.epoch(), strings);
    epoch.setOnAction(_ -> shell.advance(Stride.EPOCH));
    epoch.disableProperty().bind(model.readiness().blocked());
    Button stop = quiet("stop", "run.stop.help", Icons.stop(), strings);
    stop.setOnAction(_ -> run.stop());
    stop.disableProperty().bind(running.not().or(run.state().isEqualTo(RunModel.State.STOPPING)));
    Button rewind = quiet("rewind", "run.rewind.help", Icons.rewind(), strings);
    rewind.setOnAction(_ -> shell.rewind());
    rewind.disableProperty().bind(run.state().isEqualTo(RunModel.State.IDLE));

    Label activity = new Label();
    activity.setId("activity");
    activity.getStyleClass().add("activity");
    activity.textProperty().bind(run.activity());
    activity.setMinWidth(0);
    Tooltip whole = new Tooltip();
    whole
        .textProperty()
        .bind(Bindings.when(run.detail().isEmpty()).then(run.activity()).otherwise(run.detail()));
    activity.setTooltip(whole);
    HBox.setHgrow(activity, Priority.ALWAYS);
    activity.setMaxWidth(Double.MAX_VALUE);

    HBox bar =
        new HBox(
            label, preset, tools, start, goOn, pause, step, epoch, stop, rewind, activity, last);
    bar.getStyleClass().add("run-bar");
    bar.setAlignment(Pos.CENTER_LEFT);

    ProgressBar progress = new ProgressBar();
    progress.setId("progress");
    progress.setAccessibleText(strings.get("run.progress"));
    progress.getStyleClass().add("small");
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.progressProperty().bind(run.progress());
    progress.visibleProperty().bind(running);
    root.getChildren().addAll(bar, progress);
    root.getStyleClass().add("top");
  }

  private static Node pause(RunModel run, Strings strings) {
    Button pause = quiet("pause", "run.pause.help", Icons.pause(), strings);
    pause.setOnAction(_ -> run.pauseOrGoOn());
    run.state()
        .subscribe(
            state -> {
              boolean paused = state == RunModel.State.PAUSED;
              String help = strings.get(paused ? "run.goOn.help" : "run.pause.help");
              pause.setGraphic(paused ? Icons.run() : Icons.pause());
              pause.getTooltip().setText(help);
              pause.setAccessibleText(help);
              pause.setDisable(!paused && state != RunModel.State.RUNNING);
            });
    return pause;
  }

  private static Button quiet(String id, String key, Node icon, Strings strings) {
    Button button = new Button();
    button.setId(id);
    button.setGraphic(icon);
    button.getStyleClass().add("icon-button");
    String help = strings.get(key);
    button.setTooltip(new Tooltip(help));
    button.setAccessibleText(help);
    return button;
  }

  Region root() {
    return root;
  }
}
