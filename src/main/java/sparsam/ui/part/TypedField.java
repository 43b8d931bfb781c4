package sparsam.ui.part;

import java.util.function.Consumer;
import javafx.beans.value.ObservableStringValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

/**
 * A field for a number: what is typed counts with Enter or when one leaves, Escape takes it back.
 */
public final class TypedField {
  private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

  private TypedField() {}

  /**
   * @param columns the letters that it has room for
   * @param name what it is for, for those who do not see it
   * @param text as it stands in the model
   * @param error why what was typed last does not count; empty where it does
   * @param type takes what was typed
   * @param restore goes back to what stands in the model
   */
  public static TextField of(
      String id,
      int columns,
      String name,
      String help,
      ObservableStringValue text,
      ObservableStringValue error,
      Consumer<String> type,
      Runnable restore) {
    TextField field = new TextField();
    field.setId(id);
    field.setPrefColumnCount(columns);
    field.setAlignment(Pos.CENTER_RIGHT);
    field.setAccessibleText(name);
    Hover.on(field, help);
    text.subscribe(field::setText);
    field.setOnAction(_ -> type.accept(field.getText()));
    field
        .focusedProperty()
        .subscribe(
            (_, focused) -> {
              if (!focused) {
                type.accept(field.getText());
              }
            });
    field.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE && !field.getText().equals(text.get())) {
            restore.run();
            field.setText(text.get());
            event.consume();
          }
        });
    error.subscribe(
        why -> {
          field.pseudoClassStateChanged(REFUSED, !why.isEmpty());
          if (why.isEmpty()) {
            field.setText(text.get());
          }
        });
    return field;
  }
}
