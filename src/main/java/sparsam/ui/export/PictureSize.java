package sparsam.ui.export;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import sparsam.plot.file.PngSize;
import sparsam.text.Strings;

/** How large a picture is to be, as a person says it. */
public final class PictureSize {
  public static final int MOST_SCALE = (int) PngSize.MOST_SCALE;

  /** A picture's width at scale 1, in units of 1/96 inch. */
  private static final double WIDTH = 640;

  /** How the size is said. */
  public enum Sizing {
    /** Centimetres on paper, and dots an inch. */
    PAPER,
    /** So many times as on a screen. */
    SCALE
  }

  private final Strings strings;
  private final ObjectProperty<Sizing> sizing = new SimpleObjectProperty<>(Sizing.PAPER);
  private final StringProperty width = new SimpleStringProperty("16");
  private final StringProperty dpi = new SimpleStringProperty("300");
  private final IntegerProperty scale = new SimpleIntegerProperty(2);

  PictureSize(Strings strings) {
    this.strings = strings;
  }

  /** Tells every change. */
  void onChange(Runnable listener) {
    sizing.subscribe(listener);
    width.subscribe(listener);
    dpi.subscribe(listener);
    scale.subscribe(listener);
  }

  /**
   * What it comes to.
   *
   * @param aspect width over height
   * @throws IllegalArgumentException with a sentence where a number is none, or out of range
   */
  PngSize of(Format format, double aspect) {
    if (!format.drawn()) {
      return scaled(aspect, 1);
    }
    return switch (sizing.get()) {
      case PAPER ->
          PngSize.of(
              number("export.width.name", width.get()),
              format.scalable()
                  ? PngSize.LEAST_DPI // which they have not
                  : number("export.dpi.name", dpi.get()),
              aspect);
      case SCALE -> scaled(aspect, scale.get());
    };
  }

  private static PngSize scaled(double aspect, double times) {
    return PngSize.scaled(WIDTH, WIDTH / aspect, times);
  }

  private double number(String name, String text) {
    try {
      return Double.parseDouble(text.strip().replace(',', '.'));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          strings.get("export.number", strings.get(name), text.strip()), e);
    }
  }

  public ObjectProperty<Sizing> sizing() {
    return sizing;
  }

  /** In centimetres, as it was typed. */
  public StringProperty width() {
    return width;
  }

  /** Dots an inch, as it was typed. */
  public StringProperty dpi() {
    return dpi;
  }

  /** 1 to {@value #MOST_SCALE}. */
  public IntegerProperty scale() {
    return scale;
  }
}
