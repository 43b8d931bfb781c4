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
import javafx.stage.Stage;
import javafx.util.Duration;
import sparsam.data.DataException;
import sparsam.data.DataSets;
import sparsam.experiment.Experiment;
import sparsam.experiment.FastNetworks;
import sparsam.experiment.FolderSource;
import sparsam.nn.Architecture;
import sparsam.nn.Engine;
import sparsam.nn.Input;
import sparsam.nn.Network;
import sparsam.optim.Sam;
import sparsam.optim.Sgd;
import sparsam.optim.step.Step;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeReader;
import sparsam.result.Environment;
import sparsam.result.Monitor;
import sparsam.store.RunFolder;
import sparsam.system.Courtesy;
import sparsam.system.Folders;
import sparsam.train.Control;
import sparsam.ui.shell.Display;

/** The window's frames and clicks, measured while the program computes on all cores. */
final class FrameBenchmark {
  private static final int BATCH = 64;
  private static final double WARM_UP_SECONDS = 2;

  /** Of the sweep that is measured. */
  private static final int WORKERS = 2;

  /** The networks of which landscapes are measured: of the usual size, trained for a moment. */
  private static final String NETWORKS =
      """
      {
        "name": "networks",
        "data": {"set": "mnist-10k"},
        "network": {"architecture": "classifier", "widths": [64, 128]},
        "seed": 1,
        "batchSize": 64,
        "dense": {"optimizer": {"name": "sgd", "lr": 0.05}, "epochs": 1},
        "prune": {"fraction": 0.5},
        "arms": [
          {"name": "SGD", "start": "pruned", "optimizer": {"name": "sgd", "lr": 0.05}, "epochs": 1},
          {"name": "SAM", "start": "pruned", "epochs": 1,
           "optimizer": {"name": "sam", "lr": 0.05, "rho": 0.05}}
        ]
      }
      """;

  private final Set<Scene> scenes;
  private final double seconds;
  private final int points;
  private final boolean headless;
  private final PrintWriter out;

  /**
   * @param scenes to be measured
   * @param seconds of each measurement
   * @param points of every line of the charts
   * @param headless whether to draw into memory even where there is a display
   */
  FrameBenchmark(Set<Scene> scenes, double seconds, int points, boolean headless, PrintWriter out) {
    this.scenes = scenes;
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
    out.printf(
        Locale.ROOT,
        "%d points a line, %d cores, %.0f s each, drawn %s%n",
        points,
        Runtime.getRuntime().availableProcessors(),
        seconds,
        "Headless".equals(System.getProperty("glass.platform")) ? "into memory" : "on the screen");
    for (Scene scene : scenes) {
      Path folder = Files.createTempDirectory("sparsam-frames");
      try {
        out.println(scene.label() + ": " + measured(scene, folder));
        out.flush();
      } finally {
        delete(folder);
      }
    }
    Platform.exit();
  }

  private String measured(Scene scene, Path folder) throws IOException {
    return switch (scene) {
      case CHARTS -> {
        try (Load _ = new Load(Runtime.getRuntime().availableProcessors())) {
          yield onScreen(this::charts);
        }
      }
      case LAB -> onScreen(() -> WindowScene.open(folder).lab());
      case SWEEP -> onScreen(() -> WindowScene.open(folder).sweep(WORKERS));
      case FLATNESS -> {
        Path run = folder.resolve("runs").resolve("networks");
        train(run);
        yield onScreen(() -> WindowScene.open(folder).flatness(run));
      }
    };
  }

  private Scenery charts() {
    FourCharts four = new FourCharts(points);
    Stage stage = new Stage();
    stage.setScene(new javafx.scene.Scene(four.root()));
    stage.show();
    return new Scenery(four::frame, () -> true, four::click, stage::close, () -> "");
  }

  /** A run to look at. */
  private static void train(Path place) throws IOException {
    try {
      Recipe recipe = RecipeReader.parse("networks", NETWORKS);
      int threads = Runtime.getRuntime().availableProcessors();
      try (RunFolder folder = RunFolder.create(place, recipe)) {
        new Experiment(
                folder,
                new FolderSource(new DataSets(Folders.standard().data()), null),
                new FastNetworks(threads),
                Environment.here(Engine.FAST.description(), threads),
                new Monitor(),
                new Control())
            .run();
      }
    } catch (RecipeException | DataException e) {
      throw new IOException("no networks to look at: " + e.getMessage(), e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    }
  }

  private String onScreen(Callable<Scenery> set) throws IOException {
    CompletableFuture<String> measured = new CompletableFuture<>();
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

  private void measure(Scenery scenery, CompletableFuture<String> measured) {
    FrameClock clock = new FrameClock(scenery.click());
    PauseTransition warm = new PauseTransition(Duration.seconds(WARM_UP_SECONDS));
    PauseTransition whole = new PauseTransition(Duration.seconds(seconds));
    AnimationTimer frames =
        new AnimationTimer() {
          private boolean begun;

          @Override
          public void handle(long now) {
            scenery.frame().run();
            if (!begun && scenery.begun().getAsBoolean()) {
              begun = true;
              warm.play();
            }
          }
        };
    warm.setOnFinished(
        _ -> {
          clock.start();
          whole.play();
        });
    whole.setOnFinished(
        _ -> {
          FrameTimes times = clock.end();
          frames.stop();
          String remark = scenery.remark().get();
          scenery.close().run();
          measured.complete(remark.isEmpty() ? times.toString() : times + "; " + remark);
        });
    frames.start();
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
        float[] inputs = new float[BATCH * Input.STANDARD.features()];
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
