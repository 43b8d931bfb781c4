package sparsam.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sparsam.cli.bench.ExplainReport;
import sparsam.cli.bench.LayerSavings;
import sparsam.cli.console.Table;
import sparsam.flatness.bench.FlatnessBenchmark;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Engine;
import sparsam.result.Environment;
import sparsam.train.bench.Benchmark;
import sparsam.train.bench.Comparison;
import sparsam.train.bench.Conditions;
import sparsam.train.bench.Contestant;
import sparsam.train.bench.Machine;
import sparsam.train.bench.Measurement;
import sparsam.train.bench.MeasurementLine;
import sparsam.train.bench.Peer;
import sparsam.train.bench.Task;
import sparsam.train.bench.explain.Explainer;
import sparsam.train.bench.explain.Explanation;

/** Times training steps and evaluations, beside another program's if one is named. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Times full training steps, with and without a mask of 90 %%, and the evaluation of 10,000"
          + " images, all random, on each network; with --flatness curvature and landscape instead;"
          + " beside another program's if one is named.",
    },
    footer = {
      "",
      "A peer is a command that understands --threads, --batch and --seconds and prints lines such"
          + " as those of --json. It and Sparsam run in turn; what is compared are medians, and the"
          + " range is that of the single pairs.",
      "",
      "Examples:",
      "  sparsam bench",
      "  sparsam bench --json --threads 1 --network lenet-5",
      "  sparsam bench --layers --network classifier,lenet-5",
      "  sparsam bench --markdown --peer \"python3 src/bench/pytorch.py\"",
      "  sparsam bench --explain --network classifier",
      "  sparsam bench --flatness --pairs 3 --peer \"python3 src/bench/flatness.py\""
    })
final class BenchCommand implements Callable<Integer> {
  private static final int MAX_BATCH = 4096;
  private static final int MAX_PAIRS = 1000;
  private static final double MAX_SECONDS = 3600;

  @Spec private CommandSpec spec;

  /** How the results are printed: as text unless one of these is chosen. */
  private static final class Format {
    @Option(names = "--json", description = "Prints one JSON object a line for each measurement.")
    private boolean json;

    @Option(names = "--markdown", description = "Prints the tables of the README.")
    private boolean markdown;
  }

  @ArgGroup private Format format = new Format();

  @Option(
      names = "--threads",
      paramLabel = "N",
      split = ",",
      description = "Processor cores to use; several, as 1,2, one after the other. Default: all.")
  private List<Integer> threads = List.of(Runtime.getRuntime().availableProcessors());

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "64",
      description = "Images a step. Default: 64.")
  private int batch;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "2",
      description = "How long each measurement lasts after its warm-up. Default: 2.")
  private double seconds;

  @Option(
      names = "--network",
      paramLabel = "NAME",
      split = ",",
      description =
          "Only these: classifier, lenet-300-100, lenet-5, resnet. Default: all; with --flatness"
              + " classifier.")
  private List<String> networks = List.of();

  @Option(
      names = "--flatness",
      description =
          "Times the passes that flatness and landscape make: 30 Hessian-vector products one after"
              + " another, 40 at will, a plane of 21 × 21 places, each over 1,000 images.")
  private boolean flatness;

  @Option(
      names = "--explain",
      description =
          "Counts instead what a step and an evaluation are made of on 1 to 16 threads: how often"
              + " they meet, what they move, how evenly they share; and a model's forecast.")
  private boolean explain;

  @Option(
      names = "--layers",
      description =
          "Tells from which part of zeros on it pays to skip them, layer by layer, in place of all"
              + " else.")
  private boolean layers;

  @Option(
      names = "--engine",
      defaultValue = "FAST",
      description = "Which engine is timed: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Engine engine;

  @Option(
      names = "--peer",
      paramLabel = "COMMAND",
      description = "Another program to run in turn with Sparsam.")
  private @Nullable String peer;

  @Option(
      names = "--pairs",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often each runs, with --peer. Default: 5.")
  private int pairs;

  @Override
  public Integer call() throws IOException, InterruptedException {
    threads.forEach(count -> Threads.check(spec.commandLine(), count));
    check("--batch", batch, 1, MAX_BATCH);
    check("--seconds", seconds, 0.01, MAX_SECONDS);
    check("--pairs", pairs, 1, MAX_PAIRS);
    if (flatness && engine != Engine.FAST) {
      throw new ParameterException(
          spec.commandLine(), "--flatness is measured on the engine FAST alone");
    }
    if (layers && (flatness || peer != null)) {
      throw new ParameterException(
          spec.commandLine(), "--layers is measured alone, without --flatness and --peer");
    }
    Machine machine = Machine.here();
    if (explain) {
      return explain(machine);
    }
    if (layers) {
      return tellLayers(machine);
    }
    Contestant ours =
        flatness
            ? new FlatnessBenchmark(name(), families())
            : new Benchmark(engine, name(), families());
    Optional<Peer> other = Optional.ofNullable(peer).map(this::peer);
    List<Comparison> comparisons = new ArrayList<>();
    for (int count : threads) {
      Conditions conditions = new Conditions(count, batch, seconds);
      comparisons.add(
          other.isPresent()
              ? Comparison.inTurn(ours, other.get(), pairs, conditions, this::tell)
              : Comparison.alone(ours, conditions, this::tell));
    }
    BenchReport report = new BenchReport(comparisons, note(machine, other.isPresent()));
    PrintWriter out = spec.commandLine().getOut();
    if (format.markdown) {
      out.print(report.markdown());
    } else if (!format.json) { // whose lines have been told one by one
      out.print(report.text());
    }
    out.flush();
    return ExitCode.OK;
  }

  private int explain(Machine machine) {
    if (flatness || layers || engine != Engine.FAST || peer != null || format.json) {
      throw new ParameterException(
          spec.commandLine(),
          "--explain stands alone: leave --flatness, --layers, --engine, --peer and --json away");
    }
    Explainer explainer = new Explainer(batch, machine.cores(), seconds);
    List<Explanation> explanations = new ArrayList<>();
    for (Family family : families()) {
      spec.commandLine().getErr().println(family.label());
      explanations.addAll(explainer.of(family));
    }
    ExplainReport report =
        new ExplainReport(explanations, explainer.meetingNanos(), note(machine, false));
    PrintWriter out = spec.commandLine().getOut();
    out.print(format.markdown ? report.markdown() : report.text());
    out.flush();
    return ExitCode.OK;
  }

  private int tellLayers(Machine machine) {
    Benchmark benchmark = new Benchmark(engine, name(), families());
    LayerSavings savings = new LayerSavings();
    for (Family family : families()) {
      for (int count : threads) {
        savings.add(
            Task.network(family),
            count,
            benchmark.layers(family, new Conditions(count, batch, seconds)));
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (format.json) {
      savings.lines().forEach(out::println);
    } else {
      Table table = savings.table();
      out.print(format.markdown ? table.markdown() : table.toString());
      out.println();
      out.println(note(machine, false));
    }
    out.flush();
    return ExitCode.OK;
  }

  private <N extends Comparable<N>> void check(String option, N value, N min, N max) {
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw new ParameterException(
          spec.commandLine(), "%s is %s; allowed is %s to %s".formatted(option, value, min, max));
    }
  }

  private List<Family> families() {
    try {
      if (networks.isEmpty()) {
        return flatness ? List.of(Family.CLASSIFIER) : Task.FAMILIES;
      }
      List<Family> families = networks.stream().map(Family::of).distinct().toList();
      if (families.contains(Family.LAYERS)) {
        throw new IllegalArgumentException("a chain of layers has no usual network to time");
      }
      return families;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--network: " + e.getMessage(), e);
    }
  }

  private Peer peer(String command) {
    try {
      return new Peer(command);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--peer: " + e.getMessage(), e);
    }
  }

  private String name() {
    return "sparsam "
        + Environment.VERSION
        + (engine == Engine.FAST ? "" : " " + engine.name().toLowerCase(Locale.ROOT));
  }

  /** Results a program reads as they come; a person, at the end, and meanwhile what goes on. */
  private void tell(Measurement measurement) {
    CommandLine command = spec.commandLine();
    if (format.json) {
      command.getOut().println(MeasurementLine.write(measurement));
      command.getOut().flush();
    } else {
      command.getErr().println(BenchReport.progress(measurement));
    }
  }

  private String note(Machine machine, boolean paired) {
    String load =
        machine.load() < 0 ? "" : String.format(Locale.ROOT, ", load %.1f before", machine.load());
    return String.format(
        Locale.ROOT,
        "%s, %d cores, %s%s; Java %s; %s; batch %d; medians of %s s%s. %s: `sparsam %s`",
        machine.processor(),
        machine.cores(),
        machine.system(),
        load,
        machine.java(),
        engine.description(),
        batch,
        seconds,
        paired
            ? String.format(
                Locale.ROOT, ", %d runs of each in turn, in brackets the range of the pairs", pairs)
            : "",
        LocalDate.now(ZoneId.systemDefault()),
        arguments());
  }

  /** As they were typed. */
  private String arguments() {
    return spec.root().commandLine().getParseResult().originalArgs().stream()
        .map(BenchCommand::quoted)
        .collect(Collectors.joining(" "));
  }

  private static String quoted(String argument) {
    if (!argument.contains(" ")) {
      return argument;
    }
    char quote = argument.contains("\"") ? '\'' : '"';
    return quote + argument + quote;
  }
}
