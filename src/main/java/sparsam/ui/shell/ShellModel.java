package sparsam.ui.shell;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import sparsam.data.source.Sources;
import sparsam.lesson.LessonFile;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeFile;
import sparsam.store.DenseFile;
import sparsam.store.PastRun;
import sparsam.store.RunFiles;
import sparsam.text.Strings;
import sparsam.train.Control.Stride;
import sparsam.ui.flatness.FlatnessModel;
import sparsam.ui.lab.LabModel;
import sparsam.ui.lab.curves.CurvesModel.Overlay;
import sparsam.ui.lab.run.EngineService;
import sparsam.ui.lab.run.RunModel;
import sparsam.ui.lesson.LessonModel;
import sparsam.ui.runs.Desk;
import sparsam.ui.runs.RunsModel;
import sparsam.ui.sweep.SweepModel;
import sparsam.ui.tour.TourModel;

/**
 * The whole window's state: the workspaces' models, which of them is shown, and what one asks of
 * another. Whatever changes what the lab shows leads there.
 */
public final class ShellModel implements AutoCloseable {
  static final String LAB = "lab";
  static final String RUNS = "runs";
  static final String LESSONS = "lessons";

  /** The ids of workspaces, by which one is chosen. */
  public static final String FLATNESS = "flatness";

  public static final String SWEEP = "sweep";

  /** What makes a folder a run's. */
  private static final String RECIPE = "recipe" + RecipeFile.ENDING;

  private final Strings strings;
  private final ExecutorService files = files();
  private final LabModel lab;
  private final RunsModel runs;
  private final LessonModel lessons;
  private final FlatnessModel flatness;
  private final EngineService engine;
  private final Executor screen;
  private @Nullable SweepModel sweep;
  private final TourModel tour = new TourModel();
  private final StringProperty workspace = new SimpleStringProperty(LAB);
  private boolean listed;
  private List<PastRun> behind = List.of();

  /**
   * @param screen runs work on the window's thread
   * @throws RecipeException when the program's own presets cannot be read
   */
  public ShellModel(Strings strings, EngineService engine, Executor screen) throws RecipeException {
    this.strings = strings;
    this.engine = engine;
    this.screen = screen;
    lab = new LabModel(strings, engine, screen);
    lessons = new LessonModel(strings, lab);
    runs = new RunsModel(strings, engine.history(), files, screen);
    flatness =
        new FlatnessModel(
            strings, engine.history(), engine.survey(), engine.study(), files, screen);
    runs.lab().connect(desk());
    lab.shown().subscribe(this::tellShown);
    lab.runs().state().subscribe(this::list);
    lessons.active().subscribe(this::showLesson);
    workspace.subscribe(this::enter);
  }

  private Desk desk() {
    return new Desk() {
      @Override
      public void open(PastRun run) {
        show(run);
      }

      @Override
      public void take(Recipe recipe) {
        workspace.set(LAB);
        lessons.leaveUnlessRunning();
        lab.files().take(recipe);
      }

      @Override
      public void overlay(List<PastRun> behind) {
        layOver(behind);
      }

      @Override
      public void goOn(PastRun run) {
        resume(run);
      }

      @Override
      public void complain(String sentence) {
        lab.runs().complain(sentence);
      }
    };
  }

  private sparsam.ui.sweep.Desk sweepDesk() {
    return new sparsam.ui.sweep.Desk() {
      @Override
      public void open(Path run) {
        ShellModel.this.open(run);
      }

      @Override
      public void take(Recipe recipe) {
        desk().take(recipe);
      }
    };
  }

  private void tellShown() {
    runs.lab().shown(lab.shown().get().folder());
    flatness.follow(lab.shown().get().folder());
    if (!behind.isEmpty()) {
      drawBehind();
    }
  }

  private void showLesson() {
    if (lessons.active().get()) {
      tour.leave();
      workspace.set(LAB);
    }
  }

  private void enter(String id) {
    if (!id.equals(LAB)) {
      tour.leave(); // It goes through the lab.
    }
    flatness.show(id.equals(FLATNESS));
    if (id.equals(RUNS)) {
      if (listed) {
        runs.look();
        return;
      }
      listed = true;
      runs.tidy();
      runs.refresh();
    }
  }

  /** Lists the runs anew when one has ended, once somebody has looked at them. */
  private void list(RunModel.State state) {
    if (listed && state == RunModel.State.ENDED) {
      runs.refresh();
    }
    if (state == RunModel.State.ENDED) {
      flatness.refresh();
    }
  }

  private void show(PastRun past) {
    workspace.set(LAB);
    lab.show(past, runs.name(past.folder()));
  }

  /** Goes on with a run that was stopped or killed, in the lab. */
  public void resume(PastRun past) {
    workspace.set(LAB);
    lessons.leaveUnlessRunning();
    lab.goingOn().with(past);
  }

  private void layOver(List<PastRun> chosen) {
    if (chosen.size() > behind.size()) {
      workspace.set(LAB);
    }
    behind = List.copyOf(chosen);
    drawBehind();
  }

  /** A run does not lie over itself. */
  private void drawBehind() {
    Path shown = lab.shown().get().folder();
    lab.curves()
        .overlay(
            behind.stream()
                .filter(past -> !past.folder().equals(shown))
                .map(past -> new Overlay(runs.name(past.folder()), past.recipe(), past.monitor()))
                .toList());
  }

  /**
   * Opens what a person names outside the window, as {@link #open(Path)}.
   *
   * @param file an absolute path
   */
  public void open(String file) {
    try {
      open(Path.of(file));
    } catch (InvalidPathException _) {
      lab.runs().complain(strings.get("file.noPath", file));
    }
  }

