package sparsam.ui.lesson;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sparsam.lesson.Guess.Amount;
import sparsam.lesson.Guess.Chosen;
import sparsam.lesson.Question;
import sparsam.lesson.Question.Accuracy;
import sparsam.lesson.Question.Better;
import sparsam.lesson.Question.Choice;
import sparsam.lesson.Question.Cliff;
import sparsam.lesson.Question.Curve;
import sparsam.lesson.Question.Times;
import sparsam.plot.surface.Theme;
import sparsam.text.Strings;

/** Asks what a person expects: answers to choose from, a slider, or a chart to draw into. */
final class GuessView {
  private static final double PERCENT = 100;

  private final GuessModel model;
  private final Strings strings;
  private final VBox root = new VBox();
  private Node first;

  GuessView(GuessModel model, ObservableValue<Theme> theme, Strings strings) {
    this.model = model;
    this.strings = strings;
    root.setId("lesson-ask");
    root.getStyleClass().add("lesson-ask");
    Label prompt = words("lesson-prompt", "lesson-heading", prompt(model.question()));
    root.getChildren().add(prompt);
    first =
        switch (model.question()) {
          case Choice _, Better _ -> choices(AnswerWords.answers(strings, model.question()));
          case Accuracy _ -> slider(1, 0.5, "lesson.percent", PERCENT);
          case Times _ -> slider(Times.MOST, 1, "lesson.times.value", 1);
          case Curve _, Cliff _ -> drawing(theme);
        };
  }

  private String prompt(Question question) {
    return switch (question) {
      case Choice _ -> strings.get("lesson.ask.choice");
      case Better(String one, String other) -> strings.get("lesson.ask.better", one, other);
      case Accuracy(String arm) -> strings.get("lesson.ask.accuracy", arm);
      case Times(String arm, String than) -> strings.get("lesson.ask.times", arm, than);
      case Curve(String arm, int epochs) -> strings.get("lesson.ask.curve", arm, epochs);
      case Cliff _ -> strings.get("lesson.ask.cliff");
    };
  }

  /** The key of the button that shows what is so. */
  String runKey() {
    return model.question() instanceof Cliff ? "lesson.show" : "lesson.run";
  }

  private static Label words(String id, String style, String words) {
    Label label = new Label(words);
    label.setId(id);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private Node choices(List<String> answers) {
    ToggleGroup group = new ToggleGroup();
    RadioButton chosen = null;
    for (int i = 0; i < answers.size(); i++) {
      int at = i;
      RadioButton answer = new RadioButton(answers.get(i));
      answer.setId("lesson-answer-" + (i + 1));
      answer.setWrapText(true);
      answer.setMinHeight(Region.USE_PREF_SIZE);
      answer.setAccessibleText(answers.get(i));
      answer.setToggleGroup(group);
      answer.selectedProperty().subscribe(on -> choose(on, at));
      if (model.guess().get() instanceof Chosen(int was) && was == i) {
        answer.setSelected(true);
        chosen = answer;
      }
      root.getChildren().add(answer);
    }
    return chosen == null ? (Node) group.getToggles().getFirst() : chosen;
  }

  private void choose(boolean on, int answer) {
    if (on) {
      model.choose(answer);
    }
  }

  /**
   * @param most where it ends; it begins at 0
   * @param start where it stands as long as nothing is expected
   * @param key of the sentence that says the value, times so much
   */
  private Node slider(double most, double start, String key, double times) {
    Slider slider =
        new Slider(0, most, model.guess().get() instanceof Amount(double value) ? value : start);
    slider.setId("lesson-slider");
    slider.setBlockIncrement(most / 100);
    slider.setAccessibleText(prompt(model.question()));
    Label value = words("lesson-value", "lesson-value", strings.get("lesson.move"));
    Runnable tell =
        () -> {
          if (model.guess().get() instanceof Amount(double now)) {
            value.setText(strings.get(key, times * now));
          }
        };
    tell.run();
    slider
        .valueProperty()
        .subscribe(
            (_, now) -> {
              model.amount(Math.rint(now.doubleValue() * 100 / most) * most / 100);
              tell.run();
            });
    root.getChildren().addAll(slider, value);
    return slider;
  }

  private Node drawing(ObservableValue<Theme> theme) {
    DrawingView drawing = new DrawingView(model, theme, strings);
    root.getChildren()
        .addAll(drawing.root(), words("lesson-draw", "lesson-hint", strings.get("lesson.draw")));
    return drawing.root();
  }

  /** What the keys go to. */
  Node first() {
    return first;
  }

  Region root() {
    return root;
  }
}
