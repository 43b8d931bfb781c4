package sparsam.plot.surface;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;

/** Draws on a canvas; the context keeps what it was set to. */
public final class CanvasSurface implements Surface {
  private final GraphicsContext g;

  public CanvasSurface(GraphicsContext g) {
    this.g = g;
    g.setFontSmoothingType(FontSmoothingType.GRAY);
    g.setLineCap(StrokeLineCap.ROUND);
    g.setTextBaseline(VPos.CENTER);
    g.setImageSmoothing(false);
  }

  @Override
  public void rect(double x, double y, double width, double height, Color fill) {
    g.setFill(fill);
    g.fillRect(x, y, width, height);
  }

  @Override
  public void roundRect(double x, double y, double width, double height, double arc, Color fill) {
    g.setFill(fill);
    g.fillRoundRect(x, y, width, height, arc, arc);
  }

  @Override
  public void roundRect(double x, double y, double width, double height, double arc, Line line) {
    set(line);
    g.strokeRoundRect(x, y, width, height, arc, arc);
  }

  @Override
  public void oval(double x, double y, double width, double height, Color fill) {
    g.setFill(fill);
    g.fillOval(x, y, width, height);
  }

  @Override
  public void line(double x0, double y0, double x1, double y1, Line line) {
    set(line);
    g.strokeLine(x0, y0, x1, y1);
  }

  @Override
  public void polyline(double[] xs, double[] ys, Line line) {
    set(line);
    g.strokePolyline(xs, ys, xs.length);
  }

  @Override
  public void polygon(double[] xs, double[] ys, Color fill) {
    g.setFill(fill);
    g.fillPolygon(xs, ys, xs.length);
  }

  @Override
  public void text(String text, double x, double y, TextAlignment align, Font font, Color colour) {
    g.setFont(font);
    g.setFill(colour);
    g.setTextAlign(align);
    g.fillText(text, x, y);
  }

  @Override
  public void image(int[] argb, int columns, double x, double y, double width, double height) {
    int rows = argb.length / columns;
    WritableImage image = new WritableImage(columns, rows);
    image
        .getPixelWriter()
        .setPixels(0, 0, columns, rows, PixelFormat.getIntArgbInstance(), argb, 0, columns);
    g.drawImage(image, x, y, width, height);
  }

  @Override
  public void clipped(double x, double y, double width, double height, Runnable draw) {
    g.save();
    g.beginPath();
    g.rect(x, y, width, height);
    g.clip();
    draw.run();
    g.restore();
  }

  private void set(Line line) {
    g.setStroke(line.colour());
    g.setLineWidth(line.width());
    g.setLineJoin(line.round() ? StrokeLineJoin.ROUND : StrokeLineJoin.BEVEL);
    g.setLineDashes(line.dashes());
  }
}
