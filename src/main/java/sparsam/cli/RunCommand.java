package sparsam.cli;

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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sparsam.cli.console.Interrupt;
import sparsam.data.DataChoice;
import sparsam.data.DataException;
import sparsam.data.DataSet;
import sparsam.data.DataSets;
import sparsam.data.OwnData;
import sparsam.data.own.OwnSet;
import sparsam.experiment.DataSource;
import sparsam.experiment.Experiment;
import sparsam.experiment.Failure;
import sparsam.experiment.FolderSource;
import sparsam.experiment.Need;
import sparsam.experiment.NetworkFactory;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeReader;
import sparsam.report.Provenance;
import sparsam.report.Report;
import sparsam.report.ReportFolder;
import sparsam.result.Monitor;
import sparsam.result.Run;
import sparsam.store.GivenDense;
import sparsam.store.RunFolder;
import sparsam.store.RunJson;
import sparsam.store.RunPlace;
import sparsam.store.Shipped;
import sparsam.system.Folders;
import sparsam.text.Strings;
import sparsam.train.Control;

/** Runs a recipe to its end and says what came out. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a preset or a recipe file: dense training, pruning, arms side by side.",
      "The run's folder holds recipe.sparsam, metrics.csv, run.json and the weights, and is whole"
          + " at any moment: a run that was stopped or killed goes on with --resume from its last"
          + " finished epoch, to the same numbers."
    },
    footer = {
      "",
      "Examples:",
      "  sparsam run quick",
      "  sparsam run notebook --out runs/notebook",
      "  sparsam run fair --set prune.fraction=0.9 --set arms[*].optimizer.lr=0.02 --seed 1",
      "  sparsam run fair --set prune.fraction=0.8 --dense-from shipped",
      "  sparsam run fair --dense-from weights.safetensors",
      "  sparsam run fair --report reports/fair",
      "  sparsam run fair --data my-images --set data.height=28 --set data.width=28",
      "  sparsam run quick --arms-at-once 2",
      "  sparsam run --resume --out runs/notebook",
      "  sparsam run quick --json > result.json"
    })
final class RunCommand implements Callable<Integer> {
  private static final Path RUNS = Path.of("runs");
  private static final String SHIPPED = "shipped";

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "PRESET|FILE",
      description =
          "A preset's name (see sparsam presets) or a recipe file; not needed with --resume.")
  private @Nullable String source;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The run's folder. Default: runs/TIME-NAME.")
  private @Nullable Path out;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Changes a number of the recipe, by its path in the JSON: prune.fraction=0.9. Can be"
              + " repeated.")
  private List<String> settings = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "Short for --set seed=N.")
  private @Nullable Long seed;

  @Option(
      names = "--arms-at-once",
      paramLabel = "N",
      description =
          "Short for --set armsAtOnce=N: so many arms train at the same time, one core each, to the"
              + " same numbers.")
  private @Nullable Long armsAtOnce;

  @Option(
      names = "--data",
      paramLabel = "PATH|NAME",
      description =
          "Data of your own in place of the recipe's: a file or folder (see sparsam data show), or"
              + " another data set's name.")
  private @Nullable String own;

  @Option(
      names = "--data-from",
      paramLabel = "PATH",
      description =
          "Where a recipe's own data are on this computer, if not where the recipe says. They have"
              + " to be the same ones.")
  private @Nullable Path dataFrom;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Folder of downloaded data sets or of IDX files.")
  private @Nullable Path dataFolder;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "Write a report there when the run has ended: a page that needs nothing else, the"
              + " pictures as PNG, SVG and PDF, their numbers as CSV and JSON,"
              + " the table of results for LaTeX and Markdown.")
  private @Nullable Path report;

  @Option(names = "--resume", description = "Go on with the run in --out.")
  private boolean resume;

  @Option(
      names = "--dense-from",
      paramLabel = "FILE|DIR|shipped",
      description =
          "Take the dense network over in place of training it: from a file of weights (PyTorch's"
              + " state_dict as safetensors), another run's folder, or from inside the program.")
  private @Nullable String denseFrom;

  @Option(
      names = "--json",
      description = "Print the results as JSON, and nothing else, on standard output.")
  private boolean json;

  @Mixin private Threads threads;

  /** What was read to know its fingerprint. */
  private @Nullable Loaded loaded;

  private record Loaded(OwnData data, DataSet set) {}

  @Override
  public Integer call() throws IOException, DataException {
    if (report != null) {
      ReportFolder.check(report);
    }
    try (RunStart start = open()) {
      return run(start);
    } catch (RecipeException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    } catch (OutOfMemoryError e) {
      throw Failure.of(e, "the run");
    }
  }

  private RunStart open() throws RecipeException, IOException, DataException {
    if (seed != null) {
      settings.add("seed=" + seed);
    }
    if (armsAtOnce != null) {
      settings.add("armsAtOnce=" + armsAtOnce);
    }
    if (!resume) {
      if (source == null) {
        throw new ParameterException(
            spec.commandLine(),
            "what to run is missing: a recipe file, or one of " + String.join(", ", Presets.NAMES));
      }
      Recipe recipe = known(recipe(source));
      Path path =
          out == null ? RunPlace.next(RUNS, recipe, Clock.system(ZoneId.systemDefault())) : out;
      return RunStart.anew(
          recipe,
          path,
          data(recipe),
          threads.count(recipe),
          denseFrom == null ? null : dense(denseFrom, recipe));
    }
    if (out == null) {
      throw new ParameterException(
          spec.commandLine(), "--resume needs --out, the folder of the run to go on with");
    }
    if (denseFrom != null) {
      throw new ParameterException(
          spec.commandLine(),
          "a run that is resumed keeps its dense network: leave --dense-from away");
    }
    if (own != null) {
      throw new ParameterException(
          spec.commandLine(),
          "a run that is resumed keeps its data: say with --data-from where they are now");
    }
    if (source != null) {
      return goOn(RunFolder.resume(out, recipe(source)));
    }
    if (!settings.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "a run that is resumed keeps its recipe: leave --set, --seed and --arms-at-once away");
    }
    return goOn(RunFolder.resume(out));
  }

  private RunStart goOn(RunFolder folder) throws IOException {
    try {
      return RunStart.resumed(folder, data(folder.recipe()), threads.count(folder.recipe()));
    } catch (IOException | ParameterException e) {
      folder.close();
      throw e;
    }
  }

  private static DataSets sets() {
    return new DataSets(Folders.standard().data());
  }

  private FolderSource data(Recipe recipe) {
    boolean personal = recipe.data().choice() instanceof OwnData;
    if (!personal && dataFrom != null) {
      throw new ParameterException(
          spec.commandLine(),
          "--data-from is for recipes with data of their own; %s is looked for with --data-dir"
              .formatted(recipe.data().set()));
    }
    return new FolderSource(sets(), personal ? dataFrom : dataFolder);
  }

  private DataChoice choice(String typed) throws DataException, RecipeException {
    if (sets().names().contains(typed) && !Files.exists(Path.of(typed))) {
      return new DataChoice.Named(typed);
    }
    return known(OwnPath.settled(OwnData.at(OwnPath.of(typed)), settings));
  }

  /** With the fingerprint of data that are taken as they are. */
  private Recipe known(Recipe recipe) throws DataException {
    return recipe.data().choice() instanceof OwnData data && !data.isKnown()
        ? recipe.withData(recipe.data().with(known(data)))
        : recipe;
  }

  private OwnData known(OwnData data) throws DataException {
    OwnSet read = OwnSet.load(data, dataFrom);
    OwnData known = read.known(data);
    loaded = new Loaded(known, read.set());
    return known;
  }

  private Recipe recipe(String name) throws RecipeException, IOException, DataException {
    Path file = Path.of(name);
    Recipe recipe =
        Presets.NAMES.contains(name) || !Files.exists(file)
            ? Presets.load(name)
            : RecipeReader.read(file);
    Recipe about = own == null ? recipe : recipe.withData(recipe.data().with(choice(own)));
    return RecipeReader.override(about, settings);
  }

  private static GivenDense dense(String from, Recipe recipe) throws IOException {
    return from.equals(SHIPPED) ? Shipped.require(recipe) : GivenDense.of(Path.of(from));
  }

  private static void report(
      Run run, Monitor monitor, DataSource data, Path own, Path folder, PrintWriter console)
      throws IOException {
    if (run.state() != Run.State.FINISHED) {
      console.println("There is no report, for the run has not ended; resume it with --report.");
      return;
    }
    Strings strings = new Strings();
    Report report = Report.of(strings, run, monitor, data).with(own, strings);
    Path page = ReportFolder.write(report, folder, strings);
    console.printf("Report: %s%n", page);
  }

  private int run(RunStart start) throws IOException, DataException {
    PrintWriter console = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    Recipe recipe = start.recipe();
    NetworkFactory networks = threads.networks(start.threads());
    Need.require(recipe, networks, start.data());
    NetworkFactory fitted = networks.fitted(recipe);
    console.printf(
        Locale.ROOT,
        "%s, seed %d, %s, in %s%n",
        recipe.name(),
        recipe.seed(),
        recipe.lanes() > 1
            ? recipe.lanes() + " arms at once, 1 thread each"
            : Threads.words(fitted.threads()),
        start.path());
    start.notes().forEach(console::println);
    DataSet set =
        loaded != null && loaded.data().equals(recipe.data().choice())
            ? loaded.set()
            : start.data().load(recipe.data().choice());
    Strings strings = new Strings();
    Provenance.of(strings, set.name(), set.origin()).ifPresent(console::println);
    console.flush();
    Monitor monitor = new Monitor();
    Control control = new Control();
    Experiment experiment =
        new Experiment(
            recipe,
            start::open,
            _ -> set,
            fitted,
            start.environment().with(fitted.threads()),
            monitor,
            control);
    try (Interrupt _ = new Interrupt(control::stop)) {
      Run run;
      try (Progress _ = new Progress(monitor, console)) {
        run = experiment.run();
      } catch (IOException e) {
        throw start.brokenOff(e);
      }
      if (json) {
        spec.commandLine().getOut().print(RunJson.write(run));
      } else {
        console.println(new ResultText(run, strings));
      }
      if (run.state() != Run.State.FINISHED) {
        console.printf("Stopped. Go on with: %s%n", start.again());
      }
      spec.commandLine().getOut().flush();
      if (report != null) {
        report(run, monitor, _ -> set, start.path(), report, console);
      }
      console.flush();
      return run.state() != Run.State.FINISHED || run.failed() ? ExitCode.SOFTWARE : ExitCode.OK;
    }
  }
}
