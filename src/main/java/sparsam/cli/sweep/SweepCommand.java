package sparsam.cli.sweep;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sparsam.data.DataException;
import sparsam.data.DataSets;
import sparsam.experiment.Failure;
import sparsam.experiment.FolderSource;
import sparsam.recipe.RecipeException;
import sparsam.store.RunPlace;
import sparsam.sweep.Axis;
import sparsam.sweep.Sweep;
import sparsam.sweep.SweepPlan;
import sparsam.sweep.finding.Halved;
import sparsam.sweep.work.LoadedData;
import sparsam.sweep.work.SweepFolder;
import sparsam.system.Folders;
import sparsam.system.ShellWord;
import sparsam.system.Slug;

/** Runs many experiments that differ in what one wants to know about, and says what they say. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    description = {
      "Varies settings of a recipe, trains every combination under several seeds on all cores, and"
          + " says with intervals what is best, where arms differ, and what matters.",
      "What several points share is trained once. A training that has ended is never trained again:"
          + " Ctrl-C or a kill lose at most those under way, and --resume goes on. Results are to"
          + " the bit those of sparsam run, in whatever order they come."
    },
    footer = {
      "",
      "A setting is named by its path, as for run --set, or by its last word, which is looked for;"
          + " \"rho of SAM\" means one arm. seed says the seeds.",
      "",
      "Examples:",
      "  sparsam sweep map",
      "  sparsam sweep quick --axis fraction=0.5,0.8,0.9,0.95 --axis \"rho of SAM=log:0.01:0.5:6\""
          + " --seeds 5",
      "  sparsam sweep fair --axis lr=sobol:log:0.005:0.2 --axis rho=sobol:log:0.01:0.5 --points"
          + " 64",
      "  sparsam sweep map --axis rho=log:0.01:1:27 --halve 3:3",
      "  sparsam sweep paper --dry-run",
      "  sparsam sweep --resume --out sweeps/map --seeds 10",
      "  sparsam sweep --out sweeps/map --shard 3/8",
      "  sparsam sweep paper --out sweeps/paper --script slurm > paper.sbatch",
      "  sparsam sweep paper --out sweeps/paper --script spark",
      "  sparsam sweep --gather sweeps/paper"
    })
public final class SweepCommand implements Callable<Integer> {
  private static final Path SWEEPS = Path.of("sweeps");
  private static final String SPARK = "spark";
  private static final List<String> SCRIPTS = List.of("slurm", SPARK);
  private static final int MOST_WORKERS = 1024;

  @Spec private CommandSpec spec;

  @Mixin private SweepSource source;

  @Mixin private SweepPart part;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description =
          "How many trainings go on at the same time, with one thread each. Default: as many as"
              + " cores.")
  private @Nullable Integer workers;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The sweep's folder. Default: sweeps/TIME-NAME.")
  private @Nullable Path out;

  @Option(
      names = "--resume",
      description = "Go on with the sweep in --out, perhaps with more seeds or values.")
  private boolean resume;

  @Option(
      names = "--dry-run",
      description = "Say what would be trained and how long that takes, and train nothing.")
  private boolean dryRun;

  @Option(
      names = "--json",
      description = "Print what the sweep says as JSON, and nothing else, on standard output.")
  private boolean json;

  @Option(names = "--status", description = "Say how far the sweep in --out is, and train nothing.")
  private boolean status;

  @Option(
      names = "--script",
      paramLabel = "slurm|spark",
      description = "Make the folder --out and print what works it off on a cluster.")
  private @Nullable String script;

  @Option(
      names = "--gather",
      paramLabel = "DIR",
      description =
          "Take over what the sweep in this folder has, into --out or where it is, and say what it"
              + " says. Can be repeated.")
  private List<Path> gathered = new ArrayList<>();

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "Folder of downloaded data sets or of IDX files, or where the recipe's own data are now.")
  private @Nullable Path dataFolder;

  @Override
  public Integer call() throws IOException, DataException {
    try {
      check();
      return work();
    } catch (RecipeException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    } catch (OutOfMemoryError e) {
      throw Failure.of(e, "the sweep");
    }
  }

  private void check() {
    source.check();
    part.check();
    if (workers != null && (workers < 1 || workers > MOST_WORKERS)) {
      throw wrong(
          String.format(
              Locale.ROOT, "--workers is %,d; allowed is 1 to %,d", workers, MOST_WORKERS));
    }
    long modes =
        part.count()
            + Stream.of(dryRun, status, script != null, !gathered.isEmpty())
                .filter(on -> on)
                .count();
    if (modes > 1) {
      throw wrong(
          "--dry-run, --status, --script, --gather, --shard, --point and --training exclude each"
              + " other");
    }
    if (script != null && !SCRIPTS.contains(script)) {
      throw wrong("--script is %s; allowed is %s".formatted(script, String.join(", ", SCRIPTS)));
    }
    if ((script != null || status || resume || part.isPart()) && out == null) {
      throw wrong("--out is missing, the sweep's folder");
    }
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private int work() throws IOException, DataException, RecipeException {
    if (!gathered.isEmpty()) {
      return gather();
    }
    Sweep sweep = sweep();
    if (status) {
      SweepFolder folder = existing();
      SweepState state = SweepState.of(folder, sweep);
      state.tell(console());
      state.say(console(), out(), json);
      return ExitCode.OK;
    }
    if (sweep.halved().isPresent() && (script != null || part.isPart())) {
      throw wrong(
          "a sweep that is halved decides as it goes what is trained, so it has no parts: run it"
              + " whole on one computer");
    }
    Path place =
        out == null
            ? RunPlace.next(SWEEPS, sweep.recipe(), Clock.system(ZoneId.systemDefault()))
            : out;
    SweepFolder folder = new SweepFolder(place);
    folder.requireUsable();
    Halved halved = Halved.of(sweep, tasks -> folder.read(tasks, "").outcomes());
    SweepRun run = prepared(folder, halved);
    if (dryRun) {
      return ExitCode.OK;
    }
    if (script != null) {
      folder.make(sweep);
      print(run, folder, halved.plan());
      return ExitCode.OK;
    }
    console().printf("in %s%n", place);
    console().flush();
    return end(sweep, folder, rungs(sweep, folder, run));
  }

  private SweepRun prepared(SweepFolder folder, Halved halved) throws IOException, DataException {
    SweepRun run =
        new SweepRun(
            halved, folder, part.of(halved.plan()), data(), wanted(), part.isChild(), console());
    run.tell();
    return run;
  }

  /** Trains rung after rung; where nothing is halved there is one. */
  private boolean rungs(Sweep sweep, SweepFolder folder, SweepRun first)
      throws IOException, DataException, RecipeException {
    SweepRun run = first;
    while (run.run()) {
      if (run.isLast()) {
        return true;
      }
      Halved next = Halved.of(sweep, tasks -> folder.read(tasks, "").outcomes());
      if (next.rung() <= run.rung()) {
        return false;
      }
      run = prepared(folder, next);
    }
    return false;
  }

  private void print(SweepRun run, SweepFolder folder, SweepPlan plan)
      throws IOException, DataException {
    if (script != null && script.equals(SPARK)) {
      DataSets sets = new DataSets(Folders.standard().data());
      out().print(SparkScript.of(folder, plan, run.megabytes(1), sets, dataFolder));
      return;
    }
    int each = workers == null ? Math.min(run.outlook().count(), 4) : workers;
    String name = Slug.of(plan.sweep().recipe().name());
    out()
        .print(
            Slurm.script(
                folder.path(), name, run.outlook(), Math.max(1, each), run.megabytes(each)));
  }

  private int end(Sweep sweep, SweepFolder folder, boolean ended)
      throws IOException, RecipeException {
    String place = ShellWord.of(folder.path().toString());
    if (part.isPart()) {
      console()
          .printf("This part has ended; sparsam sweep --gather %s says what all say.%n", place);
    } else {
      tell(SweepState.of(folder, sweep));
    }
    if (!ended) {
      console().printf("Not all is there. Go on with: sparsam sweep --resume --out %s%n", place);
    }
    console().flush();
    return ended ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  /** Writes the tables, and prints what the sweep says by now. */
  private void tell(SweepState state) throws IOException {
    state.write();
    state.say(console(), out(), json);
  }

  private SweepFolder existing() throws IOException {
    SweepFolder folder = new SweepFolder(out == null ? Path.of("") : out);
    var _ = folder.sweep();
    return folder;
  }

  private int gather() throws IOException, RecipeException {
    if (source.isGiven()) {
      throw wrong("--gather takes the sweep that is in its folder: leave what it is away");
    }
    SweepFolder first = new SweepFolder(gathered.getFirst());
    SweepFolder folder = out == null ? first : new SweepFolder(out);
    Sweep sweep = folder.exists() ? folder.sweep() : first.sweep();
    for (Path from : gathered) {
      new SweepFolder(from).requireSame(sweep);
    }
    folder.make(sweep);
    for (Path from : gathered) {
      if (!Files.isSameFile(from, folder.path())) {
        int copied = gather(folder, new SweepFolder(from), sweep);
        console().printf(Locale.ROOT, "%,d taken over from %s%n", copied, from);
      }
    }
    tell(SweepState.of(folder, sweep));
    return ExitCode.OK;
  }

  /** Of one that is halved rung by rung, for the next follows from what the last came to. */
  private static int gather(SweepFolder folder, SweepFolder from, Sweep sweep)
      throws IOException, RecipeException {
    int copied = 0;
    Halved last;
    Halved next = Halved.of(sweep, tasks -> folder.read(tasks, "").outcomes());
    do {
      last = next;
      copied += folder.gather(from, last.plan().tasks());
      next = Halved.of(sweep, tasks -> folder.read(tasks, "").outcomes());
    } while (next.rung() > last.rung());
    return copied;
  }

  /** What is to be swept: as named, or what --out holds; with what the options change. */
  private Sweep sweep() throws IOException, DataException, RecipeException {
    SweepFolder there = out == null ? null : new SweepFolder(out);
    if (there == null || !there.exists()) {
      return source.named(dataFolder);
    }
    if (!source.isNamed()) {
      Sweep before = there.sweep();
      Sweep now = source.changed(before);
      if (!now.equals(before) && !resume) {
        throw wrong("to change the sweep in %s, give --resume too".formatted(out));
      }
      return now;
    }
    Sweep sweep = source.named(dataFolder);
    if (!resume && !dryRun && !part.isPart() && script == null && !status) {
      throw new IOException(
          out + " holds a sweep already; go on with --resume, or choose another folder");
    }
    if (resume || dryRun || status) {
      there.requireRecipe(sweep);
    } else {
      there.requireSame(sweep);
    }
    return sweep;
  }

  private LoadedData data() {
    return new LoadedData(new FolderSource(new DataSets(Folders.standard().data()), dataFolder));
  }

  private int wanted() {
    return workers == null ? Runtime.getRuntime().availableProcessors() : workers;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** For a person: beside what is printed for a program. */
  private PrintWriter console() {
    return json || script != null ? spec.commandLine().getErr() : out();
  }

  /** The axes in words: {@code 5 fraction × 6 rho of SAM}. */
  static String axes(Sweep sweep) {
    return sweep.draws() > 0
        ? String.format(
            Locale.ROOT,
            "%,d drawn of %s",
            sweep.draws(),
            sweep.axes().stream().map(Axis::key).collect(Collectors.joining(" × ")))
        : sweep.axes().stream()
            .map(axis -> String.format(Locale.ROOT, "%,d %s", axis.values().size(), axis.key()))
            .collect(Collectors.joining(" × "));
  }
}
