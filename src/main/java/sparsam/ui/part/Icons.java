package sparsam.ui.part;

import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The window's icons, all from Feather's; they take the colour that the style sheet gives. */
public final class Icons {
  private static final int SIZE = 15;

  private Icons() {}

  public static Node run() {
    return icon(Feather.PLAY);
  }

  public static Node pause() {
    return icon(Feather.PAUSE);
  }

  public static Node step() {
    return icon(Feather.SKIP_FORWARD);
  }

  public static Node epoch() {
    return icon(Feather.FAST_FORWARD);
  }

  public static Node rewind() {
    return icon(Feather.REWIND);
  }

  public static Node stop() {
    return icon(Feather.SQUARE);
  }

  /** Saving a picture. */
  public static Node save() {
    return icon(Feather.DOWNLOAD);
  }

  public static Node theme() {
    return icon(Feather.MOON);
  }

  public static Node close() {
    return icon(Feather.X);
  }

  public static Node undo() {
    return icon(Feather.CORNER_UP_LEFT);
  }

  public static Node redo() {
    return icon(Feather.CORNER_UP_RIGHT);
  }

  /** The recipe's file. */
  public static Node file() {
    return icon(Feather.FILE_TEXT);
  }

  /** What else can be done with a thing. */
  public static Node more() {
    return icon(Feather.MORE_HORIZONTAL);
  }

  public static Node add() {
    return icon(Feather.PLUS);
  }

  public static Node edit() {
    return icon(Feather.EDIT_2);
  }

  public static Node duplicate() {
    return icon(Feather.COPY);
  }

  public static Node up() {
    return icon(Feather.ARROW_UP);
  }

  public static Node down() {
    return icon(Feather.ARROW_DOWN);
  }

  public static Node remove() {
    return icon(Feather.TRASH_2);
  }

  /** Back to what was shown before. */
  public static Node back() {
    return icon(Feather.ARROW_LEFT);
  }

  /** All of a recipe's settings. */
  public static Node settings() {
    return icon(Feather.SLIDERS);
  }

  /** A run that is not to be lost from sight. */
  public static Node star() {
    return icon(Feather.STAR);
  }

  /** The lab. */
  public static Node lab() {
    return icon(Feather.ACTIVITY);
  }

  /** Many experiments. */
  public static Node sweep() {
    return icon(Feather.GRID);
  }

  /** All runs. */
  public static Node runs() {
    return icon(Feather.LIST);
  }

  /** All of a chart again. */
  public static Node zoomOut() {
    return icon(Feather.ZOOM_OUT);
  }

  /** One picture over the whole window. */
  public static Node present() {
    return icon(Feather.MAXIMIZE);
  }

  /** Lessons. */
  public static Node lessons() {
    return icon(Feather.BOOK_OPEN);
  }

  /** Landscapes. */
  public static Node flatness() {
    return icon(Feather.LAYERS);
  }

  public static Node help() {
    return icon(Feather.HELP_CIRCLE);
  }

  private static Node icon(Feather glyph) {
    FontIcon icon = FontIcon.of(glyph, SIZE);
    icon.getStyleClass().add("icon");
    return icon;
  }
}
