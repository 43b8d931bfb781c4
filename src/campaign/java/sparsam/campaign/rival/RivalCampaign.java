package sparsam.campaign.rival;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
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
import sparsam.store.file.RunNote;
import sparsam.system.FolderTree;

/**
 * Two command lines, or a window and one, or two windows, begin within some milliseconds of each
 * other on the same folder.
 */
public final class RivalCampaign implements Campaign {
  private static final int QUICK = 6;
  private static final int WHOLE = 1_000;
  private static final int MOST_MILLIS_APART = 120;

  /** Both may work on it. */
  private static final List<Command> SHARED =
      List.of(Command.SEEDS, Command.FLATNESS, Command.EXPORT, Command.LANDSCAPE);

  /**
   * One has it, the other is told so; of a sweep that begins at the same moment both have parts.
   */
  private static final List<Command> OWN =
      List.of(Command.RUN, Command.TAKE_OVER, Command.AT_ONCE, Command.SWEEP);

  private final List<Helper> helpers = new ArrayList<>();
  private @Nullable Undisturbed undisturbed;

  /** On a machine that has other work a sweep takes minutes. */
  @Override
  public About about() {
    return new About(
        "two",
        "one works, the other too or says so; nothing lost",
        QUICK,
        WHOLE,
        Duration.ofMinutes(15));
  }

  @Override
  public void prepare() throws IOException {
    undisturbed = Undisturbed.in("two-");
    Path home = undisturbed.folder().resolve("home");
    for (int i = 0; i < 2; i++) {
      helpers.add(Helper.start(RivalWork.class, home, List.of()));
    }
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
    Path place = trial.folder().resolve("place");
    return switch (random.nextInt(4)) {
      case 0 -> commands(SHARED.get(random.nextInt(SHARED.size())), true, place, random);
      case 1 -> commands(OWN.get(random.nextInt(OWN.size())), false, place, random);
      case 2 -> goOn(place, random);
      default -> history(place, random);
    };
  }

  /** The same twice. */
  private Outcome commands(Command command, boolean both, Path place, SplittableRandom random)
      throws Exception {
    Contents wanted = undisturbed().of(command, place);
    undisturbed().prepare(command, place);
    List<String> line = command.first(shelf(), place);
    List<Said> ends = atOnce(line, line, random);
    long done = ends.stream().filter(said -> said.code() == 0).count();
    if (done == 0 || (both && done < 2)) {
      return Outcome.fault(command + " twice: " + ends);
    }
    for (Said said : ends) {
      Optional<String> flaw = said.code() == 0 ? Optional.empty() : said.flaw();
      if (flaw.isPresent()) {
        return Outcome.fault(command + " twice: " + flaw.get());
      }
    }
    return wanted
        .difference(Contents.of(place))
        .map(difference -> Outcome.fault(command + " twice: " + difference + " " + ends))
        .orElseGet(() -> Outcome.held(done == 2 ? "both worked" : "one was told"));
  }

  /** A run that begins, and a window or another command line that would go on with it. */
  private Outcome goOn(Path place, SplittableRandom random) throws Exception {
    Contents wanted = undisturbed().of(Command.RUN, place);
    Files.createDirectories(place);
    Path run = place.resolve(Command.OUT);
    List<String> begin = Command.RUN.first(shelf(), place);
    List<String> other =
        random.nextBoolean()
            ? List.of(RivalWork.Deed.GO_ON.name(), run.toString())
            : Command.RESUME.first(shelf(), place);
    List<Said> ends = atOnce(begin, other, random);
    Said settled = Said.by(Command.RUN.again(shelf(), place));
    if (settled.code() != 0) {
      return Outcome.fault("a run and who goes on with it: " + ends + ", then " + settled.err());
    }
    return wanted
        .difference(Contents.of(place))
        .map(difference -> Outcome.fault("a run and who goes on with it: " + difference + ends))
        .orElseGet(() -> Outcome.held("one was told"));
  }

  /** What two windows, or one and a command line, do to a run of their history. */
  private Outcome history(Path place, SplittableRandom random) throws Exception {
    Files.createDirectories(place);
    Path run = place.resolve("run");
    FolderTree.copy(shelf().run(), run);
    Contents before = Contents.of(run);
    boolean deletes = random.nextInt(3) == 0;
    List<String> one = List.of(RivalWork.Deed.STAR.name(), run.toString());
    List<String> other =
        List.of((deletes ? RivalWork.Deed.DELETE : RivalWork.Deed.NOTE).name(), run.toString());
    List<Said> ends = atOnce(one, other, random);
    Path now = deletes && !Files.exists(run) ? place.resolve(".trash").resolve("run") : run;
    RunNote note = RunNote.read(now);
    boolean starred = ends.getFirst().code() == 0;
    if (note.starred() != starred || (!deletes && !note.text().equals("seen"))) {
      return Outcome.fault("a star and %s: %s, %s".formatted(other.getFirst(), note, ends));
    }
    Files.deleteIfExists(now.resolve(RunNote.FILE));
    return before
        .difference(Contents.of(now))
        .map(difference -> Outcome.fault("a star and %s: %s".formatted(other, difference)))
        .orElseGet(() -> Outcome.held(starred ? "both worked" : "one was told"));
  }

  /** Does both in processes of their own, some milliseconds apart, in either order. */
  private List<Said> atOnce(List<String> one, List<String> other, SplittableRandom random)
      throws Exception {
    boolean swapped = random.nextBoolean();
    int apart = random.nextInt(MOST_MILLIS_APART);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<Said> first = threads.submit(asked(helpers.get(swapped ? 1 : 0), one, 0));
      Future<Said> second = threads.submit(asked(helpers.get(swapped ? 0 : 1), other, apart));
      return List.of(first.get(), second.get());
    }
  }

  private static Callable<Said> asked(Helper helper, List<String> line, int later) {
    return () -> {
      Thread.sleep(later);
      String[] words = helper.ask(String.join("\t", line)).split("\t", 2);
      return new Said(Integer.parseInt(words[0]), "", words[1]);
    };
  }
}
