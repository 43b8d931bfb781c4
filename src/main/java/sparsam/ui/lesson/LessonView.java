package sparsam.ui.lesson;

import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import sparsam.lesson.Mark;
import sparsam.lesson.Step;
import sparsam.lesson.Step.Experiment;
import sparsam.plot.picture.Picture;
import sparsam.plot.screen.PictureView;
import sparsam.plot.surface.Theme;
import sparsam.text.Strings;
import sparsam.ui.part.Hover;
import sparsam.ui.part.Icons;
import sparsam.ui.part.Sheet;
import sparsam.ui.part.Shortcut;
import sparsam.ui.part.Showing;

/** The guide beside the lab: one step of a lesson at a time. */
public final class LessonView {
  private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("right");
  private static final double CHART = 190;

  private final LessonModel model;
  private final Strings strings;
  private final ObservableValue<Theme> theme;
  private final VBox root = new VBox();
  private final Label lesson = label("lesson-name", "lesson-name");
  private final Label place = label("lesson-place", "lesson-place");
  private final VBox page = new VBox();
  private final ScrollPane scroll = new ScrollPane(page);
  private final Button back;
  private final Button next;
  private Node first;

  public LessonView(LessonModel model, ObservableValue<Theme> theme, Strings strings) {
    this.model = model;
    this.strings = strings;
    this.theme = theme;
    Button leave = new Button("", Icons.close());
    leave.setId("lesson-leave");
    leave.getStyleClass().add("icon-button");
    Hover.on(leave, strings.get("lesson.leave"));
    leave.setAccessibleText(strings.get("lesson.leave"));
    leave.setOnAction(_ -> model.leave());
    back = button("lesson-back", "lesson.back", model::back);
    next = button("lesson-next", "lesson.next", model::next);
    first = next;
    lesson.setWrapText(true);
    lesson.setMinHeight(Region.USE_PREF_SIZE);
    lesson.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(lesson, Priority.ALWAYS);
    place.setMinWidth(Region.USE_PREF_SIZE);
    HBox header = new HBox(lesson, place, leave);
    header.getStyleClass().add("lesson-header");
    header.setAlignment(Pos.CENTER_LEFT);
    page.getStyleClass().add("lesson-page");
    scroll.getStyleClass().add("quiet-scroll");
    scroll.setId("lesson-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    HBox footer = new HBox(back, Sheet.space(), next);
    footer.getStyleClass().add("lesson-footer");
    VBox card = new VBox(header, scroll, footer);
    card.setId("lesson");
    card.getStyleClass().addAll("card", "lesson");
    VBox.setVgrow(card, Priority.ALWAYS);
    root.getStyleClass().add("lesson-column");
    root.getStylesheets().add("/ui/lesson.css");
    root.getChildren().add(card);
    Shortcut.install(root, shortcuts(model).shortcuts());
    model.page().subscribe(this::show);
  }

  /** The keys that work in the guide. */
  public static Shortcut.Group shortcuts(LessonModel model) {
    return new Shortcut.Group(
        "shortcuts.lesson",
        List.of(
            new Shortcut(alt(KeyCode.RIGHT), "key.lesson.next", model::next),
            new Shortcut(alt(KeyCode.LEFT), "key.lesson.back", model::back),
            new Shortcut(alt(KeyCode.ENTER), "key.lesson.run", model::run)));
  }

  private static KeyCombination alt(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.ALT_DOWN);
  }

  private Button button(String id, String key, Runnable action) {
    Button button = new Button(strings.get(key));
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    Hover.on(button, strings.get(key + ".help"));
    button.setAccessibleText(strings.get(key + ".help"));
    button.setOnAction(_ -> action.run());
    return button;
  }

