package sparsam.ui.frames;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures the window's frames while a network trains on all cores. */
@Command(
    name = "frames",
    mixinStandardHelpOptions = true,
    description = {
      "Measures how long the window's frames take, and how long clicks wait for their answer, while"
          + " the program computes on all cores.",
      "Four live charts with many points each beside SAM, the lab itself during a run, a sweep with"
          + " two workers, and landscapes as they are measured."
    },
    footer = {"", "Example:", "  sparsam frames sweep --seconds 10 --headless"})
public final class FramesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "SCENE",
      arity = "0..*",
      description = "What is measured: ${COMPLETION-CANDIDATES}. Default: all of them.")
  private List<Scene> scenes = List.of();

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
    Set<Scene> some = scenes.isEmpty() ? EnumSet.allOf(Scene.class) : EnumSet.copyOf(scenes);
    new FrameBenchmark(some, seconds, points, headless, spec.commandLine().getOut()).run();
    return 0;
  }
}
