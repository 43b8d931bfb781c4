package sparsam.plot.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.Event;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sparsam.plot.OnScreen;
import sparsam.plot.Samples;
import sparsam.plot.Toolkit;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Frame;
import sparsam.plot.axes.Layout;
import sparsam.plot.axes.Scale;
import sparsam.plot.histogram.Histogram;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.Series;
import sparsam.plot.picture.Limits;
import sparsam.plot.picture.Memory;
import sparsam.plot.picture.Numbers;
import sparsam.plot.picture.Picture;
import sparsam.plot.picture.Probe;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Pen;
import sparsam.plot.surface.Theme;

@OnScreen
class PictureViewTest {
  private static PictureView view(Picture picture, Theme theme, double width, double height) {
    PictureView view = new PictureView(picture, theme);
    view.setAccessibleText("a chart");
    StackPane root = new StackPane(view);
    Scene scene = new Scene(root, width, height);
    assertEquals(root, scene.getRoot());
    root.applyCss();
    root.layout();
    return view;
  }

  private static void mouse(
      PictureView view,
      javafx.event.EventType<MouseEvent> type,
      Box at,
      int clicks,
      boolean shift) {
    double x = at.x() + at.width() / 2;
    double y = at.y() + at.height() / 2;
    Event.fireEvent(
        view,
        new MouseEvent(
            type,
            x,
            y,
            x,
            y,
            MouseButton.PRIMARY,
            clicks,
            shift,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            true,
            null));
  }

