package sparsam.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import sparsam.plot.surface.Theme;
import sparsam.ui.part.Showing;

/** Light or dark: what was chosen, or what the system says, for controls and pictures alike. */
public final class Appearance {
  /** What a person may choose. */
  public enum Choice {
    SYSTEM("theme.system"),
    LIGHT("theme.light"),
    DARK("theme.dark");

    private final String key;

    Choice(String key) {
      this.key = key;
    }

    /** The key of its name in the bundle. */
    public String key() {
      return key;
    }
  }

  private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

  private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.SYSTEM);
  private final ReadOnlyObjectWrapper<Theme> theme = new ReadOnlyObjectWrapper<>(Theme.light());
  private final Parent root;

  /**
   * @param root of the window, whose pseudo-class {@code dark} follows
   */
  Appearance(Parent root) {
    this.root = root;
    apply();
    choice.subscribe(this::apply);
    Platform.getPreferences().colorSchemeProperty().when(Showing.of(root)).subscribe(this::apply);
  }

  /** Chooses the next one, and after the last the first. */
  void turn() {
    choice.set(
        switch (choice.get()) {
          case SYSTEM -> Choice.LIGHT;
          case LIGHT -> Choice.DARK;
          case DARK -> Choice.SYSTEM;
        });
  }

  private void apply() {
    boolean dark =
        switch (choice.get()) {
          case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
          case LIGHT -> false;
          case DARK -> true;
        };
    // First: a window that is to be styled anew anyway is not styled a second time by the sheet.
    root.pseudoClassStateChanged(DARK, dark);
    Application.setUserAgentStylesheet(
        dark
            ? new PrimerDark().getUserAgentStylesheetBSS()
            : new PrimerLight().getUserAgentStylesheetBSS());
    theme.set(dark ? Theme.dark() : Theme.light());
  }

  public ObjectProperty<Choice> choice() {
    return choice;
  }

  /** How pictures look. */
  public ReadOnlyObjectProperty<Theme> theme() {
    return theme.getReadOnlyProperty();
  }
}
