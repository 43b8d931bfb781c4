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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sparsam.data.DataException;
import sparsam.data.DataSets;
import sparsam.data.OwnData;
import sparsam.data.own.OwnSet;
import sparsam.experiment.Failure;
import sparsam.experiment.FolderSource;
import sparsam.recipe.Difference;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.RecipeWriter;
import sparsam.recipe.Slug;
import sparsam.store.RunPlace;
import sparsam.sweep.Axis;
import sparsam.sweep.Sweep;
import sparsam.sweep.SweepPlan;
import sparsam.sweep.SweepPresets;
import sparsam.sweep.SweepReader;
import sparsam.sweep.Task;
import sparsam.sweep.finding.Findings;
import sparsam.sweep.finding.SweepCsv;
import sparsam.sweep.finding.SweepJson;
import sparsam.sweep.work.LoadedData;
import sparsam.sweep.work.SweepFolder;
import sparsam.sweep.work.SweepFolder.Found;
import sparsam.system.Folders;
import sparsam.system.ShellWord;
import sparsam.text.Strings;

/** Runs many experiments that differ in what one wants to know about, and says what they say. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    description = {
      "Varies settings of a recipe, trains every combination under several seeds on all cores, and"
          + " says with intervals what is best, where arms differ, and what matters.",
      "What several points share is trained once. A training that has ended is never trained again:"
          + " Ctrl-C or a kill lose at most those under way, and --resume goes on. Results are to"
          + " the bit those of sparsam run --threads 1, in whatever order they come."
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
      "  sparsam sweep paper --dry-run",
      "  sparsam sweep --resume --out sweeps/map --seeds 10",
      "  sparsam sweep --out sweeps/map --shard 3/8",
      "  sparsam sweep paper --out sweeps/paper --script slurm > paper.sbatch",
      "  sparsam sweep --gather sweeps/paper"
    })
public final class SweepCommand implements Callable<Integer> {
  private static final Path SWEEPS = Path.of("sweeps");
  private static final Pattern PART = Pattern.compile("(\\d{1,6})/(\\d{1,6})");
  private static final int MOST_WORKERS = 1024;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE|PRESET",
      description =
          "A sweep (map, noise-map, paper, or a file), or a recipe or its preset to vary; not"
              + " needed where --out holds a sweep.")
  private @Nullable String source;

  @Option(
      names = "--axis",
      paramLabel = "KEY=VALUES",
      description =
          "What is varied: fraction=0.5,0.9, rho=log:0.01:0.5:6, lr=linear:0.01:0.1:4, or drawn:"
              + " rho=sobol:log:0.01:0.5, lr=random:linear:0.01:0.1. Can be repeated.")
  private List<String> axes = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Changes a number of the recipe, as for run. Can be repeated.")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "How many seeds each combination is trained under, from the recipe's own on.")
  private @Nullable Integer seeds;

  @Option(
      names = "--points",
      paramLabel = "N",
      description = "Draws so many combinations in place of all.")
  private @Nullable Integer points;

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

  @Option(
      names = "--shard",
      paramLabel = "K/N",
      description =
          "Train the K-th of N parts only, for computers or jobs that share --out or are gathered"
              + " later.")
  private @Nullable String shard;

  @Option(
      names = "--point",
      paramLabel = "K",
      description = "Train the K-th point only, as sweep.csv counts them.")
  private @Nullable Integer point;

  @Option(names = "--status", description = "Say how far the sweep in --out is, and train nothing.")
  private boolean status;

  @Option(
      names = "--script",
      paramLabel = "slurm",
      description = "Make the folder --out and print a script that works it off on a cluster.")
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
    check("--seeds", seeds, Sweep.MOST_SEEDS);
    check("--points", points, Sweep.MOST_POINTS);
    check("--workers", workers, MOST_WORKERS);
    check("--point", point, Sweep.MOST_POINTS);
    long modes =
        Stream.of(dryRun, status, script != null, !gathered.isEmpty(), shard != null, point != null)
            .filter(on -> on)
            .count();
    if (modes > 1) {
      throw wrong(
          "--dry-run, --status, --script, --gather, --shard and --point exclude each other");
    }
    if (script != null && !script.equals("slurm")) {
      throw wrong("--script is %s; allowed is slurm".formatted(script));
    }
    if ((script != null || status || resume || shard != null || point != null) && out == null) {
      throw wrong("--out is missing, the sweep's folder");
    }
  }

  private void check(String option, @Nullable Integer value, int most) {
    if (value != null && (value < 1 || value > most)) {
      throw wrong(
          String.format(Locale.ROOT, "%s is %,d; allowed is 1 to %,d", option, value, most));
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
    SweepPlan plan = new SweepPlan(sweep);
    if (status) {
      return status(plan, new SweepFolder(existing()));
    }
    Path place =
        out == null
            ? RunPlace.next(SWEEPS, sweep.recipe(), Clock.system(ZoneId.systemDefault()))
            : out;
    SweepFolder folder = new SweepFolder(place);
    folder.requireUsable();
    SweepRun run = new SweepRun(plan, folder, tasks(plan), data(), wanted(), console());
    if (dryRun) {
      return ExitCode.OK;
    }
    if (script != null) {
      folder.make(sweep);
      int each = workers == null ? Math.min(run.outlook().count(), 4) : workers;
      String name = Slug.of(sweep.recipe().name());
      out().print(Slurm.script(place, name, run.outlook(), Math.max(1, each), run.megabytes(each)));
      return ExitCode.OK;
    }
    console().printf("in %s%n", place);
    console().flush();
    boolean ended = run.run();
    return end(plan, folder, ended);
  }

  private int end(SweepPlan plan, SweepFolder folder, boolean ended) throws IOException {
    String place = ShellWord.of(folder.path().toString());
    boolean part = shard != null || point != null;
    if (part) {
      console()
          .printf("This part has ended; sparsam sweep --gather %s says what all say.%n", place);
    } else {
      tell(plan, folder, folder.read(plan.tasks(), ""));
    }
    if (!ended) {
      console().printf("Not all is there. Go on with: sparsam sweep --resume --out %s%n", place);
    }
    console().flush();
    return ended ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  /** Writes the tables, and prints what the sweep says by now. */
  private void tell(SweepPlan plan, SweepFolder folder, Found found) throws IOException {
    Findings findings = Findings.of(plan, found.outcomes());
    SweepCsv.write(folder.path(), plan, found.outcomes(), findings);
    warn(found);
    if (json) {
      out().print(SweepJson.write(findings));
      out().flush();
    } else {
      console().print(new SweepText(findings, new Strings()));
    }
  }

  private void warn(Found found) {
    found
        .others()
        .forEach(
            (engine, count) ->
                console()
                    .printf(
                        Locale.ROOT,
                        "%,d results are left out, because another engine computed them: %s%n",
                        count,
                        engine));
    found.damaged().forEach(sentence -> console().printf("Left out: %s%n", sentence));
  }

  private Path existing() throws IOException {
    Path folder = out == null ? Path.of("") : out;
    var _ = new SweepFolder(folder).sweep();
    return folder;
  }

  private int status(SweepPlan plan, SweepFolder folder) throws IOException {
    Found found = folder.read(plan.tasks(), "");
    long failed = found.outcomes().values().stream().filter(one -> !one.isFinished()).count();
    console()
        .printf(
            Locale.ROOT,
            "%,d of %,d trainings have ended%s, %,d are under way, %,d are broken off%n",
            found.outcomes().size(),
            plan.tasks().size(),
            failed == 0 ? "" : String.format(Locale.ROOT, " (%,d without a result)", failed),
            folder.underWay(true),
            folder.underWay(false));
    warn(found);
    Findings findings = Findings.of(plan, found.outcomes());
    if (json) {
      out().print(SweepJson.write(findings));
    } else {
      console().print(new SweepText(findings, new Strings()));
    }
    console().flush();
    return ExitCode.OK;
  }

  private int gather() throws IOException, RecipeException {
    if (source != null
        || !axes.isEmpty()
        || !settings.isEmpty()
        || seeds != null
        || points != null) {
      throw wrong("--gather takes the sweep that is in its folder: leave what it is away");
    }
    SweepFolder first = new SweepFolder(gathered.getFirst());
    SweepFolder folder = out == null ? first : new SweepFolder(out);
    Sweep sweep = folder.exists() ? folder.sweep() : first.sweep();
    SweepPlan plan = new SweepPlan(sweep);
    for (Path from : gathered) {
      requireWhole(new SweepFolder(from), sweep);
    }
    folder.make(sweep);
    for (Path from : gathered) {
      SweepFolder one = new SweepFolder(from);
      if (!Files.isSameFile(from, folder.path())) {
        console()
            .printf(
                Locale.ROOT, "%,d taken over from %s%n", folder.gather(one, plan.tasks()), from);
      }
    }
    tell(plan, folder, folder.read(plan.tasks(), ""));
    console().flush();
    return ExitCode.OK;
  }

  private static void requireWhole(SweepFolder folder, Sweep sweep) throws IOException {
    requireSame(folder, sweep);
    if (!folder.sweep().equals(sweep)) {
      throw new IOException(
          folder.path() + " holds a sweep with other axes, points or seeds; choose another folder");
    }
  }

  private static void requireSame(SweepFolder folder, Sweep sweep) throws IOException {
    Recipe there = folder.sweep().recipe();
    if (!there.equals(sweep.recipe())) {
      throw new IOException(
          "%s was made for another recipe: %s"
              .formatted(
                  folder.path(),
                  Difference.first(RecipeWriter.tree(there), RecipeWriter.tree(sweep.recipe()))));
    }
  }

  /** What is to be swept: as named, or what --out holds; with what the options change. */
  private Sweep sweep() throws IOException, DataException, RecipeException {
    SweepFolder there = out == null ? null : new SweepFolder(out);
    boolean exists = there != null && there.exists();
    if (source == null) {
      if (there == null || !exists) {
        throw wrong(
            "what to sweep is missing: a file, one of %s, or a recipe's preset"
                .formatted(String.join(", ", SweepPresets.NAMES)));
      }
      if (!settings.isEmpty()) {
        throw wrong("a sweep that is gone on with keeps its recipe: leave --set away");
      }
      Sweep before = there.sweep();
      Sweep now = with(before);
      if (!now.equals(before) && !resume) {
        throw wrong("to change the sweep in %s, give --resume too".formatted(out));
      }
      return now;
    }
    Sweep named = read(source);
    if (!settings.isEmpty()) {
      named = SweepReader.on(RecipeReader.override(named.recipe(), settings), named);
    }
    if (named.recipe().data().choice() instanceof OwnData own && !own.isKnown()) {
      OwnData known = OwnSet.load(own, dataFolder).known(own);
      named = SweepReader.on(named.recipe().withData(named.recipe().data().with(known)), named);
    }
    Sweep sweep = with(named);
    if (there != null && exists) {
      if (!resume && !dryRun && shard == null && point == null && script == null && !status) {
        throw new IOException(
            out + " holds a sweep already; go on with --resume, or choose another folder");
      }
      if (resume || dryRun || status) {
        requireSame(there, sweep);
      } else {
        requireWhole(there, sweep);
      }
    }
    return sweep;
  }

  private Sweep with(Sweep sweep) throws RecipeException {
    return SweepReader.with(sweep, axes, points == null ? 0 : points, seeds == null ? 0 : seeds);
  }

  private static Sweep read(String name) throws IOException, RecipeException {
    Path file = Path.of(name);
    if (SweepPresets.NAMES.contains(name)) {
      return SweepPresets.load(name);
    }
    if (Presets.NAMES.contains(name)) {
      return SweepReader.of(Presets.load(name));
    }
    if (!Files.exists(file)) {
      throw new RecipeException(
          "%s is no file, no sweep (%s) and no preset (%s)"
              .formatted(
                  ShellWord.of(name),
                  String.join(", ", SweepPresets.NAMES),
                  String.join(", ", Presets.NAMES)));
    }
    String text = RecipeReader.text(file, "sweep");
    return SweepReader.isSweep(name, text)
        ? SweepReader.parse(name, text)
        : SweepReader.of(RecipeReader.parse(name, text));
  }

  private List<Task> tasks(SweepPlan plan) {
    if (point != null) {
      if (point > plan.points().size()) {
        throw wrong(
            String.format(
                Locale.ROOT, "--point is %,d; allowed is 1 to %,d", point, plan.points().size()));
      }
      return plan.withDense(plan.tasks(plan.points().get(point - 1)).values());
    }
    if (shard == null) {
      return plan.tasks();
    }
    Matcher part = PART.matcher(shard);
    if (part.matches()) {
      int number = Integer.parseInt(part.group(1));
      int parts = Integer.parseInt(part.group(2));
      if (number >= 1 && number <= parts) {
        return plan.shard(number, parts);
      }
    }
    throw wrong("--shard is %s; allowed is K/N, the K-th of N parts, as 1/4".formatted(shard));
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
