package sparsam.ui.frames;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import sparsam.plot.axes.Axis;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.PointBuffer;
import sparsam.plot.lines.Series;
import sparsam.plot.lines.Smoothing;
import sparsam.plot.screen.PictureView;
import sparsam.plot.surface.Theme;

/** Four charts of a long training, each with its raw values and a smooth line, that grow. */
final class FourCharts {
  private static final int CHARTS = 4;
  private static final double SPAN = 25;

  /** Steps of the whole training for each that was made at the beginning. */
  private static final double ALL = 1.25;

  private static final double WIDTH = 560;
  private static final double HEIGHT = 340;

  /** Steps that a fast network makes between two frames. */
  private static final int STEPS_A_FRAME = 16;

  private final List<PictureView> views = new ArrayList<>();
  private final List<PointBuffer> raw = new ArrayList<>();
  private final List<Smoothing> smooth = new ArrayList<>();
  private final Random random = new Random(1);
  private final GridPane root = new GridPane();
  private final double planned;
  private final boolean[] linear = new boolean[CHARTS];
  private int clicks;

  /**
   * @param points of every line at the beginning
   */
  FourCharts(int points) {
    planned = ALL * points;
    for (int i = 0; i < CHARTS; i++) {
      raw.add(new PointBuffer());
      smooth.add(new Smoothing(SPAN));
      grow(i, points);
      PictureView view = new PictureView(chart(i), Theme.light());
      view.setPrefSize(WIDTH, HEIGHT);
      view.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
      views.add(view);
      root.add(view, i % 2, i / 2);
    }
  }

  private void grow(int chart, int steps) {
    for (int k = 0; k < steps; k++) {
      int step = raw.get(chart).count() + 1;
      double loss = (0.02 + 2 * Math.exp(-step / 20_000.0)) * Math.exp(0.4 * random.nextGaussian());
      raw.get(chart).add(step, loss);
      smooth.get(chart).add(step, loss);
    }
  }

  private LineChart chart(int i) {
    return new LineChart(
        "",
        Axis.of(Axis.Kind.WHOLE, "step").between(0, planned),
        Axis.of(linear[i] ? Axis.Kind.LINEAR : Axis.Kind.LOG, "loss"),
        List.of(
            Series.ghost("loss", raw.get(i).points(), i),
            Series.solid("loss", smooth.get(i).points(), i)),
        List.of(),
        "");
  }

  /** Adds what a frame's time brings and draws it. */
  void frame() {
    for (int i = 0; i < CHARTS; i++) {
      grow(i, STEPS_A_FRAME);
      views.get(i).show(chart(i));
    }
  }

  /** What a click changes: the axis of one chart after another. */
  void click() {
    int i = clicks++ % CHARTS;
    linear[i] = !linear[i];
  }

  Region root() {
    return root;
  }
}
