package sparsam.plot.surface;

/** A rectangle in a picture, in pixels from its top left corner. */
public record Box(double x, double y, double width, double height) {
  public double right() {
    return x + width;
  }

  public double bottom() {
    return y + height;
  }

  public boolean holds(double px, double py) {
    return px >= x - 0.5 && px <= right() + 0.5 && py >= y - 0.5 && py <= bottom() + 0.5;
  }

  public Place middle() {
    return new Place(x + width / 2, y + height / 2);
  }

  /** Whether the two share any area. */
  public boolean overlaps(Box other) {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }

  /** Whether the other lies wholly inside. */
  public boolean contains(Box other) {
    return x <= other.x && y <= other.y && right() >= other.right() && bottom() >= other.bottom();
  }
}
