package sparsam.ui.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeReader;
import sparsam.report.RecipeWords;
import sparsam.report.sweep.HalvingWords;
import sparsam.report.sweep.SweepReport;
import sparsam.report.sweep.SweepWords;
import sparsam.result.Result.Finished;
import sparsam.result.TimeLeft;
import sparsam.sweep.Sweep;
import sparsam.sweep.SweepReader;
import sparsam.sweep.work.SweepFolder;
import sparsam.sweep.work.SweepMonitor;
import sparsam.text.Strings;
import sparsam.ui.sweep.picture.MapModel;
import sparsam.ui.sweep.picture.PointsModel;
import sparsam.ui.sweep.plan.PlanModel;
import sparsam.ui.sweep.said.ChosenModel;
import sparsam.ui.sweep.work.Question;
import sparsam.ui.sweep.work.Sight;
import sparsam.ui.sweep.work.SweepService;

/** The workspace's state: what is to be swept, how it goes, what it says. */
public final class SweepModel implements AutoCloseable {
  private final Strings strings;
  private final SweepService service;
  private final Executor screen;
  private final PlanModel plan;
  private final Telling telling;
  private final MapModel map;
  private final PointsModel points;
  private final ChosenModel looked;
  private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.MAP);
  private final ObjectProperty<Set<List<String>>> chosen = new SimpleObjectProperty<>(Set.of());
  private final ReadOnlyObjectWrapper<List<String>> said = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper failures = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper reported = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper stopping = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
  private final ReadOnlyObjectWrapper<Optional<Sight>> sight =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private @Nullable Desk desk;
  private Set<Page> unseen = EnumSet.noneOf(Page.class);
  private TimeLeft left = new TimeLeft();

  /**
   * @param lab the recipe that the lab has
   * @param screen runs work on the window's thread
   */
  public SweepModel(
      Strings strings, SweepService service, ObservableValue<Recipe> lab, Executor screen) {
    this.strings = strings;
    this.service = service;
    this.screen = screen;
    this.plan = new PlanModel(strings, service, lab);
    this.telling = new Telling(strings);
    this.map = new MapModel(strings);
    this.points = new PointsModel(strings, chosen::set);
    this.looked = new ChosenModel(strings, service::later, screen);
    chosen.subscribe((_, _) -> pointOut());
    page.subscribe((_, now) -> draw(now));
  }

  /** Begins a new sweep as it is planned, in a folder of its own. */
  public void run() {
    plan.question(true).ifPresent(this::begin);
  }

  /** Goes on with the sweep of the plan's folder: what is there stays. */
  public void goOn() {
    plan.question(false).filter(one -> one.folder() != null).ifPresent(this::begin);
  }

  private void begin(Question question) {
    if (!running.get()) {
      left = new TimeLeft();
      reported.set("");
      running.set(true);
      stopping.set(false);
      service.start(question);
    }
  }

  /** Stops at the next step; what has ended stays. */
  public void stop() {
    if (running.get()) {
      stopping.set(true);
      service.stop();
    }
  }

  /** Opens a sweep's folder, or the file of one or of a recipe. */
  public void open(Path path) {
    if (running.get()) {
      trouble.set(strings.get("sweep.busy"));
      return;
    }
    Optional<Path> folder = folder(path);
    if (folder.isPresent()) {
      service.open(folder.get().toAbsolutePath().normalize());
    } else {
      plan.open(path);
    }
  }

  /** The sweep's folder that a path stands for: itself, or the one whose file it is. */
  public static Optional<Path> folder(Path path) {
    Path parent = path.toAbsolutePath().getParent();
    boolean file = String.valueOf(path.getFileName()).equals(SweepFolder.SWEEP);
    // A file that was saved alone has no runs beside it.
    return new SweepFolder(path).exists()
        ? Optional.of(path)
        : file && parent != null && Files.isDirectory(parent.resolve("runs"))
            ? Optional.of(parent)
            : Optional.empty();
  }

  /** Whether a file holds a sweep, and no recipe. */
  public static boolean isSweep(Path file) {
    try {
      return SweepReader.isSweep(file.toString(), RecipeReader.text(file, "sweep"));
    } catch (RecipeException | IOException _) {
      return false; // Whoever opens it as something else says why it cannot be read.
    }
  }

  /** Looks at what is done by now; called once a pulse. */
  public void poll() {
    plan.poll();
    Sight now = service.sight().orElse(null);
    boolean active = service.isRunning();
    if (now != null && !now.equals(sight.get().orElse(null))) {
      take(now);
    }
    if (running.get() && !active) {
      running.set(false);
      stopping.set(false);
      plan.again();
    }
    points.poll();
    trouble.set(service.trouble());
    tell();
  }

  private void take(Sight now) {
    Sight before = sight.get().orElse(null);
    sight.set(Optional.of(now));
    if (before == null || !before.folder().equals(now.folder())) {
      chosen.set(Set.of());
      if (running.get()) {
        plan.began(now.folder());
      } else if (now.plan().sweep().halved().isPresent()) {
        plan.halved(now.folder());
      } else {
        plan.take(now.folder(), now.plan().sweep());
      }
    }
    if (before == null || !before.findings().equals(now.findings())) {
      takeFindings(now);
    }
    looked.show(now, chosen.get());
  }

  private void takeFindings(Sight now) {
    unseen = EnumSet.allOf(Page.class);
    List<String> words = new ArrayList<>(SweepWords.of(strings, now.findings()));
    words.addAll(HalvingWords.of(strings, now.halved()));
    said.set(List.copyOf(words));
    draw(page.get());
  }

  /** Draws what is seen; what is not, when one turns there or takes it away. */
  private void draw(Page which) {
    Sight now = sight.get().orElse(null);
    if (now == null || !unseen.remove(which)) {
      return;
    }
    switch (which) {
      case MAP -> map.show(now.findings(), chosen.get());
      case POINTS -> {
        points.show(now.findings());
        points.mark(chosen.get());
      }
      case TRAINING -> {} // It follows what is looked at.
    }
  }

  /** Draws what is not seen, too, to be taken away. */
  public void drawUnseen() {
    for (Page one : Page.values()) {
      draw(one);
    }
  }

  private void pointOut() {
    unseen = EnumSet.allOf(Page.class);
    if (page.get() == Page.POINTS) {
      points.mark(chosen.get());
      unseen.remove(Page.POINTS);
    }
    draw(page.get());
    sight.get().ifPresent(now -> looked.show(now, chosen.get()));
  }

  /** Says what the rest of the window does for a sweep. */
  public void connect(Desk window) {
    desk = window;
  }

  /** Shows a training's run in the lab. */
  void openRun(Path run) {
    if (desk != null) {
      desk.open(run);
    }
  }

  /** Takes a point's recipe into the lab. */
  void take(Recipe recipe) {
    if (desk != null) {
      desk.take(recipe);
    }
  }

  private void tell() {
    Sight now = sight.get().orElse(null);
    Optional<SweepMonitor> monitor =
        now == null ? Optional.empty() : now.monitor().filter(_ -> running.get());
    if (monitor.isPresent()) {
      double fraction = monitor.get().fraction();
      progress.set(fraction);
      left.look(fraction, true);
      told.set(telling.progress(monitor.get(), left, stopping.get()));
      failures.set(telling.troubles(monitor.get()));
      return;
    }
    if (now == null || running.get()) {
      told.set(running.get() ? strings.get("sweep.preparing") : "");
      progress.set(0);
      failures.set("");
      return;
    }
    int ended = now.outcomes().size();
    int all = now.plan().tasks().size();
    progress.set(all == 0 ? 0 : (double) ended / all);
    told.set(telling.state(now));
    failures.set(telling.failed(now));
  }

  /** Writes a report of what is known by now into a folder, while the window goes on. */
  public void report(Path place) {
    sight
        .get()
        .ifPresent(
            now -> {
              reported.set(strings.get("export.reporting"));
              Thread.ofVirtual()
                  .start(
                      () -> {
                        String words = report(now.folder(), place);
                        screen.execute(() -> reported.set(words));
                      });
            });
  }

  private String report(Path folder, Path place) {
    try {
      var _ = SweepReport.write(new SweepFolder(folder), place, strings);
      return strings.get("export.reported", strings.path(place));
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** What of the sweep stands below a picture that is taken away; empty for none. */
  public String caption() {
    return sight.get().map(this::caption).orElse("");
  }

  private String caption(Sight now) {
    Sweep sweep = now.plan().sweep();
    int tested =
        now.outcomes().values().stream()
            .filter(outcome -> outcome.result() instanceof Finished)
            .mapToInt(outcome -> ((Finished) outcome.result()).testCount())
            .findFirst()
            .orElse(0);
    return strings.get("sweep.picture.of", sweep.recipe().name(), sweep.seeds().size())
        + "\n"
        + new RecipeWords(strings, sweep.recipe()).caption(tested);
  }

  public PlanModel plan() {
    return plan;
  }

  public MapModel map() {
    return map;
  }

  public PointsModel points() {
    return points;
  }

  /** What was chosen, and its trainings. */
  public ChosenModel looked() {
    return looked;
  }

  /** Which pictures are seen. */
  public ObjectProperty<Page> page() {
    return page;
  }

  /** The sets of values that were chosen in a picture, and are pointed out in all of them. */
  public ObjectProperty<Set<List<String>>> chosen() {
    return chosen;
  }

  /** What it says, in sentences. */
  public ReadOnlyObjectProperty<List<String>> said() {
    return said.getReadOnlyProperty();
  }

  /** How far it is, in words. */
  public ReadOnlyStringProperty told() {
    return told.getReadOnlyProperty();
  }

  /** Why nothing begins, in one sentence; else empty. */
  public ReadOnlyStringProperty trouble() {
    return trouble.getReadOnlyProperty();
  }

  /** What went wrong and did not end it, a sentence a line. */
  public ReadOnlyStringProperty failures() {
    return failures.getReadOnlyProperty();
  }

  /** How the last report went, in a sentence. */
  public ReadOnlyStringProperty reported() {
    return reported.getReadOnlyProperty();
  }

  /** Whether a sweep is prepared or run in this window. */
  public ReadOnlyBooleanProperty running() {
    return running.getReadOnlyProperty();
  }

  /** How much of the work is done, 0 to 1. */
  public ReadOnlyDoubleProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /** The sweep that is shown. */
  public ReadOnlyObjectProperty<Optional<Sight>> sight() {
    return sight.getReadOnlyProperty();
  }

  /** Stops what is under way; returns when that is done. */
  @Override
  public void close() {
    service.close();
  }
}
