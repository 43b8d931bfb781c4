package sparsam.flatness.toy;

/**
 * A ball on the toy's loss
 *
 * <p>L(x, y) = 1 − 0.82 exp(−((x + 0.9)² + y²) / 0.045) − 0.85 exp(−((x − 0.8)² + y²) / 1.28) +
 * 0.02 (x² + y²)
 *
 * <p>with a sharp minimum near (−0.9, 0) and a wide one near (0.8, 0), which is a little higher. On
 * the line y = 0 a ball stays there.
 */
public record Ball(double x, double y) {
  /** Where the sharp minimum is on the line, about. */
  public static final double SHARP_AT = -0.9;

  private static final double SHARP_DEPTH = 0.82;
  private static final double SHARP_WIDTH = 0.045;

  /** Where the wide minimum is on the line, about. */
  public static final double WIDE_AT = 0.8;

  private static final double WIDE_DEPTH = 0.85;
  private static final double WIDE_WIDTH = 1.28;
  private static final double BOWL = 0.02;

  /** As the step of SAM has it, so that a gradient of 0 leads nowhere. */
  private static final double TINY = 1e-12;

  /** Directions and radii that the ball around a place is searched in. */
  private static final int DIRECTIONS = 32;

  private static final int RADII = 4;

  /** Places of a line's ball that are looked at. */
  private static final int PLACES = 400;

  private static double well(double x, double y, double at, double depth, double width) {
    double dx = x - at;
    return depth * Math.exp(-(dx * dx + y * y) / width);
  }

  private double sharp() {
    return well(x, y, SHARP_AT, SHARP_DEPTH, SHARP_WIDTH);
  }

  private double wide() {
    return well(x, y, WIDE_AT, WIDE_DEPTH, WIDE_WIDTH);
  }

  /** L where it lies. */
  public double loss() {
    return 1 - sharp() - wide() + BOWL * (x * x + y * y);
  }

  /** ∂L/∂x. */
  public double slopeX() {
    return sharp() * 2 * (x - SHARP_AT) / SHARP_WIDTH
        + wide() * 2 * (x - WIDE_AT) / WIDE_WIDTH
        + 2 * BOWL * x;
  }

  /** ∂L/∂y. */
  public double slopeY() {
    return sharp() * 2 * y / SHARP_WIDTH + wide() * 2 * y / WIDE_WIDTH + 2 * BOWL * y;
  }

  private Ball moved(double dx, double dy) {
    return new Ball(x + dx, y + dy);
  }

  /** w + ε, where SAM takes its gradient: ρ uphill. */
  public Ball climbed(double rho) {
    double norm = Math.hypot(slopeX(), slopeY()) + TINY;
    return moved(rho * slopeX() / norm, rho * slopeY() / norm);
  }

  /** After a step of gradient descent. */
  public Ball afterSgd(double lr) {
    return moved(-lr * slopeX(), -lr * slopeY());
  }

  /**
   * After a step of SAM: the gradient of {@link #climbed} at the ball's own place. It leaves a
   * sharp minimum that is narrower than ρ, and comes to rest where one step up leads into it again;
   * with a smaller ρ it rolls on from there.
   */
  public Ball afterSam(double lr, double rho) {
    Ball up = climbed(rho);
    return moved(-lr * up.slopeX(), -lr * up.slopeY());
  }

  private Ball around(double radius, int direction) {
    double angle = 2 * Math.PI * direction / DIRECTIONS;
    return moved(radius * Math.cos(angle), radius * Math.sin(angle));
  }

  /** The largest loss on the line y = const within ρ of it. */
  public double worstOnLine(double rho) {
    double worst = loss();
    for (int i = 0; i <= PLACES; i++) {
      worst = Math.max(worst, moved(rho * (2.0 * i / PLACES - 1), 0).loss());
    }
    return worst;
  }

  /** The largest loss on the plane within ρ of it, about: where rings around it were looked at. */
  public double worst(double rho) {
    double worst = loss();
    for (int ring = 1; ring <= RADII; ring++) {
      for (int i = 0; i < DIRECTIONS; i++) {
        worst = Math.max(worst, around(rho * ring / RADII, i).loss());
      }
    }
    return worst;
  }
}
