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
import javafx.application.Platform;
import sparsam.campaign.part.Said;
import sparsam.campaign.part.Shelf;
import sparsam.system.FolderTree;

/** A process with windows. It reads lines {@code SEED DEEDS} and says what came of them. */
final class WindowWork {
  private WindowWork() {}

  /**
   * @param args a folder for all
   */
  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ENGLISH);
    Path root = Path.of(args[0]);
    Uncaught uncaught = Uncaught.listen();
    Platform.startup(() -> {});
    Platform.setImplicitExit(false);
    PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    ClickTrial clicks = new ClickTrial(uncaught, new Effects(), files(root.resolve("files")));
    answers.println("ready");
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      String[] words = line.split(" ", -1);
      Path home = Files.createDirectories(root.resolve("home"));
      Optional<String> fault =
          clicks.run(Long.parseLong(words[0]), Integer.parseInt(words[1]), home);
      FolderTree.delete(home);
      answers.println(
          fault.map(what -> "fault " + what.replace("\n", " / ")).orElse("held came back"));
    }
    FolderTree.delete(root);
    System.exit(0);
  }

  /** What a person may open: good files of every kind, broken ones, one that is not there. */
  private static List<Path> files(Path folder) throws IOException {
    Shelf shelf = Shelf.in(folder);
    Path run = shelf.run();
    Path broken = folder.resolve("broken.sparsam");
    Files.writeString(broken, "{\"name\": ");
    Path lesson = folder.resolve("own.sparsam-lesson");
    Files.writeString(lesson, Said.by(List.of("lesson", "print", "cliff")).out());
    Path weights = folder.resolve("broken.safetensors");
    Files.write(weights, new byte[] {1, 2, 3});
    return List.of(
        shelf.small().recipe(),
        run,
        shelf.sweep(),
        run.resolve("weights").resolve("dense.safetensors"),
        folder.resolve("small.csv"),
        lesson,
        broken,
        weights,
        folder,
        folder.resolve("not-there.sparsam"));
  }
}
