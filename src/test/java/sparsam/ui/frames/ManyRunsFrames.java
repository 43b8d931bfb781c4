package sparsam.ui.frames;

import atlantafx.base.theme.PrimerLight;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import sparsam.store.History;
import sparsam.store.ManyRuns;
import sparsam.text.Strings;
import sparsam.ui.runs.RunsModel;
import sparsam.ui.runs.RunsView;
import sparsam.ui.runs.row.RunRow;

/**
 * The frames of the table of runs with very many of them; started by hand: {@code ManyRunsFrames
 * FOLDER [COUNT]}, the folder is filled where it is not there.
 */
final class ManyRunsFrames {
  private static final List<String> WORDS =
      List.of("t", "th", "the", "thes", "tag:thesis", "tag:thesis c", "accuracy>0.95", "");

  private final Path folder;
  private final ExecutorService files =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("sparsam-files").factory());

  @SuppressWarnings("NullAway.Init")
  private RunsModel model;

  @SuppressWarnings("NullAway.Init")
  private Stage stage;

  private int clicks;
  private final Work opening = new Work(_ -> {});

  private ManyRunsFrames(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]).toAbsolutePath();
    if (!Files.exists(folder)) {
      ManyRuns.make(folder, Integer.parseInt(args[1]));
    }
    Platform.startup(() -> Platform.setImplicitExit(false));
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    for (String time : List.of("first", "second")) {
      new ManyRunsFrames(folder).measure(time);
    }
    Platform.exit();
  }

  private void measure(String time) throws Exception {
    long start = System.nanoTime();
    FrameClock clock = onScreen(() -> open());
    until(() -> !model.rows().get().isEmpty());
    long rows = System.nanoTime();
    until(() -> model.finder().empty().get().isEmpty() && !model.finder().reading().get());
    long all = System.nanoTime();
    say(
        String.format(
            Locale.ROOT,
            "%s opening: first rows after %.0f ms, all %s after %.0f ms; %s",
            time,
            (rows - start) / 1e6,
            onScreen(() -> model.finder().count().get()),
            (all - start) / 1e6,
            worst(onScreen(clock::end)) + onScreen(opening::end)));
    TableView<RunRow> table = onScreen(this::table);
    phase("scrolling", 4, frame -> table.scrollTo(frame * 9 % 5000), () -> {});
    phase("keystrokes", 5, _ -> {}, () -> model.search().set(WORDS.get(clicks++ % WORDS.size())));
    onScreen(
        () -> {
          model.search().set("");
          return 0;
        });
    phase("sorting", 5, _ -> {}, () -> sort(table));
    phase("selecting", 4, _ -> {}, () -> select(table));
    long before = cpu();
    phase("looking on", 20, _ -> {}, () -> {});
    say(
        String.format(
            Locale.ROOT, "the files' thread used %.1f ms a second", (cpu() - before) / 20e6));
    onScreen(
        () -> {
          stage.close();
          return 0;
        });
  }

  private FrameClock open() {
    model =
        new RunsModel(
            new Strings(), new History(folder, Clock.systemUTC()), files, Platform::runLater);
    VBox lab = new VBox(new RunsView(model, new Nobody(), new Strings()).root());
    lab.getStyleClass().add("lab");
    lab.getStylesheets().add("/ui/lab.css");
    stage = new Stage();
    stage.setScene(new Scene(lab, 1024, 640));
    FrameClock clock = new FrameClock(() -> {});
    stage.show();
    clock.start();
    opening.start();
    model.refresh();
    return clock;
  }

  @SuppressWarnings("unchecked")
  private TableView<RunRow> table() {
    return (TableView<RunRow>) stage.getScene().lookup("#runs-list");
  }

  private void sort(TableView<RunRow> table) {
    List<TableColumn<RunRow, ?>> shown = table.getVisibleLeafColumns().stream().toList();
    table.getSortOrder().setAll(List.of(shown.get(clicks++ % shown.size())));
  }

  private void select(TableView<RunRow> table) {
    table.getSelectionModel().clearAndSelect(clicks++ * 37 % table.getItems().size());
  }

  /** Milliseconds that the window's thread computes from each frame to the next. */
  private static final class Work extends AnimationTimer {
    private final List<Double> all = new ArrayList<>();
    private final Frame frame;
    private long before;

    Work(Frame frame) {
      this.frame = frame;
    }

    @Override
    public void handle(long now) {
      long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      if (before != 0) {
        all.add((used - before) / 1e6);
      }
      before = used;
      frame.draw(all.size());
    }

    String end() {
      stop();
      double[] used = all.stream().mapToDouble(one -> one).toArray();
      return String.format(
          Locale.ROOT,
          "; the window's thread computes %.1f ms a frame in the middle, 95 %% within %.1f ms, most"
              + " %.1f ms, in all %.0f ms",
          FrameTimes.percentile(used, 0.5),
          FrameTimes.percentile(used, 0.95),
          FrameTimes.percentile(used, 1),
          java.util.Arrays.stream(used).sum());
    }
  }

  private interface Frame {
    void draw(int number);
  }

  private void phase(String what, int seconds, Frame frame, Runnable click) throws Exception {
    Work work = new Work(frame);
    FrameClock clock =
        onScreen(
            () -> {
              work.start();
              FrameClock made = new FrameClock(click);
              made.start();
              return made;
            });
    Thread.sleep(seconds * 1000L);
    String words = onScreen(() -> worst(clock.end()) + work.end());
    say(what + ": " + words);
  }

  private static String worst(FrameTimes times) {
    long slow = java.util.Arrays.stream(times.frames()).filter(frame -> frame > 50).count();
    return times + "; " + slow + " frames over 50 ms";
  }

  private static long cpu() {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("sparsam-files")) {
        long used = ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId());
        if (used > 0) {
          return used;
        }
      }
    }
    return 0;
  }

  private static void say(String words) {
    System.out.println(words);
  }

  private static void until(BooleanSupplier so) throws Exception {
    while (!onScreen(so::getAsBoolean)) {
      Thread.sleep(2);
    }
  }

  private static <T> T onScreen(Callable<T> work) throws Exception {
    CompletableFuture<T> done = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            done.complete(work.call());
          } catch (Exception e) {
            done.completeExceptionally(e);
          }
        });
    return done.get();
  }
}
