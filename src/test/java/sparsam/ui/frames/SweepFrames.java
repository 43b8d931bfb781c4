package sparsam.ui.frames;

import atlantafx.base.theme.PrimerLight;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import sparsam.plot.screen.Drag;
import sparsam.plot.surface.Theme;
import sparsam.sweep.Sweep;
import sparsam.sweep.SweepPlan;
import sparsam.sweep.SweepPresets;
import sparsam.sweep.SweepReader;
import sparsam.sweep.finding.Findings;
import sparsam.sweep.finding.MadeUp;
import sparsam.text.Strings;
import sparsam.ui.chart.PictureExport;
import sparsam.ui.sweep.picture.PointsModel;
import sparsam.ui.sweep.picture.PointsView;

/**
 * How long a redraw takes while many points of a sweep are brushed; started by hand: {@code
 * SweepFrames [POINTS]}. What is brushed changes with every frame.
 */
final class SweepFrames {
  private static final int FRAMES = 300;
  private static final int WARM_UP = 60;

  private SweepFrames() {}

  private static Findings findings(int points) throws Exception {
    Sweep map = SweepPresets.load("map");
    Sweep sweep =
        SweepReader.with(
            SweepReader.of(map.recipe()),
            List.of(
                "fraction=sobol:linear:0.3:0.99",
                "rho of SAM=sobol:log:0.005:0.5",
                "lr of SAM=sobol:log:0.005:0.2",
                "dense.optimizer.lr=sobol:log:0.01:0.2"),
            points,
            2);
    SweepPlan plan = new SweepPlan(sweep);
    long start = System.nanoTime();
    Findings findings =
        Findings.of(
            plan,
            MadeUp.outcomes(
                plan,
                place ->
                    (int)
                        (1900
                            - 300 * Math.pow(place.fraction(), 6)
                            + (place.arm().equals("SAM") ? 40 * Math.sin(9 * place.rho()) : 0)
                            + 7 * place.seed())));
    System.out.printf(Locale.ROOT, "findings in %.0f ms%n", (System.nanoTime() - start) / 1e6);
    return findings;
  }

  public static void main(String[] args) throws Exception {
    int points = args.length == 0 ? 2000 : Integer.parseInt(args[0]);
    long start = System.nanoTime();
    Findings findings = findings(points);
    System.out.printf(
        Locale.ROOT, "%,d points found in %.0f ms%n", points, (System.nanoTime() - start) / 1e6);
    Platform.startup(() -> Platform.setImplicitExit(false));
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    Platform.runLater(() -> new Brushing(findings).begin());
  }

  /** Brushes an axis to and fro, frame by frame. */
  private static final class Brushing extends AnimationTimer {
    private final PointsModel model = new PointsModel(new Strings(), _ -> {});
    private final double[] redraws = new double[FRAMES];
    private final double[] used = new double[FRAMES];
    private final double[] frames = new double[FRAMES];
    private long before;
    private int frame = -WARM_UP;

    Brushing(Findings findings) {
      VBox lab =
          new VBox(
              new PointsView(
                      model,
                      new SimpleObjectProperty<>(Theme.light()),
                      new PictureExport(),
                      new Strings())
                  .root());
      lab.getStyleClass().add("lab");
      lab.getStylesheets().add("/ui/lab.css");
      lab.setPrefSize(800, 800);
      VBox.setVgrow(lab.getChildren().getFirst(), Priority.ALWAYS);
      Stage stage = new Stage();
      stage.setScene(new Scene(lab, 800, 800));
      stage.show();
      long start = System.nanoTime();
      model.show(findings);
      System.out.printf(Locale.ROOT, "first shown in %.1f ms%n", (System.nanoTime() - start) / 1e6);
    }

    void begin() {
      start();
    }

    @Override
    public void handle(long now) {
      if (frame >= FRAMES) {
        stop();
        System.out.println("a redraw:   " + words(redraws));
        System.out.println("  computes: " + words(used));
        System.out.println("each frame: " + words(frames));
        Platform.exit();
        return;
      }
      long start = System.nanoTime();
      if (frame >= 0) {
        frames[frame] = (start - before) / 1e6;
      }
      before = start;
      long usedBefore = cpu();
      double edge = 0.5 + 0.45 * Math.sin(frame / 20.0);
      model.brushAxis(new Drag(4, edge - 0.05, 4, 1, false));
      model.poll();
      if (frame >= 0) {
        redraws[frame] = (System.nanoTime() - start) / 1e6;
        used[frame] = (cpu() - usedBefore) / 1e6;
      }
      frame++;
    }

    private static long cpu() {
      return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String words(double[] all) {
      return String.format(
          Locale.ROOT,
          "%.1f ms in the middle, 95 %% within %.1f ms, most %.1f ms",
          FrameTimes.percentile(all, 0.5),
          FrameTimes.percentile(all, 0.95),
          FrameTimes.percentile(all, 1));
    }
  }
}
