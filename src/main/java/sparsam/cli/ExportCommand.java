package sparsam.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sparsam.store.NetworkFile;
import sparsam.store.PastRun;

/** Writes a network of a run for other programs. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a network of a run for other programs, by the name of the file: for PyTorch and"
          + " others as FILE.safetensors, without its zeros as FILE.sparse.safetensors; for ONNX"
          + " Runtime and others as FILE.onnx; for DL4J as FILE.zip (a ComputationGraph, from"
          + " ModelSerializer). FILE.compact.safetensors, FILE.compact.onnx and FILE.compact.zip"
          + " are the smaller network that is left without the channels and units that are gone; it"
          + " answers alike.",
      "Says how large the file is, and how large after gzip.",
    },
    footer = {
      "",
      "Examples:",
      "  sparsam export runs/fair-90 dense --out dense.zip",
      "  sparsam export runs/fair-90 SAM --out sam.safetensors",
      "  sparsam export runs/fair-90 SAM --out sam.onnx",
      "  sparsam export runs/channels-50 \"by L1\" --out small.compact.onnx"
    })
final class ExportCommand implements Callable<Integer> {
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
      description =
          "The file, ending with .safetensors, .sparse.safetensors, .compact.safetensors, .onnx,"
              + " .compact.onnx, .zip or .compact.zip.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    NetworkFile.Kind kind =
        NetworkFile.kind(out)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "--out is %s; allowed is a name that ends with %s"
                            .formatted(out, NetworkFile.endings())));
    NetworkFile.Written written = NetworkFile.write(PastRun.open(run), name, kind, out);
    spec.commandLine()
        .getOut()
        .printf("%s of %s: %s, %s%n", name, written.network(), out, written.size());
    return ExitCode.OK;
  }
}
