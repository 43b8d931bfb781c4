package sparsam.ui.lab.recipe;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyListProperty;
import javafx.beans.property.ReadOnlyListWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import sparsam.ui.form.Entries;
import sparsam.ui.form.Entry;

/** Which arms a recipe asks about, as ticks in a form: none, or two and more. */
final class QuestionForm {
  /** No name of an arm holds it. */
  private static final String SEPARATOR = "\n";

  private final Entries entries;
  private final Entry asked;
  private final ReadOnlyListWrapper<String> arms =
      new ReadOnlyListWrapper<>(FXCollections.observableArrayList());

  /**
   * @param label what refusals call it
   */
  QuestionForm(Entries entries, String label) {
    this.entries = entries;
    this.asked = entries.add("compare", label);
  }

  /** Shows a recipe's question. */
  void show(List<String> names, List<String> compare) {
    if (!arms.equals(names)) {
      arms.setAll(names);
    }
    asked.show(String.join(SEPARATOR, inOrder(compare)));
  }

  /** What is ticked, in the arms' order; {@code own} where nothing usable was changed. */
  List<String> over(List<String> own) {
    String typed = entries.text(asked, String.join(SEPARATOR, own));
    return typed.isEmpty() ? List.of() : List.of(typed.split(SEPARATOR));
  }

  /** Ticks an arm, or no longer. */
  void ask(String arm, boolean wanted) {
    List<String> ticked = new ArrayList<>(ticked());
    ticked.remove(arm);
    if (wanted) {
      ticked.add(arm);
    }
    asked.text().set(String.join(SEPARATOR, inOrder(ticked)));
  }

  private List<String> inOrder(List<String> ticked) {
    return arms.stream().filter(ticked::contains).toList();
  }

  private List<String> ticked() {
    return List.of(asked.text().get().split(SEPARATOR));
  }

  /** The arms that there are. */
  ReadOnlyListProperty<String> arms() {
    return arms.getReadOnlyProperty();
  }

  /** Whether an arm is ticked. */
  ObservableValue<Boolean> isAsked(String arm) {
    return asked.text().map(_ -> ticked().contains(arm));
  }

  /** What a change of it is committed as. */
  Entry entry() {
    return asked;
  }
}
