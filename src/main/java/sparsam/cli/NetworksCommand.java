package sparsam.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sparsam.cli.console.Table;
import sparsam.cli.network.CompactText;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Input;
import sparsam.nn.layer.Blueprint;
import sparsam.nn.layer.Layers;
import sparsam.nn.layer.Step;
import sparsam.recipe.Presets;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeReader;
import sparsam.store.PastRun;

/** Lists the families of networks, or the layers of one, with what each costs. */
@Command(
    name = "networks",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the families of networks; with a name, the layers of one: its name in files of"
          + " weights, the shape of what it puts out, how many values it trains, and how many"
          + " multiply-adds an image costs. With a run and --compact, what is left of a network"
          + " whose channels were pruned, layer by layer, and how much faster that is: on paper,"
          + " and here.",
    },
    footer = {
      "",
      "Examples:",
      "  sparsam networks",
      "  sparsam networks resnet --input 3x32x32 --classes 100",
      "  sparsam networks my.sparsam",
      "  sparsam networks runs/channels-50 --compact \"by L1\""
    })
final class NetworksCommand implements Callable<Integer> {
  private static final Pattern SHAPE = Pattern.compile("(\\d{1,5})[x×,](\\d{1,5})[x×,](\\d{1,5})");

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME|FILE|RUN",
      description = "A family, a preset, or a recipe's file; with --compact a run's folder.")
  private @Nullable String name;

  @Option(
      names = "--input",
      paramLabel = "CxHxW",
      description = "Channels, height and width of the images. Default: 1x28x28, or the recipe's.")
  private @Nullable String input;

  @Option(
      names = "--classes",
      paramLabel = "N",
      description = "How many classes there are. Default: 10, or the recipe's.")
  private @Nullable Integer classes;

  @Option(
      names = "--compact",
      paramLabel = "NETWORK",
      description = "A network of the run, without the channels that are gone from it.")
  private @Nullable String compact;

  @Mixin private Threads threads;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try {
      if (compact != null) {
        out.print(compact(compact));
      } else if (name == null) {
        out.print(families());
      } else {
        Architecture architecture = architecture(name);
        out.println(architecture + ", " + architecture.input());
        out.print(layers(architecture.blueprint()));
      }
      return ExitCode.OK;
    } catch (RecipeException | IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private String compact(String network) throws IOException {
    if (name == null || !Files.isDirectory(Path.of(name))) {
      throw new IllegalArgumentException("--compact asks for a run's folder before it");
    }
    return new CompactText(PastRun.open(Path.of(name)), network, threads.count()).text();
  }

  private Table families() {
    Table table = new Table("llrr", "family", "usual network", "parameters", "multiply-adds");
    for (Family family : Family.values()) {
      Architecture usual = on(family.standard());
      String words = family == Family.LAYERS ? "any chain of layers" : usual.toString();
      try {
        Blueprint blueprint = usual.blueprint();
        table.row(
            family.label(),
            words,
            number(blueprint.parameters()),
            number(blueprint.multiplyAdds()));
      } catch (IllegalArgumentException e) {
        table.row(family.label(), words, "does not fit", "");
      }
    }
    return table;
  }

  private static Table layers(Blueprint blueprint) {
    Table table = new Table("lllrr", "name", "layer", "puts out", "parameters", "multiply-adds");
    for (Step step : blueprint.steps()) {
      table.row(
          step.name(),
          Layers.name(step.layer()),
          step.out().toString(),
          number(step.parameters()),
          number(step.multiplyAdds()));
    }
    return table.row(
        "sum", "", "", number(blueprint.parameters()), number(blueprint.multiplyAdds()));
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private Architecture architecture(String named) throws RecipeException, IOException {
    if (Arrays.stream(Family.values()).anyMatch(family -> family.label().equals(named))) {
      return on(Family.of(named).standard());
    }
    if (Presets.NAMES.contains(named)) {
      return on(Presets.load(named).network());
    }
    Path file = Path.of(named);
    if (!Files.exists(file)) {
      throw new IllegalArgumentException(
          "%s is no family of networks, no preset and no file; families are %s"
              .formatted(
                  named,
                  String.join(", ", Arrays.stream(Family.values()).map(Family::label).toList())));
    }
    return on(RecipeReader.read(file).network());
  }

  /** For the images that were asked for. */
  private Architecture on(Architecture architecture) {
    Input own = architecture.input();
    int count = classes == null ? own.classes() : classes;
    if (input == null) {
      return architecture.on(new Input(own.channels(), own.height(), own.width(), count));
    }
    Matcher shape = SHAPE.matcher(input);
    if (!shape.matches()) {
      throw new IllegalArgumentException(
          "--input is \"%s\"; allowed is channels, height and width as in 3x32x32"
              .formatted(input));
    }
    return architecture.on(
        new Input(
            Integer.parseInt(shape.group(1)),
            Integer.parseInt(shape.group(2)),
            Integer.parseInt(shape.group(3)),
            count));
  }
}
