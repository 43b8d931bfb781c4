package sparsam.ui.form;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import sparsam.settings.Kind;
import sparsam.settings.Kinds;
import sparsam.settings.Setting;
import sparsam.settings.Values;

/**
 * One of several kinds as a form has it: which, and the settings of every kind. What two kinds
 * share stays when one is chosen in the other's place.
 */
public final class KindForm<T> {
  private final Kinds<T> kinds;
  private final ObjectProperty<Kind<? extends T>> kind;
  private final ObjectProperty<Kind<? extends T>> family;
  private final ObjectProperty<@Nullable Kind<?>> base = new SimpleObjectProperty<>();
  private final Map<Setting<?>, Control> controls = new LinkedHashMap<>();

  /**
   * @param entries of the form it is a part of
   */
  public KindForm(Kinds<T> kinds, Entries entries) {
    this.kinds = kinds;
    kind = new SimpleObjectProperty<>(kinds.all().getFirst());
    family = new SimpleObjectProperty<>(kinds.all().getFirst());
    followKind();
    for (Setting<?> setting : kinds.settings()) {
      controls.put(setting, Control.of(setting, entries));
    }
    // What is typed where nobody can see it any more must not count.
    kind.subscribe(
        chosen ->
            controls.forEach(
                (setting, control) -> {
                  if (!chosen.settings().contains(setting)) {
                    control.restore();
                  }
                }));
  }

  /**
   * The choice of a kind and the choice of its base are two views of the kind over that base. What
   * is chosen after a base alone works over it.
   */
  private void followKind() {
    kind.subscribe(
        chosen -> {
          family.set(kinds.usual(chosen));
          if (chosen.base() != null || isBase(chosen)) {
            base.set(chosen.root());
          }
        });
    family.subscribe(
        (_, chosen) -> {
          if (!chosen.name().equals(kind.get().name())) {
            kind.set(over(chosen));
          }
        });
    base.subscribe((_, _) -> kind.set(over(family.get())));
  }

  private boolean isBase(Kind<?> alone) {
    return kinds.all().stream().anyMatch(one -> one.bases().contains(alone));
  }

  private <K extends T> Kind<K> over(Kind<K> usual) {
    Kind<?> wanted = base.get();
    return wanted == null ? usual : usual.over(wanted.name()).orElse(usual);
  }

  /** Shows one; what it does not have shows what is usual. */
  public void show(T made) {
    kind.set(kinds.of(made));
    Map<Setting<?>, Object> said = said(made);
    controls.forEach(
        (setting, control) -> control.show(said.getOrDefault(setting, setting.usual())));
  }

  private Map<Setting<?>, Object> said(T made) {
    Map<String, Object> byKey = kinds.read(made).plain();
    Map<Setting<?>, Object> said = new HashMap<>();
    for (Setting<?> setting : kinds.of(made).settings()) {
      said.put(setting, Objects.requireNonNull(byKey.get(setting.key())));
    }
    return said;
  }

  /**
   * What is chosen, with what was typed over what it has in common with its predecessor.
   *
   * @throws IllegalArgumentException naming key, value and what is allowed
   */
  public T over(T own) {
    Kind<? extends T> chosen = kind.get();
    Map<Setting<?>, Object> before = said(own);
    Map<String, Object> said = new LinkedHashMap<>();
    for (Setting<?> setting : chosen.settings()) {
      said.put(setting.key(), control(setting).over(before.getOrDefault(setting, setting.usual())));
    }
    Values values = new Values(said);
    for (Setting<?> setting : chosen.settings()) {
      if (setting.isIdle(values)) {
        said.put(setting.key(), false);
      }
    }
    return chosen.make(new Values(said));
  }

  /**
   * Tells every choice; what is typed is told by {@link Entries}.
   *
   * @param label the name of the choice of the kind
   */
  public void onChoice(String label, Consumer<String> listener) {
    tell(kind, label, listener);
    controls.forEach(
        (setting, control) -> {
          switch (control) {
            case Control.Flag flag -> tell(flag.on(), setting.label(), listener);
            case Control.Chosen choice -> tell(choice.name(), setting.label(), listener);
            case Control.Typed _ -> {}
          }
        });
  }

  private static void tell(ObservableValue<?> choice, String label, Consumer<String> listener) {
    choice.subscribe((_, _) -> listener.accept(label));
  }

  public Kinds<T> kinds() {
    return kinds;
  }

  /** Which kind, over its usual base. */
  ObjectProperty<Kind<? extends T>> family() {
    return family;
  }

  /** Over which base, where the kind works over one. */
  ObjectProperty<@Nullable Kind<?>> base() {
    return base;
  }

  /** Which kind, over the base that is chosen. */
  public ObjectProperty<Kind<? extends T>> kind() {
    return kind;
  }

  Control control(Setting<?> setting) {
    return Objects.requireNonNull(controls.get(setting));
  }

  private Control control(String key) {
    return control(kind.get().setting(key).orElseThrow());
  }

  /** The field of a number that the chosen kind has. */
  public Entry entry(String key) {
    return ((Control.Typed) control(key)).entry();
  }

  /** A flag that the chosen kind has. */
  public BooleanProperty flag(String key) {
    return ((Control.Flag) control(key)).on();
  }

  /** A choice that the chosen kind has, by its name in recipes. */
  public StringProperty choice(String key) {
    return ((Control.Chosen) control(key)).name();
  }
}
