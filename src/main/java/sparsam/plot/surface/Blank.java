package sparsam.plot.surface;

import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws nothing: to find out where things would lie. */
public final class Blank implements Surface {
  @Override
  public void rect(double x, double y, double width, double height, Color fill) {}

  @Override
  public void roundRect(double x, double y, double width, double height, double arc, Color fill) {}

  @Override
  public void roundRect(double x, double y, double width, double height, double arc, Line line) {}

  @Override
  public void oval(double x, double y, double width, double height, Color fill) {}

  @Override
  public void line(double x0, double y0, double x1, double y1, Line line) {}

  @Override
  public void polyline(double[] xs, double[] ys, Line line) {}

  @Override
  public void polygon(double[] xs, double[] ys, Color fill) {}

  @Override
  public void text(String text, double x, double y, TextAlignment align, Font font, Color colour) {}

  @Override
  public void image(int[] argb, int columns, double x, double y, double width, double height) {}

  @Override
  public void clipped(double x, double y, double width, double height, Runnable draw) {
    draw.run();
  }
}