  private static void key(PictureView view, KeyCode code) {
    Event.fireEvent(
        view, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
  }

  private static void wheel(PictureView view, Box at, double delta) {
    double x = at.x() + at.width() / 2;
    double y = at.y() + at.height() / 2;
    Event.fireEvent(
        view,
        new ScrollEvent(
            ScrollEvent.SCROLL,
            x,
            y,
            x,
            y,
            false,
            false,
            false,
            false,
            true,
            false,
            0,
            delta,
            0,
            delta,
            ScrollEvent.HorizontalTextScrollUnits.NONE,
            0,
            ScrollEvent.VerticalTextScrollUnits.NONE,
            0,
            0,
            null));
  }

  /** How much of the x axis there is to see. */
  private static double shown(PictureView view) {
    return view.places().x().range().max() - view.places().x().range().min();
  }

  /** Counts how often it is painted. */
  private record Counted(Picture picture, AtomicInteger painted) implements Picture {
    private Counted as(Picture other) {
      return new Counted(other, painted);
    }

    @Override
    public String title() {
      return picture.title();
    }

    @Override
    public boolean isEmpty() {
      return picture.isEmpty();
    }

    @Override
    public String empty() {
      return picture.empty();
    }

    @Override
    public Picture withTitle(String other) {
      return as(picture.withTitle(other));
    }

    @Override
    public @Nullable Axis xAxis() {
      return picture.xAxis();
    }

    @Override
    public @Nullable Axis yAxis() {
      return picture.yAxis();
    }

    @Override
    public Picture within(Limits limits) {
      return as(picture.within(limits));
    }

    @Override
    public List<String> names() {
      return picture.names();
    }

    @Override
    public Picture without(Set<String> hidden) {
      return as(picture.without(hidden));
    }

    @Override
    public double aspect(double width) {
      return picture.aspect(width);
    }

    @Override
    public Numbers numbers() {
      return picture.numbers();
    }

    @Override
    public Layout paint(Pen pen, Frame frame, Set<String> hidden, Memory memory) {
      painted.incrementAndGet();
      return picture.paint(pen, frame, hidden, memory);
    }

    @Override
    public Probe probe(Set<String> hidden, Layout layout, Memory memory) {
      return picture.probe(hidden, layout, memory);
    }
  }

  @Test
  void itIsPaintedOnceForWhatIsDoneOnce() {
    AtomicInteger painted = new AtomicInteger();
    PictureView view = view(new Counted(Samples.accuracy(), painted), Theme.light(), 500, 320);
    Zoom zoom = view.zoomable();
    Box plot = view.places().plot();
    List<Integer> counts = new ArrayList<>();
    for (Runnable one :
        List.<Runnable>of(
            () -> wheel(view, plot, 40),
            () -> wheel(view, plot, 40),
            zoom::back,
            () -> wheel(view, plot, 40),
            () -> view.show(new Counted(Samples.histogram(Histogram.Counts.LINEAR), painted)))) {
      painted.set(0);
      one.run();
      counts.add(painted.get());
    }
    assertEquals(List.of(1, 1, 1, 1, 1), counts);
    assertFalse(zoom.on().get(), "other axes");
  }

  @Test
  void aPartIsSeenUntilADoubleClickAndTakenAway() {
    PictureView view = view(Samples.accuracy(), Theme.dark(), 500, 320);
    Box plot = view.places().plot();
    double whole = shown(view);
    wheel(view, plot, 40);
    assertEquals(whole, shown(view), "this one is not to be zoomed");
    Zoom zoom = view.zoomable();
    wheel(view, plot, 40);
    wheel(view, plot, 40);
    assertTrue(zoom.on().get());
    double part = shown(view);
    assertEquals(whole / (Zoom.NOTCH * Zoom.NOTCH), part, 1e-9);
    assertEquals(
        view.places().x().range().min(),
        java.util.Objects.requireNonNull(view.visible().xAxis()).min());
    view.show(Samples.accuracy().withTitle("one epoch later"));
    assertEquals(part, shown(view), 1e-9, "it stays");
    key(view, KeyCode.PLUS);
    assertTrue(shown(view) < part);
    mouse(view, MouseEvent.MOUSE_CLICKED, plot, 2, false);
    assertFalse(zoom.on().get());
    assertEquals(whole, shown(view), 1e-9);
    wheel(view, plot, 40);
    view.show(Samples.loss(40));
    assertFalse(zoom.on().get(), "another axis has other parts");
  }

  private static Box entry(PictureView view, String name) {
    return view.places().legend().stream()
        .filter(one -> one.series().equals(name))
        .findFirst()
        .orElseThrow()
        .box();
  }

  private static BufferedImage keep(String name, PictureView view) throws Exception {
    return Toolkit.keep(name, view.snapshot(null, null));
  }

  @Test
  void aClickHidesAndShowsAndTheAxisFollows() throws Exception {
    Toolkit.onScreen(
        () -> {
          PictureView view = view(Samples.accuracy(), Theme.light(), 560, 300);
          Scale before = view.places().y();
          Box sgd = entry(view, "SAM ρ 0.05, mask kept");
          mouse(view, MouseEvent.MOUSE_CLICKED, sgd, 1, false);
          assertEquals(Set.of("SAM ρ 0.05, mask kept"), view.visibility().hidden());
          assertEquals(3, ((LineChart) view.visible()).series().size());
          assertEquals(4, view.places().legend().size(), "the entry stays, faintly");
          BufferedImage faint = keep("plot-hidden-light", view);
          assertNotEquals(0, faint.getWidth());
          mouse(view, MouseEvent.MOUSE_CLICKED, sgd, 1, false);
          assertTrue(view.visibility().hidden().isEmpty());
          mouse(view, MouseEvent.MOUSE_CLICKED, entry(view, "SGD, as in the notebook"), 1, true);
          assertEquals(3, view.visibility().hidden().size());
          assertNotEquals(before, view.places().y());
          return null;
        });
  }

  @Test
  void aDoubleClickIsolatesAndAnotherBringsAllBack() {
    Toolkit.onScreen(
        () -> {
          PictureView view = view(Samples.accuracy(), Theme.light(), 560, 300);
          for (int clicks = 1; clicks <= 2; clicks++) {
            mouse(view, MouseEvent.MOUSE_CLICKED, entry(view, "dense"), clicks, false);
          }
          assertEquals(List.of("dense"), view.visible().names());
          view.show(Samples.accuracy().withTitle("another"));
          assertEquals(List.of("dense"), view.visible().names(), "names stay hidden");
          for (int clicks = 1; clicks <= 2; clicks++) {
            mouse(view, MouseEvent.MOUSE_CLICKED, entry(view, "dense"), clicks, false);
          }
          assertEquals(4, view.visible().names().size());
          return null;
        });
  }

  @Test
  void aGhostGoesWithItsOwner() {
    LineChart chart =
        new LineChart(
            "",
            Axis.of(Axis.Kind.WHOLE, "step"),
            Axis.of(Axis.Kind.LINEAR, "loss"),
            List.of(
                Series.ghost("a", Samples.from(0, 9, 8), 0),
                Series.solid("a", Samples.from(0, 2, 1), 0),
                Series.solid("b", Samples.from(0, 3, 1), 1)),
            List.of(),
            "");
    assertEquals(List.of("a", "b"), chart.names());
    assertEquals(
        List.of("b"), chart.without(Set.of("a")).series().stream().map(Series::name).toList());
    Toolkit.onScreen(
        () -> {
          PictureView view = view(chart, Theme.light(), 300, 200);
          view.visibility().hide("a");
          assertTrue(
              view.places().y().range().max() < 5, "the ghost's 9 does not stretch the axis");
          view.visibility().hide("b");
          assertEquals(2, view.places().legend().size(), "all can be brought back");
          assertTrue(view.visible().isEmpty());
          return null;
        });
  }

  @Test
  void theMouseReadsTheCurvesAndChangesOverTheLegend() throws Exception {
    Toolkit.onScreen(
        () -> {
          for (Theme theme : List.of(Theme.light(), Theme.dark())) {
            String name = theme.equals(Theme.dark()) ? "dark" : "light";
            PictureView view = view(Samples.accuracy(), theme, 560, 300);
            Box plot = view.places().plot();
            BufferedImage without = keep("plot-hover-none", view);
            mouse(
                view,
                MouseEvent.MOUSE_MOVED,
                new Box(plot.x() + plot.width() * 11.1 / 13, plot.y() + 60, 0, 0),
                0,
                false);
            assertEquals(
                "epoch 11: SGD, as in the notebook 94.20 %; SGD, mask kept 96.60 %; "
                    + "SAM ρ 0.05, mask kept 96.60 %",
                view.reading().get());
            assertEquals("a chart. " + view.reading().get(), view.getAccessibleText());
            BufferedImage with = keep("plot-hover-" + name, view);
            int x = (int) Math.round(plot.x() + plot.width() * 11 / 13);
            int y = (int) plot.bottom() - 20;
            assertNotEquals(without.getRGB(x, y), with.getRGB(x, y), "the line");
            mouse(view, MouseEvent.MOUSE_MOVED, entry(view, "dense"), 0, false);
            assertEquals(Cursor.HAND, view.getCursor());
            assertEquals("", view.reading().get());
            assertEquals("a chart", view.getAccessibleText());
            mouse(view, MouseEvent.MOUSE_EXITED, new Box(-5, -5, 0, 0), 0, false);
            assertEquals(without.getRGB(x, y), keep("plot-hover-none", view).getRGB(x, y));
          }
          PictureView small = view(Samples.accuracy(), Theme.light(), 230, 150);
          mouse(small, MouseEvent.MOUSE_MOVED, small.places().plot(), 0, false);
          assertFalse(small.reading().get().isEmpty());
          keep("plot-hover-small", small);
          PictureView bars =
              view(Samples.histogram(Histogram.Counts.LINEAR), Theme.dark(), 560, 300);
          mouse(bars, MouseEvent.MOUSE_MOVED, bars.places().plot(), 0, false);
          assertTrue(bars.reading().get().startsWith("weight "), bars.reading()::get);
          keep("plot-hover-histogram", bars);
          return null;
        });
  }

  @Test
  void arrowKeysWalkAlongTheCurves() {
    Toolkit.onScreen(
        () -> {
          PictureView view = view(Samples.accuracy(), Theme.light(), 560, 300);
          key(view, KeyCode.RIGHT);
          assertTrue(view.reading().get().startsWith("epoch 0: dense"), view.reading()::get);
          key(view, KeyCode.RIGHT);
          assertTrue(view.reading().get().startsWith("epoch 1: dense 93.30 %"));
          key(view, KeyCode.LEFT);
          assertTrue(view.reading().get().startsWith("epoch 0:"));
          key(view, KeyCode.ESCAPE);
          assertEquals("", view.reading().get());
          key(view, KeyCode.LEFT);
          assertTrue(view.reading().get().startsWith("epoch 13:"), view.reading()::get);
          return null;
        });
  }

  @Test
  void anEmptyPictureIsPassedOverInSilence() {
    Toolkit.onScreen(
        () -> {
          PictureView view =
              view(
                  new LineChart(
                      "",
                      Axis.of(Axis.Kind.WHOLE, "x"),
                      Axis.of(Axis.Kind.WHOLE, "y"),
                      List.of(),
                      List.of(),
                      "Nothing yet."),
                  Theme.light(),
                  300,
                  200);
          mouse(view, MouseEvent.MOUSE_MOVED, new Box(150, 100, 0, 0), 0, false);
          mouse(view, MouseEvent.MOUSE_CLICKED, new Box(150, 100, 0, 0), 1, false);
          key(view, KeyCode.LEFT);
          assertEquals("", view.reading().get());
          assertNull(view.getCursor());
          return null;
        });
  }

  @Test
  void cellsAreReadByMouseAndKeys() throws Exception {
    Toolkit.onScreen(
        () -> {
          List<String> digits = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
          PictureView view = view(Samples.confusion(digits), Theme.dark(), 400, 360);
          Box cell = view.places().place(new Layout.Cell(4, 9));
          mouse(view, MouseEvent.MOUSE_MOVED, cell, 0, false);
          assertEquals("true 4, read as 9: 12 images", view.reading().get());
          assertEquals(new Layout.Cell(4, 9), view.cell().orElseThrow());
          keep("plot-hover-matrix", view);
          key(view, KeyCode.DOWN);
          key(view, KeyCode.LEFT);
          assertEquals(new Layout.Cell(5, 8), view.cell().orElseThrow());
          mouse(view, MouseEvent.MOUSE_EXITED, new Box(-5, -5, 0, 0), 0, false);
          assertTrue(view.cell().isEmpty());
          PictureView images = view(Samples.gallery(9), Theme.light(), 400, 160);
          for (KeyCode code : List.of(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT)) {
            key(images, code);
          }
          assertEquals("2 → 5", images.reading().get());
          keep("plot-hover-gallery", images);
          return null;
        });
  }
}
