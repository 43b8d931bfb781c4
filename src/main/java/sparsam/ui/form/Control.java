package sparsam.ui.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import sparsam.settings.Range;
import sparsam.settings.Setting;

/** What a person sets a setting with; values go in and out as plain Java. */
sealed interface Control {
  /** Shows the value that counts. */
  void show(Object value);

  /** The value with what was typed or chosen over {@code own}. */
  Object over(Object own);

  /** Gives up what was typed. */
  void restore();

  static Control of(Setting<?> setting, Entries entries) {
    return switch (setting.range()) {
      case Range.YesNo _ -> new Flag(new SimpleBooleanProperty());
      case Range.OneOf<?> _ -> new Chosen(new SimpleStringProperty(""));
      case Range.Numbers _,
          Range.Wholes _,
          Range.WholeList _,
          Range.Shares _,
          Range.Text _,
          Range.Several<?> _ ->
          new Typed(setting, entries, entries.add(setting));
    };
  }

  /** Numbers. */
  record Typed(Setting<?> setting, Entries entries, Entry entry) implements Control {
    private static final Pattern SEPARATOR = Pattern.compile("[,;\\s]+");

    @Override
    public void show(Object value) {
      entry.show(words(setting, value));
    }

    private static <T> String words(Setting<T> setting, Object value) {
      return setting.isPercent() && value instanceof Double share
          ? Range.Numbers.percent(share)
          : value instanceof Long whole
              ? Long.toString(whole)
              : setting.range().words(Objects.requireNonNull(setting.range().from(value)));
    }

    @Override
    public Object over(Object own) {
      return switch (own) {
        case Double share when setting.isPercent() -> entries.share(entry, share);
        case Double number -> entries.number(entry, number);
        case Long whole -> entries.whole(entry, whole);
        default -> list(own);
      };
    }

    private Object list(Object own) {
      String typed = entries.text(entry, "");
      if (typed.isEmpty()) {
        return own;
      }
      boolean whole = setting.range() instanceof Range.WholeList;
      List<Object> numbers = new ArrayList<>();
      for (String part : SEPARATOR.split(typed, -1)) {
        try {
          numbers.add(whole ? (Object) Long.valueOf(part) : (Object) Double.valueOf(part));
        } catch (NumberFormatException _) {
          numbers.add(part);
        }
      }
      return numbers;
    }

    @Override
    public void restore() {
      entry.restore();
    }
  }

  /** Yes or no. */
  record Flag(BooleanProperty on) implements Control {
    @Override
    public void show(Object value) {
      on.set(Boolean.TRUE.equals(value));
    }

    @Override
    public Object over(Object own) {
      return on.get();
    }

    @Override
    public void restore() {
      // A choice counts at once.
    }
  }

  /** One of several, by its name in recipes. */
  record Chosen(StringProperty name) implements Control {
    @Override
    public void show(Object value) {
      name.set(value.toString());
    }

    @Override
    public Object over(Object own) {
      return name.get();
    }

    @Override
    public void restore() {
      // A choice counts at once.
    }
  }
}
