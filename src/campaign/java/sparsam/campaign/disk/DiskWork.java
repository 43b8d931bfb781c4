package sparsam.campaign.disk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Platform;
import sparsam.campaign.disk.Fault.Way;
import sparsam.campaign.part.Command;
import sparsam.campaign.part.Contents;
import sparsam.campaign.part.Said;
import sparsam.campaign.part.Shelf;
import sparsam.system.FolderTree;

/**
 * A process whose files fail on demand. It reads lines {@code COMMAND}, and says how many writes
 * that makes, and {@code COMMAND WAY NUMBER}, and says what came of it: {@code held} or {@code
 * fault} and a few words.
 */
final class DiskWork {
  private final Shelf shelf;
  private final Path place;
  private final Fault fault;
  private final Map<Command, Contents> undisturbed = new EnumMap<>(Command.class);

  private DiskWork(Path root) throws IOException {
    fault = ((FaultyProvider) FileSystems.getDefault().provider()).fault();
    place = Files.createDirectories(root.resolve("place"));
    Path folder = root.resolveSibling("shelf");
    shelf = Shelf.in(folder);
  }

  /**
   * @param args none; the folder that fails is named by {@link FaultyProvider#ROOT}
   */
  public static void main(String[] args) throws IOException {
    Locale.setDefault(Locale.ENGLISH);
    Platform.startup(() -> {});
    Platform.setImplicitExit(false);
    DiskWork work = new DiskWork(Path.of(System.getProperty(FaultyProvider.ROOT, "")));
    PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    answers.println("ready");
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      String[] words = line.split(" ", -1);
      Command command = Command.valueOf(words[0]);
      answers.println(
          words.length == 1
              ? Long.toString(work.writes(command))
              : work.trial(command, Way.valueOf(words[1]), Long.parseLong(words[2])));
    }
    FolderTree.delete(work.shelf.folder().resolveSibling(""));
    System.exit(0);
  }

  private void clear(Command command) throws IOException {
    FolderTree.delete(place);
    Files.createDirectories(place);
    command.prepare(shelf, place);
  }

  private long writes(Command command) throws IOException {
    clear(command);
    fault.set(Way.ONCE, Long.MAX_VALUE);
    Shelf.must(command.first(shelf, place));
    long writes = fault.end();
    undisturbed.put(command, Contents.of(place));
    return writes;
  }

  private String trial(Command command, Way way, long number) throws IOException {
    clear(command);
    Contents wanted = Objects.requireNonNull(undisturbed.get(command), "not counted");
    fault.set(way, number);
    Said first = Said.by(command.first(shelf, place));
    fault.end();
    boolean done = first.code() == 0;
    if (!done) {
      Optional<String> flaw = first.flaw();
      if (flaw.isPresent()) {
        return "fault " + line(flaw.get());
      }
      if (!tells(first.err(), way)) {
        return "fault it does not say where and why, %s: %s".formatted(way, line(first.err()));
      }
      if (way == Way.SLOW) {
        return "fault of a slow disk it says " + line(first.err());
      }
      Said again = Said.by(command.again(shelf, place));
      if (again.code() != 0) {
        return "fault after “%s” it cannot be gone on with: %s"
            .formatted(line(first.err()), line(again.err()));
      }
    }
    Optional<String> difference = wanted.difference(Contents.of(place));
    if (difference.isPresent()) {
      return "fault %s “%s” %s"
          .formatted(
              done ? "done, but" : "gone on with after", line(first.err()), difference.get());
    }
    return done ? "held unharmed" : "held refused, then resumed";
  }

  /** Whether a sentence says which file it was about, and what the disk said. */
  private boolean tells(String said, Way way) {
    return said.contains(place.toString())
        && (said.contains(way.reason()) || said.contains(FaultyPath.NOWHERE));
  }

  private static String line(String text) {
    return text.strip().replace("\n", " / ");
  }
}
