package sparsam.ui.sweep.plan;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import sparsam.ui.sweep.draft.AxisDraft;
import sparsam.ui.sweep.draft.Form;

/** An axis as a person types it, and why it cannot be used. */
public final class AxisRow {
  private final StringProperty key = new SimpleStringProperty();
  private final ObjectProperty<Form> form = new SimpleObjectProperty<>();
  private final StringProperty values = new SimpleStringProperty();
  private final StringProperty from = new SimpleStringProperty();
  private final StringProperty to = new SimpleStringProperty();
  private final StringProperty count = new SimpleStringProperty();
  private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");

  AxisRow(AxisDraft draft, Runnable changed) {
    set(draft);
    for (StringProperty one : List.of(key, values, from, to, count)) {
      one.subscribe((_, _) -> changed.run());
    }
    form.subscribe((_, _) -> changed.run());
  }

  void set(AxisDraft draft) {
    key.set(draft.key());
    form.set(draft.form());
    values.set(draft.values());
    from.set(draft.from());
    to.set(draft.to());
    count.set(draft.count());
  }

  AxisDraft draft() {
    return new AxisDraft(key.get(), form.get(), values.get(), from.get(), to.get(), count.get());
  }

  void refuse(String sentence) {
    error.set(sentence);
  }

  /** What is varied. */
  public StringProperty key() {
    return key;
  }

  public ObjectProperty<Form> form() {
    return form;
  }

  /** Of a list. */
  public StringProperty values() {
    return values;
  }

  /** Of a range. */
  public StringProperty from() {
    return from;
  }

  /** Of a range. */
  public StringProperty to() {
    return to;
  }

  /** Of a range that is not drawn. */
  public StringProperty count() {
    return count;
  }

  /** One sentence, or empty. */
  public ReadOnlyStringProperty error() {
    return error.getReadOnlyProperty();
  }
}
