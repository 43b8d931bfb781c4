package sparsam.campaign.disk;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import sparsam.InMemory;
import sparsam.campaign.About;
import sparsam.campaign.Campaign;
import sparsam.campaign.Outcome;
import sparsam.campaign.Trial;
import sparsam.campaign.disk.Fault.Way;
import sparsam.campaign.part.Command;
import sparsam.campaign.part.Helper;

/**
 * Every single write of every command that writes fails in turn. As many trials as there are writes
 * visit each once, fewer are spread over all; the next round visits them failing in the next way.
 */
public final class DiskCampaign implements Campaign {
  private static final int QUICK = 8;
  private static final int WHOLE = 8_000;

  /** A trial in so many finds a disk that is merely slow. */
  private static final int SLOW_EVERY = 40;

  private static final List<Way> WAYS = List.of(Way.FULL, Way.GONE, Way.READ_ONLY, Way.ONCE);

  /** A report takes seconds; one trial in so many writes one. */
  private static final int REPORT_EVERY = 50;

  private static final double GOLDEN = 0.618;

  private @Nullable Helper helper;
  private final List<Write> writes = new ArrayList<>();

  private int reportWrites;

  private Helper helper() {
    return Objects.requireNonNull(helper, "not prepared");
  }

  /** A command's write, counted from 0. */
  private record Write(Command command, long number) {}

  /** A report draws for minutes on a machine that has other work. */
  @Override
  public About about() {
    return new About(
        "disk",
        "a sentence, exit 1; gone on with to equal bits",
        QUICK,
        WHOLE,
        Duration.ofMinutes(15));
  }

  @Override
  public void prepare() throws IOException {
    Path root = Files.createDirectories(InMemory.folder("disk-").resolve("root"));
    List<String> flags = new ArrayList<>(Helper.AS_A_PERSON_HAS_IT);
    flags.add("-Djava.nio.file.spi.DefaultFileSystemProvider=" + FaultyProvider.class.getName());
    flags.add("-D" + FaultyProvider.ROOT + "=" + root);
    flags.add("-Dsparsam.timed.part=0.002"); // Here files fail, and nobody looks at a clock.
    Helper started = Helper.start(DiskWork.class, root.resolveSibling("home"), flags);
    for (Command command : EnumSet.complementOf(EnumSet.of(Command.REPORT))) {
      long count = Long.parseLong(started.ask(command.name()));
      for (long number = 0; number < count; number++) {
        writes.add(new Write(command, number));
      }
    }
    helper = started;
  }

  @Override
  public Outcome trial(Trial trial) throws IOException {
    if (trial.number() % REPORT_EVERY == REPORT_EVERY - 1) {
      return report(trial);
    }
    int round = trial.number() / writes.size();
    int turn = trial.number() % writes.size();
    Write write = writes.get((int) ((long) turn * stride() % writes.size()));
    Way way =
        trial.number() % SLOW_EVERY == SLOW_EVERY - 1
            ? Way.SLOW
            : WAYS.get((turn + round) % WAYS.size());
    return ask(write, way);
  }

  private Outcome report(Trial trial) throws IOException {
    if (reportWrites == 0) {
      reportWrites = Integer.parseInt(helper().ask(Command.REPORT.name()));
    }
    SplittableRandom random = trial.random();
    return ask(
        new Write(Command.REPORT, random.nextInt(reportWrites)),
        WAYS.get(random.nextInt(WAYS.size())));
  }

  private Outcome ask(Write write, Way way) throws IOException {
    String answer = helper().ask(write.command() + " " + way + " " + write.number());
    String what =
        String.format(Locale.ROOT, "%s, %s at write %d", write.command(), way, write.number());
    return Outcome.said(answer, what + ": ");
  }

  /** Steps of this length come past every write before they come to one again. */
  private int stride() {
    int stride = Math.max(1, (int) (GOLDEN * writes.size()));
    BigInteger size = BigInteger.valueOf(writes.size());
    while (!BigInteger.valueOf(stride).gcd(size).equals(BigInteger.ONE)) {
      stride++;
    }
    return stride;
  }
}