  /**
   * Opens what a person finds outside the window: a run's folder, its recipe or its results show
   * that run, wherever it lies; data are shown, to become the recipe's; the network of a file of
   * weights becomes the dense one; a lesson begins; any other file is taken as a recipe. Where it
   * cannot be opened, the sentence says why.
   */
  public void open(Path file) {
    Optional<Path> past = RunFiles.around(file);
    if (SweepModel.folder(file).isPresent()) {
      openSweep(file);
    } else if (isData(file)) {
      openData(file);
    } else if (past.isEmpty() && DenseFile.isNamed(file.toString())) {
      workspace.set(LAB);
      lab.dense().open(file);
    } else if (past.isEmpty()) {
      openFile(file);
    } else if (lab.runs().isFree("runs.running")) {
      lab.runs().dismissError();
      runs.lab().open(past.get().toAbsolutePath().normalize());
    }
  }

  /** Whether it is a file of data, or a folder that is no run's and has data. */
  private static boolean isData(Path file) {
    return Files.isDirectory(file)
        ? !Files.exists(file.resolve(RECIPE)) && Sources.isData(file)
        : Sources.isNamed(String.valueOf(file.getFileName()));
  }

  /** Shows a person's own data; where they cannot be read, the sentence says why. */
  void openData(Path file) {
    workspace.set(LAB);
    lessons.leaveUnlessRunning();
    lab.openData().open(file);
  }

  /** Begins a lesson, or takes a recipe; where the file cannot be read, the sentence says why. */
  void openFile(Path file) {
    boolean lesson = LessonFile.isNamed(file.toString());
    if (!lesson && SweepModel.isSweep(file)) {
      openSweep(file);
      return;
    }
    workspace.set(LAB);
    if (lesson) {
      lessons.open(file);
    } else {
      lessons.leaveUnlessRunning();
      lab.files().open(file);
    }
  }

  /** Shows a sweep's folder, or takes its file. */
  private void openSweep(Path file) {
    workspace.set(SWEEP);
    sweep().open(file);
  }

  /** Takes a preset. */
  void preset(String name) {
    workspace.set(LAB);
    lessons.leaveUnlessRunning();
    lab.choose(name);
  }

  /** Opens all of the recipe's settings. */
  void openSettings() {
    workspace.set(LAB);
    lab.recipe().openSettings();
  }

  /** Runs the recipe as it is set now. */
  void run() {
    workspace.set(LAB);
    lab.run();
  }

  /** As {@link LabModel#advance}. */
  void advance(Stride stride) {
    workspace.set(LAB);
    lab.advance(stride);
  }

  /** Goes on with the run that is shown and was stopped. */
  void goOn() {
    workspace.set(LAB);
    lab.goingOn().withShown();
  }

  /** Pauses what runs, or goes on with what is paused or was stopped. */
  void pauseOrGoOn() {
    if (lab.goingOn().possible().get()) {
      goOn();
    } else {
      lab.runs().pauseOrGoOn();
    }
  }

  /** As {@link LabModel#rewind}. */
  void rewind() {
    workspace.set(LAB);
    lab.rewind();
  }

  /** Whether the lab is what is seen. */
  boolean isLab() {
    return workspace.get().equals(LAB);
  }

  /** Whether the landscapes are what is seen. */
  boolean isFlatness() {
    return workspace.get().equals(FLATNESS);
  }

  /** Whether sweeps are what is seen. */
  boolean isSweep() {
    return workspace.get().equals(SWEEP);
  }

  /** Runs what is seen: a sweep, or the lab's recipe. */
  void runShown() {
    if (isSweep()) {
      sweep().run();
    } else {
      run();
    }
  }

  /** Stops what is seen: a sweep, or the lab's run. */
  void stopShown() {
    if (isSweep()) {
      sweep().stop();
    } else {
      lab.runs().stop();
    }
  }

  /** Whether anything trains that would stop with the window. */
  boolean isBusy() {
    return lab.runs().isRunning() || (sweep != null && sweep.running().get());
  }

  /** Pictures are about to be taken away, also those that are not seen. */
  void drawAll() {
    if (sweep != null) {
      sweep.drawUnseen();
    }
  }

  /** Begins the tour. */
  void beginTour() {
    workspace.set(LAB);
    lessons.leave(); // The tour goes along what a lesson covers.
    tour.begin();
  }

  /** Looks at what the engine has done since; called once a pulse. */
  public void poll() {
    lab.poll();
    lessons.poll();
    flatness.poll();
    if (sweep != null) {
      sweep.poll();
    }
  }

  /** The id of the workspace that is shown. */
  public StringProperty workspace() {
    return workspace;
  }

  public LabModel lab() {
    return lab;
  }

  public RunsModel runs() {
    return runs;
  }

  public LessonModel lessons() {
    return lessons;
  }

  public FlatnessModel flatness() {
    return flatness;
  }

  /** Many experiments; made when it is first asked for. */
  public SweepModel sweep() {
    SweepModel made = sweep;
    if (made == null) {
      made = new SweepModel(strings, engine.sweep(strings), lab.recipe().recipe(), screen);
      made.connect(sweepDesk());
      sweep = made;
    }
    return made;
  }

  public TourModel tour() {
    return tour;
  }

  /** One thing after another; what a look at the runs asks for once all is closed is not done. */
  private static ExecutorService files() {
    return new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        Thread.ofPlatform().daemon().name("sparsam-files").factory(),
        new ThreadPoolExecutor.DiscardPolicy());
  }

  /** Ends what works beside the engine. */
  @Override
  public void close() {
    lab.close();
    flatness.close();
    if (sweep != null) {
      sweep.close();
    }
    files.shutdown();
  }
}
