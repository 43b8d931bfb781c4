package sparsam.campaign.window;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import sparsam.campaign.part.Shelf;
import sparsam.system.FolderTree;

/**
 * A process whose window grows old. It reads how many rounds a window lives, and says {@code held}
 * and a few words, or {@code fault} and what grew: within a window's life, and from the second
 * window on.
 */
final class AgeWork {
  /** Until all has been used once. */
  private static final int WARM = 2;

  private static final double SMOOTH = 1;

  private final Uncaught uncaught = Uncaught.listen();
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

  private String live(int rounds) throws IOException, InterruptedException {
    Path home = Files.createDirectories(root.resolve("home"));
    Answers answers = new Answers(new SplittableRandom(1), home, List.of(home));
    double late;
    Optional<String> grown = Optional.empty();
    Age last;
    try (OpenWindow open = OpenWindow.in(home, answers)) {
      Rounds script = Rounds.of(open, shelf, () -> new Hand(new SplittableRandom(1), open.stage()));
      Age young = Age.now();
      for (int i = 0; i < rounds; i++) {
        script.round();
        if (i == WARM - 1) {
          young = Age.now();
        }
      }
      last = Age.now();
      if (rounds > WARM) {
        grown =
            last.growth(young)
                .map(what -> String.format(Locale.ROOT, "%s in %d rounds", what, rounds));
      }
      late = script.latePerCent();
    } catch (IllegalStateException e) {
      return "fault " + Uncaught.words(e);
    }
    FolderTree.delete(home);
    Age now = Age.now();
    windows++;
    if (grown.isEmpty() && closed != null) {
      grown =
          now.growth(closed)
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
        Locale.ROOT, "%d rounds: %s; closed: %s; %.1f %% late%n", rounds, last, now, late);
    return grown
        .map(what -> "fault " + what)
        .orElse(late < SMOOTH ? "held flat, frames in time" : "held flat, frames late");
  }
}
