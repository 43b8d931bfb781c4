package sparsam.campaign.kill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sparsam.Sparsam;
import sparsam.campaign.About;
import sparsam.campaign.Campaign;
import sparsam.campaign.Outcome;
import sparsam.campaign.Trial;
import sparsam.campaign.part.Command;
import sparsam.campaign.part.Contents;
import sparsam.campaign.part.Helper;
import sparsam.campaign.part.Said;
import sparsam.campaign.part.Shelf;
import sparsam.campaign.part.Undisturbed;
import sparsam.plot.screen.Offscreen;

/**
 * A command line, or the window, is killed at some moment between its first file and its last, and
 * gone on with.
 */
public final class KillCampaign implements Campaign {
  private static final int QUICK = 3;
  private static final int WHOLE = 200;

  /** After the file that is waited for, so that what lies between files is hit too. */
  private static final int MOST_MICROS = 60_000;

  /** As kinds of work go: the window after every so many commands. */
  private static final int WINDOW_EVERY = 3;

  private @Nullable Undisturbed undisturbed;

  /** A report draws for minutes on a machine that has other work. */
  @Override
  public About about() {
    return new About(
        "killed",
        "gone on with to the bits of the undisturbed; nothing half there",
        QUICK,
        WHOLE,
        Duration.ofMinutes(15));
  }

  @Override
  public void prepare() throws IOException {
    Offscreen.open(); // It stays open until the process ends.
    undisturbed = Undisturbed.in("killed-");
  }

  private Undisturbed undisturbed() {
    return Objects.requireNonNull(undisturbed, "not prepared");
  }

  private Shelf shelf() {
    return undisturbed().shelf();
  }

  @Override
  public Outcome trial(Trial trial) throws Exception {
    SplittableRandom random = trial.random();
    if (trial.number() % WINDOW_EVERY == WINDOW_EVERY - 1) {
      return window(trial, random);
    }
    // A report takes seconds.
    List<Command> commands =
        List.copyOf(
            trial.number() < QUICK
                ? EnumSet.complementOf(EnumSet.of(Command.REPORT))
                : EnumSet.allOf(Command.class));
    // The commands that take long more often.
    Command command =
        random.nextBoolean()
            ? random.nextBoolean() ? Command.RUN : Command.SWEEP
            : commands.get(random.nextInt(commands.size()));
    Path place = trial.folder().resolve("place");
    Contents wanted = undisturbed().of(command, place);
    undisturbed().prepare(command, place);
    List<String> first = command.first(shelf(), place);
    Process process = start(Sparsam.class, trial.folder(), first);
    boolean killed = kill(process, place, random.nextInt(wanted.files().size() + 1), random);
    Said again = Said.by(command.again(shelf(), place));
    if (again.code() != 0) {
      return Outcome.fault(command + " cannot be gone on with: " + again.err());
    }
    return wanted
        .difference(Contents.of(place))
        .map(difference -> Outcome.fault(command + " gone on with: " + difference))
        .orElseGet(() -> Outcome.held(killed ? "killed, gone on with" : "ended before"));
  }

  private static Process start(Class<?> main, Path home, List<String> arguments)
      throws IOException {
    return Helper.builder(main, home, List.of(), arguments.toArray(String[]::new))
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD)
        .start();
  }

  /** Kills a process some time after there are so many files; whether it was still alive. */
  private static boolean kill(Process process, Path place, int files, SplittableRandom random)
      throws IOException, InterruptedException {
    while (process.isAlive() && count(place) < files) {
      Thread.sleep(0, 200_000);
    }
    long micros = random.nextInt(MOST_MICROS);
    Thread.sleep(micros / 1000, (int) (micros % 1000) * 1000);
    boolean alive = process.isAlive();
    process.destroyForcibly().waitFor();
    return alive;
  }

  private static long count(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      return files.filter(Files::isRegularFile).count();
    } catch (UncheckedIOException _) {
      return 0; // A file that took its place while it was looked at.
    }
  }

  private Outcome window(Trial trial, SplittableRandom random) throws Exception {
    Path home = Files.createDirectories(trial.folder().resolve("home"));
    Contents wanted = undisturbed().of(Command.RUN, trial.folder().resolve("place"));
    List<String> arguments = List.of(home.toString(), shelf().small().recipe().toString());
    Process process = start(WindowRun.class, home, arguments);
    boolean killed = kill(process, home, random.nextInt(wanted.files().size() + 2), random);
    List<Path> runs = new ArrayList<>();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.endsWith("recipe.sparsam")) {
          runs.add(Objects.requireNonNull(file.getParent()));
        } else if (file.endsWith("window.json")) {
          Optional<String> flaw = flaw(file);
          if (flaw.isPresent()) {
            return Outcome.fault("the window's memory: " + flaw.get());
          }
        }
      }
    }
    for (Path run : runs) {
      Path place = Files.createDirectories(trial.folder().resolve("gone-on"));
      Files.move(run, place.resolve(Command.OUT));
      Said again = Said.by(Command.RESUME.again(shelf(), place));
      if (again.code() != 0) {
        return Outcome.fault("the window's run cannot be gone on with: " + again.err());
      }
      Optional<String> difference = wanted.difference(Contents.of(place));
      if (difference.isPresent()) {
        return Outcome.fault("the window's run gone on with: " + difference.get());
      }
    }
    return Outcome.held(
        !killed
            ? "ended before"
            : runs.isEmpty() ? "killed before it began" : "killed, gone on with");
  }

  private static Optional<String> flaw(Path json) throws IOException {
    try {
      new JsonMapper().readTree(Files.readString(json));
      return Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
