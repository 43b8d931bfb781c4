package sparsam.campaign.window;

import java.util.List;
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
  private static final int SECONDS = 120;

  /** A frame that a person notices. */
  private static final long LONG_NANOS = 100_000_000;

  private static final List<String> WORKSPACES =
      List.of("rail-runs", "rail-flatness", "rail-sweep", "rail-lessons", "rail-lab");

  private final OpenWindow open;
  private final Shelf shelf;
  private final Hand hand;
  private final Frames frames;

  /** Counts what comes late; on the toolkit's thread. */
  private static final class Frames extends AnimationTimer {
    private long before;
    private int late;
    private int all;

    @Override
    public void handle(long now) {
      all++;
      if (before > 0 && now - before > LONG_NANOS) {
        late++;
      }
      before = now;
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
          Frames frames = new Frames();
          frames.start();
          open.window().shell().tour().leave();
          return new Rounds(open, shelf, hand.call(), frames);
        });
  }

  /** Of a hundred frames so many came after more than 100 ms. */
  double latePerCent() {
    return OpenWindow.onScreen(() -> 100.0 * frames.late / Math.max(1, frames.all));
  }

  /** One round, some seconds of it the run's. */
  void round() throws InterruptedException {
    ShellModel shell = open.window().shell();
    OpenWindow.does(() -> shell.open(shelf.small().recipe()));
    until("the recipe", () -> shell.lab().recipe().name().get().equals("small"));
    until("Run", () -> shell.lab().readiness().ready().get());
    OpenWindow.does(() -> shell.lab().run());
    until("the run's end", () -> !shell.lab().runs().isRunning());
    drag("fraction-slider");
    for (Appearance.Choice choice : Appearance.Choice.values()) {
      OpenWindow.does(() -> open.window().view().appearance().choice().set(choice));
    }
    click("export");
    until("the export", () -> there("export-save"));
    click("export-save");
    OpenWindow.does(hand::escape);
    until("the lab", () -> !there("export-save"));
    for (String workspace : WORKSPACES) {
      click(workspace);
    }
    OpenWindow.does(() -> shell.open(shelf.run()));
    OpenWindow.does(() -> shell.open(shelf.sweep()));
    until("the sweep", () -> shell.sweep().sight().get().isPresent());
    click("rail-runs");
    until("the list", () -> !shell.runs().rows().get().isEmpty());
    List<RunRow> rows = OpenWindow.onScreen(() -> shell.runs().rows().get());
    OpenWindow.does(
        () -> shell.runs().deeds().star(rows.stream().map(RunRow::folder).toList(), true));
    click("rail-lab");
    OpenWindow.does(() -> shell.lab().choose("quick"));
    until("Run", () -> shell.lab().readiness().ready().get());
    click("rail-runs");
    OpenWindow.does(() -> shell.runs().delete(rows));
    until("the deletion", () -> shell.runs().rows().get().isEmpty());
    click("rail-lab");
  }

  private void drag(String id) {
    OpenWindow.does(
        () ->
            Sight.nodes().stream()
                .filter(node -> id.equals(node.getId()))
                .findFirst()
                .ifPresent(hand::sweepOver));
  }

  private void click(String id) throws InterruptedException {
    until("#" + id, () -> there(id));
    OpenWindow.does(() -> hand.click(node(id)));
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
