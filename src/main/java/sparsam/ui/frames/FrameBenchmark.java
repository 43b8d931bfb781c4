package sparsam.ui.frames;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;
import sparsam.nn.Architecture;
import sparsam.nn.Engine;
import sparsam.nn.Network;
import sparsam.optim.Sam;
import sparsam.optim.Sgd;
import sparsam.optim.step.Step;
import sparsam.system.Courtesy;
import sparsam.ui.shell.Display;

/** The window's frames and clicks, measured while a network trains on all cores. */
final class FrameBenchmark {
  private static final int BATCH = 64;
  private static final double WARM_UP_SECONDS = 2;

  private final double seconds;
  private final int points;
  private final boolean headless;
  private final PrintWriter out;

  /**
   * @param seconds of each measurement
   * @param points of every line of the charts
   * @param headless whether to draw into memory even where there is a display
   */
  FrameBenchmark(double seconds, int points, boolean headless, PrintWriter out) {
    this.seconds = seconds;
    this.points = points;
    this.headless = headless;
    this.out = out;
  }

  void run() throws IOException {
    if (headless
        || Display.missing(
                System.getProperty("os.name", ""),
                System.getenv(),
                System.getProperty("glass.platform", ""))
            .isPresent()) {
      System.setProperty("glass.platform", "Headless");
      System.setProperty("prism.order", "sw");
    }
    Platform.startup(() -> Platform.setImplicitExit(false));
    int threads = Runtime.getRuntime().availableProcessors();
    out.printf(
        Locale.ROOT,
        "%d points a line, SAM on %d threads, %.0f s each, drawn %s%n",
        points,
        threads,
        seconds,
        "Headless".equals(System.getProperty("glass.platform")) ? "into memory" : "on the screen");
    try (Load _ = new Load(threads)) {
      out.println("four charts: " + charts());
    }
    out.println("the lab:     " + lab());
    out.flush();
    Platform.exit();
  }

  private FrameTimes charts() throws IOException {
    return onScreen(
        () -> {
          FourCharts four = new FourCharts(points);
          Stage stage = new Stage();
          stage.setScene(new Scene(four.root()));
          stage.show();
          return new Scenery(four::frame, four::click, stage::close);
        });
  }

  private FrameTimes lab() throws IOException {
    Path folder = Files.createTempDirectory("sparsam-frames");
    try {
      return onScreen(
          () -> {
            LabScene lab = LabScene.open(folder);
            return new Scenery(() -> {}, lab::click, lab::close);
          });
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    }
  }

  /** What is on the screen: what a frame adds, what a click does, how it goes away. */
  private record Scenery(Runnable frame, Runnable click, Runnable close) {}

  private FrameTimes onScreen(Callable<Scenery> set) throws IOException {
    CompletableFuture<FrameTimes> measured = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            measure(set.call(), measured);
          } catch (Exception e) {
            measured.completeExceptionally(e);
          }
        });
    try {
      return measured.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the measurement was interrupted", e);
    } catch (ExecutionException e) {
      throw new IOException("nothing could be measured: " + e.getCause(), e);
    }
  }

  private void measure(Scenery scenery, CompletableFuture<FrameTimes> measured) {
    AnimationTimer frames =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            scenery.frame().run();
          }
        };
    frames.start();
    FrameClock clock = new FrameClock(scenery.click());
    PauseTransition warm = new PauseTransition(Duration.seconds(WARM_UP_SECONDS));
    PauseTransition whole = new PauseTransition(Duration.seconds(seconds));
    warm.setOnFinished(
        _ -> {
          clock.start();
          whole.play();
        });
    whole.setOnFinished(
        _ -> {
          FrameTimes times = clock.end();
          frames.stop();
          scenery.close().run();
          measured.complete(times);
        });
    warm.play();
  }

  /** A network that trains with SAM on random images until closed. */
  private static final class Load implements AutoCloseable {
    private volatile boolean running = true;
    private final Thread thread;

    Load(int threads) {
      thread = Thread.ofPlatform().daemon().name("sparsam-engine").start(() -> train(threads));
    }

    private void train(int threads) {
      Courtesy.giveWay(); // As the lab's engine does.
      try (Network network =
          Engine.FAST.create(Architecture.Family.CLASSIFIER.standard(), 1, BATCH, threads)) {
        Step step = new Step(network, new Sam(Sgd.of(0.01), 0.05), null, Set.of());
        float[] inputs = new float[BATCH * Architecture.FEATURES];
        int[] labels = new int[BATCH];
        while (running) {
          step.apply(inputs, labels, BATCH);
        }
      }
    }

    @Override
    public void close() {
      running = false;
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
