package sparsam.ui;

import javafx.scene.Node;
import javafx.scene.layout.Region;

/** The window's few icons, drawn as shapes so that they take the text's colour. */
public final class Icons {
  private Icons() {}

  /** A triangle. */
  public static Node run() {
    return icon("M3 1.5 L14 8 L3 14.5 Z", 11, 12);
  }

  /** Two upright bars. */
  public static Node pause() {
    return icon("M3 2 H6 V14 H3 Z M10 2 H13 V14 H10 Z", 10, 12);
  }

  /** A triangle against a bar. */
  public static Node step() {
    return icon("M3 2 L10 8 L3 14 Z M11 2 H13 V14 H11 Z", 10, 12);
  }

  /** Two triangles. */
  public static Node epoch() {
    return icon("M1 2 L8 8 L1 14 Z M8 2 L15 8 L8 14 Z", 14, 12);
  }

  /** Two triangles to the left. */
  public static Node rewind() {
    return icon("M15 2 L8 8 L15 14 Z M8 2 L1 8 L8 14 Z", 14, 12);
  }

  /** A square. */
  public static Node stop() {
    return icon("M2 2 H14 V14 H2 Z", 10, 10);
  }

  /** An arrow down onto a line. */
  public static Node save() {
    return icon("M7 1 H9 V8 H12.5 L8 12.5 L3.5 8 H7 Z M2 13.5 H14 V15 H2 Z", 12, 13);
  }

  /** A disc, half of it filled. */
  public static Node theme() {
    return icon("M8 1 A7 7 0 1 0 8 15 A7 7 0 0 0 8 1 Z M8 2.6 A5.4 5.4 0 0 1 8 13.4 Z", 14, 14);
  }

  /** A cross. */
  public static Node close() {
    return icon(
        "M3.5 2.4 L8 6.9 L12.5 2.4 L13.6 3.5 L9.1 8 L13.6 12.5 L12.5 13.6 L8 9.1 L3.5 13.6 L2.4"
            + " 12.5 L6.9 8 L2.4 3.5 Z",
        10,
        10);
  }

  private static Node icon(String path, double width, double height) {
    Region shape = new Region();
    shape.getStyleClass().add("icon");
    shape.setStyle("-fx-shape: \"" + path + "\";");
    shape.setMinSize(width, height);
    shape.setPrefSize(width, height);
    shape.setMaxSize(width, height);
    return shape;
  }
}
