package sparsam.campaign.window;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import javafx.application.Platform;
import javafx.scene.robot.Robot;
import org.jspecify.annotations.Nullable;
import sparsam.campaign.part.Shelf;
import sparsam.system.FolderTree;
import sparsam.ui.shell.LabWindow;

/**
 * A process whose window grows old. It reads how many rounds a window lives, and says {@code held}
 * and a few words, or {@code fault} and what grew: within a window's life, and from the second
 * window on.
 */
final class AgeWork {
  /** Until all has been used once. */
  private static final int WARM = 2;

  /** Rounds that a half of a window's life needs at least to be compared with the other. */
  private static final int LEAST = 3;

  private static final double SMOOTH = 1;

  /** Megabytes that the headless platform keeps of each window: what it was drawn into. */
  private static final double PICTURES = 8;

  private final Uncaught uncaught = Uncaught.listen();
  private final Robot robot = OpenWindow.onScreen(Robot::new);
  private final Path root;
  private final Shelf shelf;
  private @Nullable Age closed;
  private int windows;

  private AgeWork(Path root) throws IOException {
    this.root = root;
    this.shelf = Shelf.in(root.resolve("shelf"));
  }

  /**
   * @param args a folder for all
   */
  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ENGLISH);
    Platform.startup(() -> {});
    Platform.setImplicitExit(false);
    AgeWork work = new AgeWork(Path.of(args[0]));
    PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    answers.println("ready");
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      answers.println(work.live(Integer.parseInt(line)).replace("\n", " / "));
    }
    FolderTree.delete(work.root);
    System.exit(0);
  }

  /**
   * What a window's life came to.
   *
   * @param ages after each round that counts
   * @param late milliseconds of frames that took more than 100, by what was done before them
   */
  private record Life(
      List<Age> ages,
      double latePerCent,
      Map<String, List<Long>> late,
      WeakReference<LabWindow> window) {
    /**
     * What grew: the least of its first half against the least of its second, for what is under way
     * at a moment is no growth. Nothing where it was too short to tell.
     */
    Optional<String> growth() {
      int half = ages.size() / 2;
      return half < LEAST
          ? Optional.empty()
          : least(ages.subList(half, ages.size())).growth(least(ages.subList(0, half)));
    }

    private static Age least(List<Age> ages) {
      return Collections.min(ages, Comparator.comparingLong(Age::heap));
    }
  }

  /** In a method of its own, which holds nothing of it afterwards. */
  private Life use(int rounds, Path home) throws IOException, InterruptedException {
    Answers answers = new Answers(new SplittableRandom(1), home, List.of(home));
    try (OpenWindow open = OpenWindow.in(home, answers)) {
      Rounds script =
          Rounds.of(open, shelf, () -> new Hand(new SplittableRandom(1), open.stage(), robot));
      List<Age> ages = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        script.round();
        if (i >= WARM) {
          ages.add(Age.now());
        }
      }
      return new Life(
          ages, script.latePerCent(), script.late(), new WeakReference<>(open.window()));
    }
  }

  private String live(int rounds) throws IOException, InterruptedException {
    Path home = Files.createDirectories(root.resolve("home"));
    Life life;
    try {
      life = use(rounds, home);
    } catch (IllegalStateException e) {
      return "fault " + Uncaught.words(e);
    }
    double late = life.latePerCent();
    Optional<String> grown =
        life.growth().map(what -> String.format(Locale.ROOT, "%s in %d rounds", what, rounds));
    FolderTree.delete(home);
    Age now = Age.now();
    if (life.window().get() != null) {
      return "fault a window that was closed is held";
    }
    windows++;
    if (grown.isEmpty() && closed != null) {
      grown =
          now.growth(closed, windows * PICTURES)
              .map(what -> String.format(Locale.ROOT, "%s after %d windows", what, windows));
    }
    if (closed == null) {
      closed = now;
    }
    List<String> thrown = uncaught.take();
    if (!thrown.isEmpty()) {
      return "fault " + thrown;
    }
    System.err.printf(
        Locale.ROOT,
        "%d rounds: %s; closed: %s; %.1f %% late: %s%n",
        rounds,
        life.ages(),
        now,
        late,
        life.late());
    return grown.map(what -> "fault " + what).orElse("held flat, " + frames(late));
  }

  private static String frames(double latePerCent) {
    if (latePerCent == 0) {
      return "no frame over 100 ms";
    }
    return latePerCent < SMOOTH ? "under 1 % of frames over 100 ms" : "frames late";
  }
}
