package sparsam.plot.surface;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/**
 * How pictures look: colours and type. The series' colours are those of Okabe and Ito (2008), which
 * the colour-blind tell apart, lightened for dark grounds, in the same order in every theme.
 *
 * @param background what the picture is drawn on
 * @param ink titles
 * @param muted labels, axes' names, quiet sentences
 * @param axis the base line
 * @param grid lines behind the data
 * @param accent thresholds and marks
 * @param series lines and bars by number
 * @param family of the typeface
 * @param size of labels in pixels; everything else follows from it
 */
public record Theme(
    Color background,
    Color ink,
    Color muted,
    Color axis,
    Color grid,
    Color accent,
    List<Color> series,
    String family,
    double size) {
  /** The typeface that comes with the program; digits are equally wide. */
  public static final String FAMILY = "Inter Sparsam";

  private static final double PALE = 0.28;

  private static final List<String> FILES =
      List.of("/fonts/Inter-Sparsam-Regular.otf", "/fonts/Inter-Sparsam-Bold.otf");

  public Theme {
    series = List.copyOf(series);
  }

  public static Theme light() {
    return new Theme(
        Color.web("#ffffff"),
        Color.web("#1f2328"),
        Color.web("#59636e"),
        Color.web("#afb8c1"),
        Color.web("#eaeef2"),
        Color.web("#cf222e"),
        colours("#0072b2", "#d55e00", "#009e73", "#b4569b", "#c88a00", "#3a9bd9", "#57606a"),
        typeface(),
        12);
  }

  public static Theme dark() {
    return new Theme(
        Color.web("#161b22"),
        Color.web("#e6edf3"),
        Color.web("#9198a1"),
        Color.web("#484f58"),
        Color.web("#262c36"),
        Color.web("#ff7b72"),
        colours("#4ea6e6", "#ff8a3d", "#2fc79a", "#e08fca", "#f0c24b", "#9ad7fa", "#b1bac4"),
        typeface(),
        12);
  }

  /** For paper: black on white, darker lines. */
  public static Theme print() {
    return new Theme(
        Color.WHITE,
        Color.BLACK,
        Color.web("#333333"),
        Color.web("#555555"),
        Color.web("#e3e3e3"),
        Color.web("#b00020"),
        colours("#0072b2", "#d55e00", "#00805d", "#a8478d", "#b07a00", "#2d83bd", "#000000"),
        typeface(),
        12);
  }

  /** The same with labels of a size on paper, in points; {@link #print} has 9. */
  public Theme points(double points) {
    return new Theme(background, ink, muted, axis, grid, accent, series, family, points * 96 / 72);
  }

  /**
   * The same with other colours of some series.
   *
   * @param others by their numbers, which are those of this theme's
   */
  public Theme colours(Map<Integer, Color> others) {
    List<Color> own = new ArrayList<>(series);
    others.forEach(own::set);
    return new Theme(background, ink, muted, axis, grid, accent, own, family, size);
  }

  /** The colour of a series; past the last one they begin again. */
  public Color colour(int index) {
    return series.get(index % series.size());
  }

  /** A colour of areas that stand back. */
  public static Color pale(Color colour) {
    return colour.deriveColor(0, 1, 1, PALE);
  }

  /** Ink or paper, whichever stands out more from a colour. */
  public Color readable(Color ground) {
    double luminance = luminance(ground);
    return contrast(luminance, luminance(ink)) >= contrast(luminance, luminance(background))
        ? ink
        : background;
  }

  private static double contrast(double one, double other) {
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  }

  /** As the Web Content Accessibility Guidelines 2.2 define it. */
  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }

  public Font plain() {
    return Font.font(family, size);
  }

  public Font small() {
    return Font.font(family, size - 1);
  }

  public Font bold() {
    return Font.font(family, FontWeight.BOLD, size + 1);
  }

  private static List<Color> colours(String... webs) {
    return List.of(webs).stream().map(Color::web).toList();
  }

  /**
   * Makes the program's typeface known to the toolkit, which may be asked again at no cost, and
   * returns its family's name, or the system's where fonts cannot be loaded.
   */
  public static String typeface() {
    if (Font.getFontNames(FAMILY).size() >= FILES.size()) {
      return FAMILY;
    }
    boolean all = true;
    for (String file : FILES) {
      try (InputStream in = Theme.class.getResourceAsStream(file)) {
        all &= in != null && Font.loadFont(in, 0) != null;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all ? FAMILY : Font.getDefault().getFamily();
  }
}
