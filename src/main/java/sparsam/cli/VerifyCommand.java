package sparsam.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sparsam.cli.console.Complaint;
import sparsam.cli.console.Table;
import sparsam.nn.Engine;
import sparsam.verify.Verification;
import sparsam.verify.Verification.Difference;
import sparsam.verify.Verification.Rule;

/** Replays traces of PyTorch and says how far our numbers are from its. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Replays traces that PyTorch computed and prints the largest difference of every quantity.",
      "Passes if parameters, statistics and logits are within 1e-4, losses and norms within 1e-4 of"
          + " their size, and masks equal; a landscape's losses, accuracies and directions within"
          + " 1e-4 of their size; Hessian-vector products within 5e-3 of their norm, eigenvalues,"
          + " traces and sharpness within 1 %% of the largest; scores of weights within 1e-4 of the"
          + " largest; what a network says without some of its channels, within 1e-4 of what it"
          + " says with a mask over them."
    },
    footer = {
      "",
      "Examples:",
      "  sparsam verify src/test/resources/traces/*.safetensors",
      "  sparsam verify src/test/resources/landscapes/*.safetensors",
      "  sparsam verify src/test/resources/scores/*.safetensors",
      "  sparsam verify --engine dl4j sam.safetensors"
    })
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Traces, masks, scores, landscapes or flatness, in safetensors.")
  private List<Path> files;

  @Mixin private Threads threads;

  @Option(
      names = "--engine",
      defaultValue = "FAST",
      description = "Which engine computes: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Engine engine;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    int failed = 0;
    for (Path file : files) {
      try {
        Verification verification = Verification.of(file, engine, threads.count());
        failed += verification.passed() ? 0 : 1;
        out.println(describe(file, verification));
      } catch (IOException e) {
        failed++;
        Complaint.tell(spec.commandLine().getErr(), e);
      }
    }
    out.printf(Locale.ROOT, "%d passed, %d failed%n", files.size() - failed, failed);
    return failed == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static String describe(Path file, Verification verification) {
    Table table = new Table("lrrll", "  largest difference", "absolute", "relative", "allowed", "");
    for (Map.Entry<String, Difference> entry : verification.differences().entrySet()) {
      Difference difference = entry.getValue();
      String verdict = difference.passed() ? "" : "TOO FAR";
      switch (difference.rule()) {
        case ABSOLUTE ->
            table.row(
                "  " + entry.getKey(), small(difference.absolute()), "", "1e-4 absolute", verdict);
        case RELATIVE ->
            table.row(
                "  " + entry.getKey(),
                small(difference.absolute()),
                small(difference.relative()),
                "1e-4 relative",
                verdict);
        case PRODUCT, CURVATURE, SCORE ->
            table.row(
                "  " + entry.getKey(),
                small(difference.absolute()),
                small(difference.relative()),
                allowed(difference.rule()),
                verdict);
        case EXACT ->
            table.row(
                "  " + entry.getKey(),
                String.format(Locale.ROOT, "%.0f values", difference.absolute()),
                "",
                "none",
                verdict);
      }
    }
    return "%s: %s, %s%n%s"
        .formatted(
            file.getFileName(),
            verification.title(),
            verification.passed() ? "agrees" : "DIFFERS",
            table);
  }

  private static String allowed(Rule rule) {
    return switch (rule) {
      case PRODUCT -> "5e-3 of its norm";
      case CURVATURE -> "1 % of the largest";
      case SCORE -> "1e-4 of the largest";
      case ABSOLUTE, RELATIVE, EXACT -> "";
    };
  }

  private static String small(double value) {
    return value == 0 ? "0" : String.format(Locale.ROOT, "%.1e", value);
  }
}
