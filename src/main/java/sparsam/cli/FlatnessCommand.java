package sparsam.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sparsam.cli.console.Complaint;
import sparsam.cli.console.Interrupt;
import sparsam.cli.sweep.FlatnessTable;
import sparsam.cli.sweep.FlatnessTable.Entry;
import sparsam.data.DataException;
import sparsam.data.DataSet;
import sparsam.data.DataSets;
import sparsam.experiment.FolderSource;
import sparsam.experiment.RunData;
import sparsam.flatness.Examiner;
import sparsam.flatness.Measure;
import sparsam.flatness.Portrait;
import sparsam.flatness.RunStudy;
import sparsam.flatness.Specimen;
import sparsam.nn.Architecture;
import sparsam.nn.Engine;
import sparsam.nn.file.Safetensors;
import sparsam.nn.file.StateDict;
import sparsam.nn.tangent.Sample;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.arm.Arm;
import sparsam.result.Result.Finished;
import sparsam.result.Weights;
import sparsam.store.PastRun;
import sparsam.store.RunFiles;
import sparsam.sweep.Point;
import sparsam.sweep.Sweep;
import sparsam.sweep.SweepPlan;
import sparsam.sweep.Task;
import sparsam.sweep.work.SweepFolder;
import sparsam.system.Folders;
import sparsam.train.Control;

/** Measures how flat the minima are that a run's networks came to. */
@Command(
    name = "flatness",
    mixinStandardHelpOptions = true,
    description = {
      "Measures how flat the minima are that a run's networks came to: curvature, and how far the"
          + " loss rises around them, on training images with the labels that they were trained on,"
          + " in evaluation mode. The first network is what the others are compared with.",
      "Of a sweep's folder every arm is measured, and what is printed are means over its seeds.",
      "A run's results are kept in its folder after every measure: what was stopped goes on, and"
          + " nothing is measured twice."
    },
    footer = {
      "",
      "Examples:",
      "  sparsam flatness runs/label-noise",
      "  sparsam flatness runs/fair-90 --arms \"SGD,SAM ρ 0.05\" --measure eigenvalues,density",
      "  sparsam sweep flatness --out runs/flatness && sparsam flatness runs/flatness",
      "  sparsam flatness mine.safetensors --data fashion-10k --examples 2000 --json"
    })
