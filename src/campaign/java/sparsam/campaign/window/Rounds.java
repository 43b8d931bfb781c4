package sparsam.campaign.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import sparsam.campaign.part.Shelf;
import sparsam.ui.runs.row.RunRow;
import sparsam.ui.shell.Appearance;
import sparsam.ui.shell.ShellModel;

/** A scripted person at one window: runs, drags, opens, exports, deletes, changes the colours. */
final class Rounds {
  private static final int MILLIS = 5;
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** Frames until what was done has been laid out and drawn. */
  private static final int TO_BE_SEEN = 3;

  private static final double FROM = 0.1;
  private static final double TO = 0.9;
  private static final double STEP = 0.05;
  private static final int SECONDS = 120;

  /** A frame that a person notices. */
  private static final long LONG_NANOS = 100_000_000;

  private static final List<String> WORKSPACES =
      List.of("rail-runs", "rail-flatness", "rail-sweep", "rail-lessons", "rail-lab");

  private final OpenWindow open;
  private final Shelf shelf;
  private final Hand hand;
  private final Frames frames;

  /**
   * Counts what comes late while the person is at work, by what was done; on the toolkit's thread.
   */
  private static final class Frames extends AnimationTimer {
    private final Map<String, List<Long>> late = new TreeMap<>();
    private String deed = "";
    private long before;
    private int all;

    @Override
    public void handle(long now) {
      all++;
      if (before > 0 && now - before > LONG_NANOS) {
        late.computeIfAbsent(deed, _ -> new ArrayList<>()).add((now - before) / NANOS_PER_MILLI);
      }
      before = now;
    }

    /** Until it is started again: what looks at the memory stops everything meanwhile. */
    @Override
    public void stop() {
      super.stop();
      before = 0;
    }

    double latePerCent() {
      return 100.0 * late.values().stream().mapToInt(List::size).sum() / Math.max(1, all);
    }
  }

  private Rounds(OpenWindow open, Shelf shelf, Hand hand, Frames frames) {
    this.open = open;
    this.shelf = shelf;
    this.hand = hand;
    this.frames = frames;
  }

  static Rounds of(OpenWindow open, Shelf shelf, Callable<Hand> hand) {
    return OpenWindow.onScreen(
        () -> {
          open.window().shell().tour().leave();
          return new Rounds(open, shelf, hand.call(), new Frames());
        });
  }

  /** Of a hundred frames so many came after more than 100 ms. */
  double latePerCent() {
    return OpenWindow.onScreen(frames::latePerCent);
  }

  /** How many milliseconds they took, by what was done before them. */
  Map<String, List<Long>> late() {
    return OpenWindow.onScreen(() -> Map.copyOf(frames.late));
  }

  /**
   * Does something on the toolkit's thread, and waits until a frame shows it, as a person does.
   * What comes late from then on is its doing.
   */
  private void deed(String what, Runnable deed) throws InterruptedException {
    int before =
        OpenWindow.onScreen(
            () -> {
              frames.deed = what;
              deed.run();
              return frames.all;
            });
    until("a frame", () -> frames.all >= before + TO_BE_SEEN);
  }

  /** One round, some seconds of it the run's. */
  void round() throws InterruptedException {
    OpenWindow.does(frames::start);
    run();
    drag("fraction-slider");
    for (Appearance.Choice choice : Appearance.Choice.values()) {
      deed("colours", () -> open.window().view().appearance().choice().set(choice));
    }
    export();
    for (String workspace : WORKSPACES) {
      click(workspace);
    }
    look();
    delete();
    OpenWindow.does(frames::stop);
  }

  private void run() throws InterruptedException {
    ShellModel shell = open.window().shell();
    deed("recipe", () -> shell.open(shelf.small().recipe()));
    until("the recipe", () -> shell.lab().recipe().name().get().equals("small"));
    until("Run", () -> shell.lab().readiness().ready().get());
    deed("run", () -> shell.lab().run());
    until("the run's end", () -> !shell.lab().runs().isRunning());
  }

  private void export() throws InterruptedException {
    click("export");
    until("the export", () -> there("export-save"));
    click("export-save");
    deed("escape", hand::escape);
    until("the lab", () -> !there("export-save"));
  }

  private void look() throws InterruptedException {
    ShellModel shell = open.window().shell();
    deed("open run", () -> shell.open(shelf.run()));
    deed("open sweep", () -> shell.open(shelf.sweep()));
    until("the sweep", () -> shell.sweep().sight().get().isPresent());
  }

  private void delete() throws InterruptedException {
    ShellModel shell = open.window().shell();
    click("rail-runs");
    until("the list", () -> !shell.runs().rows().get().isEmpty());
    List<RunRow> rows = OpenWindow.onScreen(() -> shell.runs().rows().get());
    deed("star", () -> shell.runs().deeds().star(rows.stream().map(RunRow::folder).toList(), true));
    click("rail-lab");
    deed("preset", () -> shell.lab().choose("quick"));
    until("Run", () -> shell.lab().readiness().ready().get());
    click("rail-runs");
    deed("delete", () -> shell.runs().delete(rows));
    until("the deletion", () -> shell.runs().rows().get().isEmpty());
    click("rail-lab");
  }

  /** Along its length, a place a frame. */
  private void drag(String id) throws InterruptedException {
    until("#" + id, () -> there(id));
    deed(id, () -> hand.hold(node(id), FROM));
    for (double x = FROM; x < TO; x += STEP) {
      double place = x;
      deed(id, () -> hand.draw(node(id), place));
    }
    deed(id, hand::letGo);
  }

  private void click(String id) throws InterruptedException {
    until("#" + id, () -> there(id));
    deed(id, () -> hand.click(node(id)));
  }

  private static Node node(String id) {
    return Sight.nodes().stream().filter(node -> id.equals(node.getId())).findFirst().orElseThrow();
  }

  private static boolean there(String id) {
    return Sight.any(node -> id.equals(node.getId()) && !node.isDisabled());
  }

  private void until(String what, Callable<Boolean> so) throws InterruptedException {
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    while (!OpenWindow.onScreen(so)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "waited in vain for %s (%s)".formatted(what, OpenWindow.onScreen(hand::done)));
      }
      Thread.sleep(MILLIS);
    }
  }
}