  private static Label label(String id, String style) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add(style);
    return label;
  }

  /** A text that is as high as it needs to be. */
  private static Label text(String id, String style, String words) {
    Label label = label(id, style);
    label.setText(words);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private void show(@Nullable Page before, @Nullable Page now) {
    if (now == null) {
      page.getChildren().clear();
      return;
    }
    Phase phase = now.phase();
    Step step = now.step();
    lesson.setText(now.lesson().title());
    place.setText(strings.get("lesson.place", now.place() + 1, now.lesson().steps().size()));
    back.setDisable(phase == Phase.RUNNING || now.place() == 0);
    next.setDisable(phase == Phase.RUNNING);
    boolean over = phase == Phase.READ || phase == Phase.ANSWERED;
    next.setText(strings.get(!over ? "lesson.skip" : now.isLast() ? "lesson.done" : "lesson.next"));
    accent(next, over);
    first = next;
    page.getChildren()
        .setAll(
            text("lesson-title", "lesson-title", step.title()),
            text("lesson-text", "lesson-text", step.text()));
    if (step instanceof Experiment experiment) {
      switch (phase) {
        case ASKED, FAILED -> ask(now);
        case RUNNING -> running();
        case ANSWERED -> answered(experiment, now);
        case READ -> {}
      }
    }
    if (!step.source().isEmpty() && over) {
      page.getChildren()
          .add(text("lesson-source", "lesson-source", strings.get("lesson.source", step.source())));
    }
    if (!now.isAsFar(before)) {
      begin(phase);
    }
  }

  /** A page that is turned begins on top, or with what came out, and has the keys. */
  private void begin(Phase phase) {
    if (root.getScene() != null) {
      root.applyCss();
      root.layout();
      double beyond = page.getHeight() - scroll.getViewportBounds().getHeight();
      Node out = page.lookup("#lesson-answer");
      scroll.setVvalue(
          phase == Phase.ANSWERED && out != null && beyond > 0
              ? Math.min(1, out.getBoundsInParent().getMinY() / beyond)
              : 0);
      first.requestFocus();
    }
  }

  private static void accent(Button button, boolean so) {
    button.getStyleClass().remove("accent");
    if (so) {
      button.getStyleClass().add("accent");
    }
  }

  private void ask(Page now) {
    GuessModel guess = Objects.requireNonNull(now.guess());
    boolean failed = now.phase() == Phase.FAILED;
    GuessView asked = new GuessView(guess, theme, strings);
    Button run = button("lesson-run", failed ? "lesson.again" : asked.runKey(), model::run);
    run.setGraphic(Icons.run());
    accent(run, true);
    run.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> guess.guess().get() == null || !model.ready().get(),
                guess.guess(),
                model.ready()));
    if (failed) {
      page.getChildren().add(text("lesson-trouble", "lesson-trouble", now.trouble()));
    }
    page.getChildren().addAll(asked.root(), run);
    first = asked.first();
  }

  private void running() {
    Label activity = text("lesson-activity", "lesson-text", "");
    activity.textProperty().bind(model.activity());
    ProgressBar progress = new ProgressBar();
    progress.setId("lesson-progress");
    progress.setAccessibleText(strings.get("run.progress"));
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.progressProperty().bind(model.progress());
    page.getChildren()
        .addAll(
            text("lesson-watch", "lesson-heading", strings.get("lesson.watch")),
            progress,
            activity);
    first = scroll;
  }

  private void answered(Experiment step, Page now) {
    Answer answer = Objects.requireNonNull(now.answer());
    VBox box = new VBox(text("lesson-mark", "lesson-mark", answer.heading()));
    box.setId("lesson-answer");
    box.getStyleClass().add("lesson-answer");
    box.pseudoClassStateChanged(RIGHT, answer.mark() == Mark.RIGHT);
    if (answer.picture() != null) {
      box.getChildren().add(chart(answer.picture()));
    }
    box.getChildren().add(text("lesson-sentence", "lesson-text", answer.sentence()));
    page.getChildren().addAll(box, text("lesson-why", "lesson-text", step.why()));
  }

  private Node chart(Picture picture) {
    PictureView view = new PictureView(picture, theme.getValue());
    view.setId("lesson-chart");
    view.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    view.setAccessibleText(picture.title());
    view.setPrefHeight(CHART);
    view.setMinHeight(CHART);
    view.show(picture.withTitle(""));
    theme.when(Showing.of(view)).subscribe(view::setTheme);
    return view;
  }

  public Region root() {
    return root;
  }
}
