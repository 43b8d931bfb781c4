package sparsam.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sparsam.nn.Architecture;
import sparsam.nn.Engine;
import sparsam.nn.file.Safetensors;
import sparsam.result.Weights;
import sparsam.store.PastRun;
import sparsam.system.WholeFile;

/** Writes a network of a run for other programs. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a network of a run for other programs, by the name of the file: for DL4J as FILE.zip"
          + " (a ComputationGraph, from ModelSerializer), for PyTorch and others as"
          + " FILE.safetensors.",
    },
    footer = {
      "",
      "Examples:",
      "  sparsam export runs/fair-90 dense --out dense.zip",
      "  sparsam export runs/fair-90 SAM --out sam.safetensors"
    })
final class ExportCommand implements Callable<Integer> {
  private static final String DL4J = ".zip";
  private static final String SAFETENSORS = ".safetensors";

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "RUN", description = "The run's folder.")
  private Path run;

  @Parameters(
      index = "1",
      paramLabel = "NETWORK",
      description = "The network: dense, pruned or an arm's name.")
  private String name;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The file, ending with .zip or .safetensors.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    String file = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
    if (List.of(DL4J, SAFETENSORS).stream().noneMatch(file::endsWith)) {
      throw new ParameterException(
          spec.commandLine(),
          "--out is %s; allowed is a name that ends with %s or %s"
              .formatted(out, DL4J, SAFETENSORS));
    }
    PastRun past = PastRun.open(run);
    Architecture architecture = past.recipe().network();
    sparsam.nn.Parameters parameters = parameters(architecture, past.weights(name));
    if (file.endsWith(DL4J)) {
      Engine.writeDl4j(architecture, parameters, out);
    } else {
      WholeFile.write(out, Safetensors.of(parameters).toBytes());
    }
    spec.commandLine().getOut().printf("%s of %s: %s%n", name, architecture, out);
    return ExitCode.OK;
  }

  private sparsam.nn.Parameters parameters(Architecture architecture, Weights weights)
      throws IOException {
    sparsam.nn.Parameters parameters = sparsam.nn.Parameters.of(architecture.blueprint());
    Optional<String> lacking = weights.copyTo(parameters);
    if (lacking.isPresent()) {
      throw new IOException("the weights of %s in %s lack %s".formatted(name, run, lacking.get()));
    }
    return parameters;
  }
}
