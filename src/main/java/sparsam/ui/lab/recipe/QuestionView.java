package sparsam.ui.lab.recipe;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sparsam.text.Strings;
import sparsam.ui.form.Entry;
import sparsam.ui.part.There;

/** A tick for every arm that the question may be about. */
final class QuestionView {
  private final VBox ticks = new VBox(2);
  private final VBox root;

  /**
   * @param commit what is ticked is to count
   */
  QuestionView(QuestionForm form, Strings strings, Consumer<Entry> commit) {
    Label says = new Label(strings.get("form.question.help"));
    says.getStyleClass().add("says");
    says.setWrapText(true);
    says.setMinHeight(Region.USE_PREF_SIZE);
    Label error = There.sentence(form.entry().error(), "refusal");
    error.setId("recipe-compare-error");
    root = new VBox(4, says, ticks, error);
    root.setId("recipe-compare");
    form.arms()
        .subscribe(
            arms ->
                ticks
                    .getChildren()
                    .setAll(arms.stream().map(arm -> tick(arm, form, commit)).toList()));
  }

  private static Node tick(String arm, QuestionForm form, Consumer<Entry> commit) {
    CheckBox box = new CheckBox(arm);
    box.setWrapText(true);
    box.setMinHeight(Region.USE_PREF_SIZE);
    box.setMnemonicParsing(false);
    form.isAsked(arm).subscribe(box::setSelected);
    box.setOnAction(
        _ -> {
          form.ask(arm, box.isSelected());
          commit.accept(form.entry());
        });
    return box;
  }

  Region root() {
    return root;
  }
}
