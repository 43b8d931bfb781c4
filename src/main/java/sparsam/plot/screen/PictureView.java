package sparsam.plot.screen;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.SetChangeListener;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Layout;
import sparsam.plot.picture.Hover;
import sparsam.plot.picture.Limits;
import sparsam.plot.picture.Painter;
import sparsam.plot.picture.Picture;
import sparsam.plot.picture.Probe;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Place;
import sparsam.plot.surface.Theme;

/**
 * A picture that fills whatever space it is given, drawn when it or its space changes. The mouse
 * over the data, or the arrow keys, move a cross-hair that says exact values; a click on an entry
 * of the legend hides and shows it, a click with shift or a double click leaves it alone. Where it
 * may be zoomed, the wheel comes closer, the hand moves what is seen, a double click shows all. One
 * that is seen from an angle is turned by the hand or the arrow keys; one that is brushed, by the
 * hand or by the arrow keys with Alt and Shift.
 */
public final class PictureView extends Region {
  /** Steps of the cross-hair with shift held. */
  private static final int STRIDE = 10;

  /** What a notch of the wheel moves by, in pixels. */
  private static final double WHEEL = 40;

  private final Canvas canvas = new Canvas();

  /** The cross-hair's, so that the curves are not drawn again for every move of the mouse. */
  private final Canvas overlay = new Canvas();

  private final Visibility visibility = new Visibility();
  private final Zoom zoom = new Zoom();
  private final ReadOnlyStringWrapper reading = new ReadOnlyStringWrapper("");
  private Picture picture;
  private Theme theme;
  private Painter painter;
  private Layout layout = Layout.blank(0, 0, List.of());
  private @Nullable Place pointer;

  /** Where the hand has the chart; null where it has none. */
  private @Nullable Place held;

  /** Where dragging brushes and moves nothing; null elsewhere. */
  private @Nullable BrushKeys brush;

  private Set<String> beforeClicks = Set.of();
  private final Turning turning = new Turning();
  private @Nullable String name;
  private boolean overlaid;

  public PictureView(Picture picture, Theme theme) {
    this.picture = picture;
    this.theme = theme;
    this.painter = new Painter(theme);
    getChildren().addAll(canvas, overlay);
    canvas.setManaged(false);
    overlay.setManaged(false);
    overlay.setMouseTransparent(true);
    sceneProperty()
        .flatMap(Scene::windowProperty)
        .flatMap(Window::outputScaleXProperty)
        .subscribe(this::draw);
    setMinSize(80, 60);
    setPrefSize(400, 240);
    setFocusTraversable(true);
    visibility.hidden().addListener((SetChangeListener<String>) _ -> draw());
    setOnMouseMoved(this::follow);
    setOnMouseDragged(this::follow);
    setOnMouseExited(_ -> point(null));
    setOnMouseClicked(this::click);
    setOnKeyPressed(this::key);
    focusVisibleProperty().subscribe(this::drawOverlay);
    focusedProperty().subscribe(this::leaveUnlessFocused);
  }

  public Picture picture() {
    return picture;
  }

  /** The picture as it is seen, without what is hidden: what a file should show. */
  public Picture visible() {
    return seen().without(visibility.hidden());
  }

  private Picture seen() {
    return zoom.over(picture);
  }

  /** Lets a person choose the part of a chart that is seen; it stays when the picture changes. */
  public Zoom zoomable() {
    setOnScroll(this::turn);
    setOnMousePressed(this::grasp);
    setOnMouseReleased(_ -> held = null);
    setOnMouseDragged(this::drag);
    zoom.part().subscribe((_, _) -> draw());
    return zoom;
  }

  /** Shows the part that another chart of the same axes shows; for charts that may be zoomed. */
  public void follow(Limits part) {
    if (!part.equals(zoom.part().get())) {
      zoom.follow(part, layout);
    }
  }

  /** Tells where a person clicks into the data, in values of both axes. */
  public void onPick(BiConsumer<Double, Double> picked) {
    Gestures.picks(this, this::places, this::hasAxes, picked);
  }

  /** Tells what a person drags over in the data, as it goes, and where one clicks. */
  public void onDrag(Consumer<Drag> dragged) {
    BrushKeys keys = new BrushKeys(this::seen, this::places, dragged);
    brush = keys;
    Gestures.drags(
        this,
        this::places,
        drag -> {
          keys.follow(drag);
          requestFocus(); // The keys go on where the hand lets go.
          dragged.accept(drag);
        });
  }

  /** Tells which cell of a picture of rows and columns a person clicks, or chooses with a key. */
  public void onCell(BiConsumer<Integer, Integer> picked) {
    Gestures.cells(this, this::places, this::cell, picked);
  }

