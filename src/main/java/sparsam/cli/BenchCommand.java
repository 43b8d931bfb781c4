package sparsam.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sparsam.experiment.Environment;
import sparsam.nn.Architecture;
import sparsam.nn.Engine;
import sparsam.optim.Optimizer;
import sparsam.optim.Optimizer.Sam;
import sparsam.train.Benchmark;
import sparsam.train.Benchmark.Timing;

/** Times training steps. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description =
        "Times full training steps on random images: median milliseconds by network and optimiser.",
    footer = {"", "Examples:", "  sparsam bench", "  sparsam bench --json --threads 1 --seconds 5"})
final class BenchCommand implements Callable<Integer> {
  private static final int MAX_BATCH = 4096;
  private static final double MAX_SECONDS = 3600;

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @Mixin private Threads threads;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "64",
      description = "Images a step. Default: 64.")
  private int batch;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "5",
      description = "How long each measurement lasts after its warm-up. Default: 5.")
  private double seconds;

  @Option(
      names = "--engine",
      defaultValue = "FAST",
      description = "Which engine is timed: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Engine engine;

  @Override
  public Integer call() {
    check("--batch", batch, 1, MAX_BATCH);
    check("--seconds", seconds, 0.01, MAX_SECONDS);
    PrintWriter out = spec.commandLine().getOut();
    String name =
        "sparsam "
            + Environment.VERSION
            + (engine == Engine.FAST ? "" : " " + engine.name().toLowerCase(Locale.ROOT));
    if (!json) {
      out.printf("%s, batch %d, %d threads%n", name, batch, threads.count());
      out.printf("%-16s%-10s%12s%10s%n", "network", "optimizer", "median ms", "steps");
    }
    Benchmark benchmark = new Benchmark(engine, threads.count(), batch, seconds);
    for (Architecture.Family family : Architecture.Family.values()) {
      for (Optimizer optimizer : Benchmark.optimizers()) {
        Timing timing = benchmark.time(family.standard(), optimizer);
        out.println(json ? json(name, timing) : row(timing));
        out.flush();
      }
    }
    return ExitCode.OK;
  }

  private void check(String option, double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      throw new ParameterException(
          spec.commandLine(), "%s is %s; allowed is %s to %s".formatted(option, value, min, max));
    }
  }

  private String json(String name, Timing timing) {
    return String.format(
        Locale.ROOT,
        "{\"engine\": \"%s\", \"model\": \"%s\", \"optimizer\": \"%s\", \"batch\": %d, \"threads\":"
            + " %d, \"median_ms\": %.3f, \"steps\": %d}",
        name,
        timing.architecture().family().label(),
        label(timing),
        batch,
        threads.count(),
        timing.medianMillis(),
        timing.steps());
  }

  private static String row(Timing timing) {
    return String.format(
        Locale.ROOT,
        "%-16s%-10s%12.3f%10d",
        timing.architecture().family().label(),
        label(timing),
        timing.medianMillis(),
        timing.steps());
  }

  private static String label(Timing timing) {
    return timing.optimizer() instanceof Sam ? "sam" : "sgd";
  }
}
