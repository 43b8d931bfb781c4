package sparsam.ui.frames;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.stage.Stage;
import sparsam.data.DataSets;
import sparsam.experiment.FolderSource;
import sparsam.nn.Engine;
import sparsam.recipe.RecipeException;
import sparsam.report.sweep.Shade;
import sparsam.result.Environment;
import sparsam.store.Shipped;
import sparsam.system.Courtesy;
import sparsam.system.Folders;
import sparsam.text.Strings;
import sparsam.ui.about.Surroundings;
import sparsam.ui.flatness.FlatnessModel;
import sparsam.ui.lab.run.EngineService;
import sparsam.ui.shell.LabWindow;
import sparsam.ui.shell.Memory;
import sparsam.ui.shell.ShellModel;
import sparsam.ui.sweep.Page;
import sparsam.ui.sweep.SweepModel;

/** The program's window over a folder of runs, and what goes on in it while it is measured. */
final class WindowScene {
  private static final String PRESET = "label-noise";

  /** Nanoseconds in which the lab is looked at first, and comes to rest. */
  private static final long LOOKED_AT = 4_000_000_000L;

  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  private final Stage stage;
  private final LabWindow window;
  private final Random random = new Random(1);

  private WindowScene(Stage stage, LabWindow window) {
    this.stage = stage;
    this.window = window;
  }

  /**
   * @param folder for its runs and what it remembers
   */
  static WindowScene open(Path folder) throws RecipeException {
    DataSets sets = new DataSets(Folders.standard().data());
    int threads = Runtime.getRuntime().availableProcessors();
    Supplier<Environment> environment = () -> Environment.here(Engine.FAST.description(), threads);
    EngineService engine =
        new EngineService(
            new EngineService.Equipment(
                new FolderSource(sets, null),
                (architecture, seed, batchSize) ->
                    Engine.FAST.create(architecture, seed, batchSize, threads),
                environment,
                folder.resolve("runs"),
                Clock.systemUTC(),
                Shipped::find,
                Courtesy::giveWay));
    Stage stage = new Stage();
    LabWindow window =
        new LabWindow(
            stage,
            engine,
            new Strings(),
            new Nobody(),
            new Memory(folder.resolve("window.json")),
            Surroundings.of(Folders.standard(), environment));
    stage.setWidth(WIDTH);
    stage.setHeight(HEIGHT);
    window.show();
    return new WindowScene(stage, window);
  }

  /** Runs the longest of the small presets on all cores. */
  Scenery lab() {
    window.model().choose(PRESET);
    window.model().run();
    return scenery(() -> true, this::change, () -> "");
  }

  /** Sweeps a map with so many workers. */
  Scenery sweep(int workers) {
    window.shell().workspace().set(ShellModel.SWEEP);
    SweepModel sweep = window.shell().sweep();
    sweep.plan().workersTyped().set(Integer.toString(workers));
    return scenery(
        () -> {
          if (!sweep.running().get()) {
            sweep.run(); // As soon as it is known what that comes to.
          }
          return sweep.sight().get().filter(now -> !now.outcomes().isEmpty()).isPresent();
        },
        () -> {
          Page[] pages = {Page.MAP, Page.POINTS};
          sweep.page().set(pages[random.nextInt(pages.length)]);
          List<Shade> shades = sweep.map().measures().get();
          sweep.map().measure().set(shades.get(random.nextInt(shades.size())));
        },
        () ->
            String.format(
                Locale.ROOT,
                "%d trainings ended",
                sweep.sight().get().map(now -> now.outcomes().size()).orElse(0)));
  }

  /** Looks at the planes around the arms of a run, after a look at it in the lab. */
  Scenery flatness(Path run) {
    window.shell().open(run);
    FlatnessModel flatness = window.shell().flatness();
    long opened = System.nanoTime();
    long[] begun = new long[2];
    long[] first = new long[2];
    return scenery(
        () -> {
          if (begun[0] == 0) {
            if (System.nanoTime() - opened > LOOKED_AT) {
              begun[0] = System.nanoTime();
              begun[1] = computed();
              window.shell().workspace().set(ShellModel.FLATNESS);
            }
          } else if (first[0] == 0 && !flatness.pictures().left().get().isEmpty()) {
            first[0] = System.nanoTime();
            first[1] = computed();
          }
          return first[0] != 0;
        },
        () -> {
          BooleanProperty pressed =
              random.nextBoolean() ? flatness.pictures().solid() : flatness.accuracy();
          pressed.set(!pressed.get());
        },
        () ->
            String.format(
                Locale.ROOT,
                "first picture after %.0f ms, for which the program computed %.0f ms",
                (first[0] - begun[0]) / 1e6,
                (first[1] - begun[1]) / 1e6));
  }

  /** Nanoseconds of all threads, that it has had of the machine so far. */
  private static long computed() {
    return ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
  }

  private Scenery scenery(BooleanSupplier begun, Runnable click, Supplier<String> remark) {
    return new Scenery(() -> {}, begun, click, stage::close, remark);
  }

  /** What a click changes in the lab: how the curves are drawn, and ρ while it trains. */
  private void change() {
    window.model().recipe().rho().slide(random.nextDouble());
    window
        .model()
        .curves()
        .style()
        .set(window.model().curves().style().get().train(random.nextBoolean()));
  }
}