  /**
   * Lets the hand and the arrow keys change the angle of pictures that are seen from one.
   *
   * @param turned is told how far to the right and how far down, in degrees
   */
  public void onTurn(BiConsumer<Double, Double> turned) {
    turning.tell(turned);
  }

  private boolean hasAxes(double x, double y) {
    return picture.xAxis() != null && layout.plot().width() > 0 && layout.plot().holds(x, y);
  }

  private void turn(ScrollEvent event) {
    if (hasAxes(event.getX(), event.getY())) {
      double notches = event.getDeltaY() / WHEEL;
      zoom.turn(layout, event.getX(), event.getY(), Math.pow(Zoom.NOTCH, notches));
      if (event.getDeltaX() != 0) {
        zoom.move(layout, event.getDeltaX(), 0);
      }
      event.consume();
    }
  }

  private void grasp(MouseEvent event) {
    boolean chart =
        picture.turns()
            ? turning.isOn()
            : zoom.on().get() && brush == null && hasAxes(event.getX(), event.getY());
    if (chart && picture.turns()) {
      requestFocus(); // The arrow keys go on where the hand lets go.
    }
    held =
        chart && event.getButton() == MouseButton.PRIMARY
            ? new Place(event.getX(), event.getY())
            : null;
  }

  private void drag(MouseEvent event) {
    if (brush != null) {
      point(null);
      return;
    }
    Place from = held;
    if (from == null) {
      follow(event);
      return;
    }
    held = new Place(event.getX(), event.getY());
    setCursor(Cursor.CLOSED_HAND);
    point(null);
    if (picture.turns()) {
      turning.drag(event.getX() - from.x(), event.getY() - from.y());
      return;
    }
    zoom.move(layout, event.getX() - from.x(), event.getY() - from.y());
  }

  public Theme theme() {
    return theme;
  }

  /** Which series are hidden; they stay so by their names when the picture changes. */
  public Visibility visibility() {
    return visibility;
  }

  /** Shows one series alone; where it is alone already, all. */
  public void isolate(String series) {
    visibility.isolate(series, picture.names());
  }

  /** What the cross-hair says, as one sentence; empty while there is none. */
  public ReadOnlyStringProperty reading() {
    return reading.getReadOnlyProperty();
  }

  /** The cell of a matrix or gallery that the mouse or the keys point at. */
  public Optional<Layout.Cell> cell() {
    Place at = pointer;
    return at == null ? Optional.empty() : layout.cellAt(at.x(), at.y());
  }

  /** Where the parts of the picture lie as it was last drawn. */
  public Layout places() {
    return layout;
  }

  /** Shows another picture. Nothing is drawn where it equals the present one. */
  public void show(Picture other) {
    if (!other.equals(picture)) {
      boolean whole = zoom.on().get() && !sameAxes(picture, other);
      picture = other;
      if (whole) {
        zoom.back();
      } else {
        draw();
      }
    }
  }

  /** Whether the part that is seen of one picture is a part of the other. */
  private static boolean sameAxes(Picture one, Picture other) {
    return sameAxis(one.xAxis(), other.xAxis()) && sameAxis(one.yAxis(), other.yAxis());
  }

