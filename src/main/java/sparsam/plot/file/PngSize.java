package sparsam.plot.file;

/**
 * How large a picture is drawn and how finely. Text is as large as the theme says at every size: 12
 * units are 9 points on paper.
 *
 * @param width in units of 1/96 inch
 * @param height of the picture in units of 1/96 inch; a caption comes below it
 * @param scale pixels a unit
 */
public record PngSize(double width, double height, double scale) {
  /** Pixels an inch at scale 1, as CSS and JavaFX have it. */
  static final double BASE_DPI = 96;

  public static final double MOST_SCALE = 8;
  public static final double LEAST_DPI = 72;
  public static final double MOST_DPI = 1200;
  public static final double LEAST_CM = 3;
  public static final double MOST_CM = 120;

  private static final double LEAST_ASPECT = 0.2;
  private static final double MOST_ASPECT = 5;
  private static final double CM_PER_INCH = 2.54;

  /**
   * @param scale 1 to 8
   * @throws IllegalArgumentException if the scale is out of range
   */
  public static PngSize scaled(double width, double height, double scale) {
    return new PngSize(width, height, within("a scale", scale, 1, MOST_SCALE, ""));
  }

  /**
   * The size that fills a width on paper.
   *
   * @param widthCm 3 to 120
   * @param dpi pixels an inch, 72 to 1200
   * @param aspect width over height, 0.2 to 5
   * @throws IllegalArgumentException if one of them is out of range
   */
  public static PngSize of(double widthCm, double dpi, double aspect) {
    double width = within("a width", widthCm, LEAST_CM, MOST_CM, " cm") / CM_PER_INCH * BASE_DPI;
    double height = width / within("width over height", aspect, LEAST_ASPECT, MOST_ASPECT, "");
    double scale = within("a resolution", dpi, LEAST_DPI, MOST_DPI, " dpi") / BASE_DPI;
    return new PngSize(width, height, scale);
  }

  private static double within(String what, double value, double least, double most, String unit) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s of %s%s is out of range; allowed is %s to %s%s"
              .formatted(what, plain(value), unit, plain(least), plain(most), unit));
    }
    return value;
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /** Pixels from left to right. */
  public long columns() {
    return Math.round(width * scale);
  }

  /** Pixels from top to bottom, without a caption. */
  public long rows() {
    return Math.round(height * scale);
  }

  /** Pixels an inch. */
  public double dpi() {
    return BASE_DPI * scale;
  }
}
