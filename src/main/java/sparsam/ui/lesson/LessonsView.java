package sparsam.ui.lesson;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sparsam.lesson.Lesson;
import sparsam.lesson.Lessons;
import sparsam.recipe.RecipeException;
import sparsam.text.Strings;
import sparsam.ui.part.Dialogs;
import sparsam.ui.part.Hover;

/** All lessons that come with the program, and the way to others. */
public final class LessonsView {
  private static final double WIDEST = 760;

  private final LessonModel model;
  private final Strings strings;
  private final ScrollPane root;

  public LessonsView(LessonModel model, Dialogs dialogs, Strings strings) {
    this.model = model;
    this.strings = strings;
    VBox page = new VBox();
    page.setId("lessons");
    page.getStyleClass().add("lessons");
    page.setMaxWidth(WIDEST);
    page.getChildren()
        .addAll(
            words("lessons-title", "lessons-title", strings.get("lessons.title")),
            words("lessons-about", "lesson-text", strings.get("lessons.about")));
    for (String name : Lessons.NAMES) {
      page.getChildren().add(row(name));
    }
    Button open = new Button(strings.get("lessons.open"));
    open.setId("lessons-open");
    open.setMinWidth(Region.USE_PREF_SIZE);
    Hover.on(open, strings.get("lessons.open.help"));
    open.setAccessibleText(strings.get("lessons.open.help"));
    open.setOnAction(_ -> dialogs.openLesson().ifPresent(model::open));
    page.getChildren()
        .addAll(open, words("lessons-own", "lesson-hint", strings.get("lessons.own")));
    HBox middle = new HBox(page);
    middle.setAlignment(Pos.TOP_CENTER);
    HBox.setHgrow(page, Priority.ALWAYS);
    root = new ScrollPane(middle);
    root.setId("lessons-workspace");
    root.getStyleClass().addAll("quiet-scroll", "lessons-workspace");
    root.setFitToWidth(true);
    root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    root.getStylesheets().add("/ui/lesson.css");
  }

  private Node row(String name) {
    Lesson lesson = lesson(name);
    VBox said =
        new VBox(
            words("lessons-name-" + name, "lessons-name", lesson.title()),
            words("lessons-text-" + name, "lesson-text", lesson.about()),
            words(
                "lessons-time-" + name,
                "lesson-hint",
                strings.get("lessons.time", lesson.minutes(), lesson.steps().size())));
    said.getStyleClass().add("lessons-said");
    HBox.setHgrow(said, Priority.ALWAYS);
    Button begin = new Button(strings.get("lessons.begin"));
    begin.setId("lessons-begin-" + name);
    begin.setMinWidth(Region.USE_PREF_SIZE);
    String help = strings.get("lessons.begin.help", lesson.title());
    Hover.on(begin, help);
    begin.setAccessibleText(help);
    begin.setOnAction(_ -> model.begin(name));
    HBox row = new HBox(said, begin);
    row.getStyleClass().addAll("card", "lessons-row");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static Lesson lesson(String name) {
    try {
      return Lessons.load(name);
    } catch (RecipeException e) {
      throw new IllegalStateException("the program's own lesson cannot be read", e);
    }
  }

  private static Label words(String id, String style, String words) {
    Label label = new Label(words);
    label.setId(id);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  public Region root() {
    return root;
  }
}
