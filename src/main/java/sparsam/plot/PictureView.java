package sparsam.plot;

import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.stage.Window;

/** A picture that fills whatever space it is given, drawn when it or its space changes. */
public final class PictureView extends Region {
  private final Canvas canvas = new Canvas();
  private Picture picture;
  private Theme theme;
  private Painter painter;

  public PictureView(Picture picture, Theme theme) {
    this.picture = picture;
    this.theme = theme;
    this.painter = new Painter(theme);
    getChildren().add(canvas);
    canvas.setManaged(false);
    sceneProperty()
        .flatMap(Scene::windowProperty)
        .flatMap(Window::outputScaleXProperty)
        .subscribe(this::draw);
    setMinSize(80, 60);
    setPrefSize(400, 240);
  }

  public Picture picture() {
    return picture;
  }

  public Theme theme() {
    return theme;
  }

  /** Shows another picture. Nothing is drawn where it equals the present one. */
  public void show(Picture other) {
    if (!other.equals(picture)) {
      picture = other;
      draw();
    }
  }

  public void setTheme(Theme other) {
    if (!other.equals(theme)) {
      theme = other;
      painter = new Painter(theme);
      draw();
    }
  }

  @Override
  protected void layoutChildren() {
    double width = Math.floor(getWidth());
    double height = Math.floor(getHeight());
    if (width != canvas.getWidth() || height != canvas.getHeight()) {
      canvas.setWidth(width);
      canvas.setHeight(height);
      draw();
    }
  }

  private void draw() {
    if (canvas.getWidth() > 0 && canvas.getHeight() > 0) {
      painter.paint(
          canvas.getGraphicsContext2D(),
          picture,
          canvas.getWidth(),
          canvas.getHeight(),
          outputScale());
    }
  }

  private double outputScale() {
    return getScene() == null || getScene().getWindow() == null
        ? 1
        : getScene().getWindow().getOutputScaleX();
  }
}