final class FlatnessCommand implements Callable<Integer> {
  private static final String ALL = "all";

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "RUN|FILE",
      description = "Folders of runs or sweeps, or networks' weights in safetensors.")
  private List<Path> sources;

  @Option(
      names = "--arms",
      paramLabel = "NAME,…",
      description =
          "Which networks of a run: arms, dense, pruned. Can be repeated. Default: every finished"
              + " arm.")
  private List<String> arms = new ArrayList<>();

  @Option(
      names = "--examples",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many training images, from the first on. Default: ${DEFAULT-VALUE}.")
  private int examples;

  @Option(
      names = "--measure",
      paramLabel = "NAME,…",
      split = ",",
      description =
          "What is measured: eigenvalues, trace, sharpness, adaptive, groups, average, rise,"
              + " slices, density, layers; or all. Default: the first four.")
  private List<String> measures = new ArrayList<>();

  @Option(
      names = "--data",
      paramLabel = "NAME",
      defaultValue = "mnist-10k",
      description = "The data set for a FILE. Default: ${DEFAULT-VALUE}.")
  private String data;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "Folder of downloaded data sets or of IDX files, or where a run's own data are now.")
  private @Nullable Path dataFolder;

  @Option(names = "--json", description = "Prints everything as JSON.")
  private boolean json;

  @Mixin private Threads threads;

  /** What came out, in the order asked for. */
  private final List<Portrait> portraits = new ArrayList<>();

  /** Of sweeps, whose single networks nobody would read. */
  private final List<FlatnessTable> tables = new ArrayList<>();

  private final List<String> troubles = new ArrayList<>();

  @Override
  public Integer call() {
    if (examples < 1) {
      throw new ParameterException(
          spec.commandLine(),
          String.format(
              Locale.ROOT,
              "--examples is %d: without an example there is no loss; allowed is 1 or more",
              examples));
    }
    List<Measure> wanted = wanted();
    Control control = new Control();
    try (Interrupt _ = new Interrupt(control::stop)) {
      Engine.FAST.description(); // Its natives are prepared before the first product.
      Examiner examiner = new Examiner(threads.count(), () -> !control.stopped(), this::tell);
      for (Path source : sources) {
        examine(examiner, source, wanted);
      }
      print(); // Where Ctrl-C ended it the program waits for this.
    }
    return troubles.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  /** Says what is wrong with a source; what was found of those before it stays. */
  private void examine(Examiner examiner, Path source, List<Measure> wanted) {
    try {
      if (Files.isRegularFile(source) && RunFiles.around(source).isEmpty()) {
        examineFile(examiner, source, wanted);
      } else if (new SweepFolder(source).exists()) {
        examineSweep(examiner, new SweepFolder(source), wanted);
      } else {
        examineRun(examiner, RunFiles.around(source).orElse(source), wanted);
      }
    } catch (CancellationException e) {
      troubles.add(
          "stopped; what was measured of a run is kept, and the same command goes on from there");
    } catch (IOException | DataException e) {
      troubles.add(e.getMessage());
    }
  }

  private List<Measure> wanted() {
    if (measures.isEmpty()) {
      return Measure.USUAL;
    }
    List<Measure> wanted = new ArrayList<>();
    for (String name : measures) {
      List<Measure> named =
          Arrays.stream(Measure.values())
              .filter(measure -> name.strip().equals(ALL) || measure.label().equals(name.strip()))
              .toList();
      if (named.isEmpty()) {
        throw new ParameterException(
            spec.commandLine(),
            "--measure is \"%s\"; there are %s and all"
                .formatted(
                    name,
                    Arrays.stream(Measure.values())
                        .map(Measure::label)
                        .collect(Collectors.joining(", "))));
      }
      wanted.addAll(named);
    }
    return wanted;
  }

  private void tell(String what) {
    if (!json) {
      spec.commandLine().getOut().println(what);
      spec.commandLine().getOut().flush();
    }
  }

  private void examineRun(Examiner examiner, Path folder, List<Measure> wanted)
      throws IOException, DataException {
    PastRun past = PastRun.open(folder);
    Recipe recipe = past.recipe();
    List<String> known = RunStudy.names(recipe);
    List<String> names = arms.stream().flatMap(said -> names(said, known).stream()).toList();
    if (names.isEmpty()) {
      names =
          recipe.arms().stream()
              .map(Arm::name)
              .filter(name -> past.run().result(name).isPresent())
              .toList();
    }
    if (names.isEmpty()) {
      throw new IOException("%s has no arm with a result yet".formatted(folder));
    }
    RunStudy study = RunStudy.of(past, RunData.of(past, dataFolder), examples);
    for (String name : names) {
      String shown = sources.size() == 1 ? name : folder.getFileName() + ": " + name;
      try {
        Portrait found = study.examine(study.specimen(name), wanted, examiner, _ -> {});
        portraits.add(found.named(shown));
      } catch (IOException e) {
        troubles.add(e.getMessage());
      }
    }
  }

  /** Every arm that has ended, each once, whichever points share it. */
  private void examineSweep(Examiner examiner, SweepFolder folder, List<Measure> wanted)
      throws IOException, DataException {
    Sweep sweep = folder.sweep();
    SweepPlan plan;
    try {
      plan = new SweepPlan(sweep);
    } catch (RecipeException e) {
      throw new IOException(e.getMessage(), e);
    }
    Map<String, Entry> known = new HashMap<>();
    List<Entry> entries = new ArrayList<>();
    for (Point point : plan.points()) {
      for (Task task : plan.tasks(point).values()) {
        if (folder.isDone(task) && !known.containsKey(task.id())) {
          examineTask(examiner, folder.run(task), point, task, wanted)
              .ifPresent(entry -> known.put(task.id(), entry));
        }
        Entry seen = known.get(task.id());
        if (seen != null) {
          entries.add(
              new Entry(
                  point.values(), point.seed(), task.training(), seen.test(), seen.portrait()));
        }
      }
    }
    if (entries.isEmpty()) {
      throw new IOException("%s has no arm with a result yet".formatted(folder.path()));
    }
    known.values().forEach(entry -> portraits.add(entry.portrait()));
    tables.add(new FlatnessTable(sweep, entries));
  }

  private Optional<Entry> examineTask(
      Examiner examiner, Path run, Point point, Task task, List<Measure> wanted)
      throws IOException, DataException {
    PastRun past = PastRun.open(run);
    String name = task.training();
    if (!(past.run().result(name).orElse(null) instanceof Finished result)) {
      return Optional.empty(); // It diverged, and there is no minimum.
    }
    try {
      RunStudy study = RunStudy.of(past, RunData.of(past, dataFolder), examples);
      Portrait found = study.examine(study.specimen(name), wanted, examiner, _ -> {});
      return Optional.of(
          new Entry(
              point.values(), point.seed(), name, result.testAccuracy(), found.named(task.id())));
    } catch (IOException e) {
      troubles.add(e.getMessage());
      return Optional.empty();
    }
  }

  /** Names between commas, of which one may have commas of its own. */
  static List<String> names(String said, List<String> known) {
    List<String> names = new ArrayList<>();
    List<String> pieces = List.of(said.split(",", -1));
    for (int from = 0; from < pieces.size(); ) {
      int to = pieces.size();
      while (to > from + 1 && !known.contains(joined(pieces, from, to))) {
        to--;
      }
      names.add(joined(pieces, from, to));
      from = to;
    }
    return names;
  }

  private static String joined(List<String> pieces, int from, int to) {
    return String.join(",", pieces.subList(from, to)).strip();
  }

  private void examineFile(Examiner examiner, Path file, List<Measure> wanted)
      throws IOException, DataException {
    Recipe.Data chosen;
    try {
      Recipe any = Presets.load(Presets.NAMES.getFirst());
      chosen = RecipeReader.override(any, List.of("data.set=" + data)).data();
    } catch (RecipeException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    StateDict dict = StateDict.of(Safetensors.read(file));
    Architecture network =
        dict.architecture(chosen.input())
            .orElseThrow(
                () ->
                    new IOException(
                        "%s holds the weights of no network that is known here for %s"
                            .formatted(file, chosen.input())));
    Weights weights;
    try {
      weights = Weights.of(dict.weights(network));
    } catch (IOException e) {
      throw new IOException("%s cannot be looked at: %s".formatted(file, e.getMessage()), e);
    }
    DataSet set =
        new FolderSource(new DataSets(Folders.standard().data()), dataFolder).load(chosen.choice());
    Sample sample = Specimen.sample(set, examples);
    String name = String.valueOf(file.getFileName());
    Specimen specimen = Specimen.of(name, network, weights, false, sample);
    portraits.add(examiner.examine(specimen, wanted, Map.of(), _ -> {}));
  }

  private void print() {
    FlatnessText text = new FlatnessText(portraits);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(text.json());
    } else if (tables.isEmpty()) {
      out.print(text.plain());
    } else {
      tables.forEach(table -> out.print(table.text()));
    }
    out.flush();
    troubles.forEach(trouble -> Complaint.tell(spec.commandLine().getErr(), trouble));
  }
}
