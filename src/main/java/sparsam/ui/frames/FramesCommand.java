package sparsam.ui.frames;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the window's frames while a network trains on all cores. */
@Command(
    name = "frames",
    mixinStandardHelpOptions = true,
    description = {
      "Measures how long the window's frames take, and how long clicks wait for their answer, while"
          + " a network trains with SAM on all cores.",
      "First four live charts with many points each, then the lab itself during a run."
    },
    footer = {"", "Example:", "  sparsam frames --seconds 10 --headless"})
public final class FramesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "10",
      description = "How long each is measured, after a warm-up. Default: ${DEFAULT-VALUE}.")
  private double seconds;

  @Option(
      names = "--points",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Points of every line. Default: ${DEFAULT-VALUE}.")
  private int points;

  @Option(
      names = "--headless",
      description = "Draw by the processor, into memory, even where there is a display.")
  private boolean headless;

  @Override
  public Integer call() throws IOException {
    // A class of its own, so that other commands do not load the toolkit with this one.
    new FrameBenchmark(seconds, points, headless, spec.commandLine().getOut()).run();
    return 0;
  }
}
