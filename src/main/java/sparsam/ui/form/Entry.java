package sparsam.ui.form;

import java.math.BigDecimal;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** One value that a person types in a form: its text, and why it cannot be used. */
public final class Entry {
  private final String key;
  private final String label;
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
  private String shown = "";

  /**
   * @param key its name in a recipe's JSON, which the recipe's own refusals begin with
   * @param label its name in the window
   */
  public Entry(String key, String label) {
    this.key = key;
    this.label = label;
  }

  public String key() {
    return key;
  }

  public String label() {
    return label;
  }

  /** What is typed. */
  public StringProperty text() {
    return text;
  }

  /** One sentence, or empty. */
  public ReadOnlyStringProperty error() {
    return error.getReadOnlyProperty();
  }

  /** Shows the value that counts. */
  public void show(String value) {
    shown = value;
    text.set(value);
    error.set("");
  }

  /** Back to the value that counts. */
  public void restore() {
    show(shown);
  }

  /** Whether something else is typed than the value that counts. */
  public boolean touched() {
    return !text.get().strip().equals(shown);
  }

  void refuse(String sentence) {
    error.set(sentence);
  }

  /** The text as it stands. */
  public String typed() {
    return text.get().strip();
  }

  /**
   * The number that is typed, exactly: {@code 0,05} and {@code −1} count too.
   *
   * @throws Refusal where it is none
   */
  BigDecimal decimal(String sentence) {
    try {
      return new BigDecimal(typed().replace("%", "").replace('−', '-').replace(',', '.').strip());
    } catch (NumberFormatException e) {
      throw new Refusal(this, sentence);
    }
  }

  /** That what is typed cannot be used. */
  static final class Refusal extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final transient Entry entry;

    Refusal(Entry entry, String sentence) {
      super(sentence);
      this.entry = entry;
    }

    Entry entry() {
      return entry;
    }

    String sentence() {
      return String.valueOf(getMessage());
    }
  }
}