  private static boolean sameAxis(@Nullable Axis one, @Nullable Axis other) {
    return one != null && other != null && one.caption().equals(other.caption());
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
      for (Canvas one : new Canvas[] {canvas, overlay}) {
        one.setWidth(width);
        one.setHeight(height);
      }
      draw();
    }
  }

  private void draw() {
    if (canvas.getWidth() > 0 && canvas.getHeight() > 0) {
      layout =
          painter.paint(
              canvas.getGraphicsContext2D(),
              seen(),
              visibility.hidden(),
              canvas.getWidth(),
              canvas.getHeight(),
              outputScale());
      drawOverlay();
    }
  }

  private void drawOverlay() {
    Optional<Hover> hover = hover();
    Optional<Box> axis = brush == null || !isFocused() ? Optional.empty() : brush.frame();
    if (hover.isPresent() || isFocusVisible() || axis.isPresent() || overlaid) {
      GraphicsContext g = overlay.getGraphicsContext2D();
      g.clearRect(0, 0, overlay.getWidth(), overlay.getHeight());
      Box sheet = new Box(0, 0, overlay.getWidth(), overlay.getHeight());
      Place at = pointer;
      if (hover.isPresent() && at != null) {
        painter.hover(g, hover.get(), at, sheet, outputScale());
      }
      if (isFocusVisible()) {
        painter.focus(g, sheet, outputScale());
      }
      axis.ifPresent(box -> painter.focus(g, box, outputScale()));
      overlaid = hover.isPresent() || isFocusVisible() || axis.isPresent();
    }
    say(hover.map(Hover::text).orElse(""));
  }

  private Optional<Hover> hover() {
    Place at = pointer;
    return at == null ? Optional.empty() : probe().at(at);
  }

  private Probe probe() {
    return painter.probe(seen(), visibility.hidden(), layout);
  }

  /** Tells the values to whoever listens, behind the name the view was given. */
  private void say(String said) {
    if (said.equals(reading.get())) {
      return;
    }
    if (reading.get().isEmpty()) {
      name = getAccessibleText();
    }
    reading.set(said);
    if (accessibleTextProperty().isBound()) {
      return;
    }
    if (said.isEmpty()) {
      setAccessibleText(name);
    } else {
      setAccessibleText(name == null || name.isEmpty() ? said : name + ". " + said);
    }
  }

  private void follow(MouseEvent event) {
    boolean entry = layout.entryAt(event.getX(), event.getY()).isPresent();
    setCursor(entry ? Cursor.HAND : null);
    point(new Place(event.getX(), event.getY()));
  }

  private void point(@Nullable Place at) {
    if (pointer != null || at != null) {
      pointer = at;
      drawOverlay();
    }
  }

  private void leaveUnlessFocused() {
    if (!isFocused() && !isHover()) {
      point(null);
    }
    if (brush != null) {
      drawOverlay();
    }
  }

  private void click(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
      return;
    }
    if (zoom.on().get() && event.getClickCount() == 2 && hasAxes(event.getX(), event.getY())) {
      zoom.back();
      return;
    }
    layout
        .entryAt(event.getX(), event.getY())
        .ifPresent(
            entry -> {
              if (event.getClickCount() % 2 == 0) {
                visibility.set(beforeClicks);
                isolate(entry);
              } else if (event.isShiftDown()) {
                isolate(entry);
              } else {
                beforeClicks = Set.copyOf(visibility.hidden());
                visibility.toggle(entry);
              }
            });
  }

  private void key(KeyEvent event) {
    if (brush != null && brush.press(event, pointer)) {
      drawOverlay();
      event.consume();
      return;
    }
    switch (event.getCode()) {
      case LEFT -> move(event, -1, 0);
      case RIGHT -> move(event, 1, 0);
      case UP -> move(event, 0, -1);
      case DOWN -> move(event, 0, 1);
      case PLUS, ADD, EQUALS -> turn(event, Zoom.NOTCH);
      case MINUS, SUBTRACT -> turn(event, 1 / Zoom.NOTCH);
      case DIGIT0, NUMPAD0 -> {
        if (zoom.on().get()) {
          zoom.back();
          event.consume();
        }
      }
      case ESCAPE -> {
        if (pointer != null) {
          point(null);
          event.consume();
        }
      }
      default -> {}
    }
  }

  /** Around the cross-hair, or else the middle. */
  private void turn(KeyEvent event, double factor) {
    if (getOnScroll() == null || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    Place at = pointer == null ? layout.plot().middle() : pointer;
    if (hasAxes(at.x(), at.y())) {
      zoom.turn(layout, at.x(), at.y(), factor);
      event.consume();
    }
  }

  private void move(KeyEvent event, int dx, int dy) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    if (picture.turns()) {
      turning.press(dx, dy);
      event.consume();
      return;
    }
    Probe probe = probe();
    Box plot = layout.plot();
    Place at = pointer;
    Optional<Hover> here = at == null ? Optional.empty() : probe.at(at);
    Optional<Place> next;
    if (at == null || here.isEmpty()) {
      // Into the picture from the side where the key comes from.
      double x = dx < 0 ? plot.right() : plot.x();
      next =
          Stream.of(plot.y() + plot.height() / 2, plot.y())
              .map(y -> new Place(x, y))
              .filter(start -> probe.at(start).isPresent())
              .findFirst();
    } else {
      next = Optional.empty();
      Place from = here.get().mark().middle();
      for (int i = 0; i < (event.isShiftDown() ? STRIDE : 1); i++) {
        Optional<Place> farther = probe.next(from, dx, dy);
        if (farther.isEmpty()) {
          break;
        }
        next = farther;
        from = farther.get();
      }
    }
    if (next.isPresent()) {
      point(next.get());
    }
    if (next.isPresent() || here.isPresent()) {
      event.consume();
    }
  }

  private double outputScale() {
    return getScene() == null || getScene().getWindow() == null
        ? 1
        : getScene().getWindow().getOutputScaleX();
  }
}
