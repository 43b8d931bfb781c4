package sparsam.ui.part;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Boxes that choose one of several things, whose list may change while the choice stays. */
public final class Chooser {
  private Chooser() {}

  /**
   * A box that follows a property and changes it.
   *
   * @param name how a thing is read
   * @param words what the box is for, read aloud and said on hovering
   */
  public static <T> ComboBox<T> of(
      String id,
      Function<T, String> name,
      ObservableValue<List<T>> all,
      Property<@Nullable T> chosen,
      String words) {
    ComboBox<T> box = new ComboBox<>();
    box.setId(id);
    box.getStyleClass().add("small");
    box.setMaxWidth(Double.MAX_VALUE);
    box.setMinWidth(0);
    box.setAccessibleText(words);
    Hover.on(box, words);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable T one) {
            return one == null ? "" : name.apply(one);
          }

          @Override
          public T fromString(String text) {
            throw new UnsupportedOperationException("nothing is typed here");
          }
        });
    boolean[] following = new boolean[1];
    all.subscribe(
        things -> {
          following[0] = true;
          box.getItems().setAll(things);
          box.setValue(chosen.getValue());
          following[0] = false;
        });
    chosen.subscribe(
        one -> {
          following[0] = true;
          box.setValue(one);
          following[0] = false;
        });
    box.setOnAction(
        _ -> {
          T now = box.getValue();
          if (!following[0] && now != null && !now.equals(chosen.getValue())) {
            chosen.setValue(now);
          }
        });
    return box;
  }
}
