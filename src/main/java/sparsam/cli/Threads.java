package sparsam.cli;

import java.util.Locale;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import sparsam.experiment.FastNetworks;
import sparsam.experiment.NetworkFactory;
import sparsam.experiment.pace.FittedNetworks;
import sparsam.nn.fast.FastNetwork;
import sparsam.nn.speed.FewestThreads;
import sparsam.recipe.Recipe;

/** The option {@code --threads}. */
final class Threads {
  @Spec(Target.MIXEE)
  private CommandSpec command;

  private OptionalInt told = OptionalInt.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Processor cores to use; the numbers are the same with any. Default: all; a run tries out"
              + " with how many its network is fastest.")
  void set(int threads) {
    check(command.commandLine(), threads);
    told = OptionalInt.of(threads);
  }

  /**
   * @throws ParameterException where an engine cannot have so many
   */
  static void check(CommandLine command, int threads) {
    if (threads < 1 || threads > FastNetwork.MAX_THREADS) {
      throw new ParameterException(
          command,
          String.format(
              Locale.ROOT,
              "--threads is %d; allowed is 1 to %d",
              threads,
              FastNetwork.MAX_THREADS));
    }
  }

  int count() {
    return told.orElse(Runtime.getRuntime().availableProcessors());
  }

  /**
   * How many each network of a recipe computes with.
   *
   * @throws ParameterException where others were named than arms that train at once have
   */
  int count(Recipe recipe) {
    if (!recipe.oneThreadEach()) {
      return count();
    }
    if (told.orElse(1) != 1) {
      throw new ParameterException(
          command.commandLine(),
          String.format(
              Locale.ROOT,
              "--threads is %d, but each of %d arms at once computes with one thread; leave it"
                  + " away, or give one arm at once",
              told.getAsInt(),
              recipe.armsAtOnce()));
    }
    return 1;
  }

  /** What makes a recipe's networks: with so many threads where they were named, else at most. */
  NetworkFactory networks(int count) {
    return told.isPresent()
        ? new FastNetworks(count)
        : new FittedNetworks(count, FewestThreads::of);
  }

  /** So many, for a person. */
  static String words(int count) {
    return count == 1 ? "1 thread" : count + " threads";
  }
}
