package sparsam.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sparsam.recipe.Presets;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeWriter;

/** Lists the presets, or prints the recipe of one. */
@Command(
    name = "presets",
    mixinStandardHelpOptions = true,
    description =
        "Lists the presets; with a name, prints its recipe, to be kept in a file and changed.",
    footer = {"", "Examples:", "  sparsam presets", "  sparsam presets fair > my.json"})
final class PresetsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "A preset.")
  private @Nullable String name;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      if (name != null) {
        out.print(RecipeWriter.write(Presets.load(name)));
      } else {
        for (String preset : Presets.NAMES) {
          out.printf("%-12s  %s%n", preset, Presets.load(preset).description());
        }
      }
      return ExitCode.OK;
    } catch (RecipeException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
