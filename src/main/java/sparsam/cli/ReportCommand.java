package sparsam.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sparsam.data.DataException;
import sparsam.data.DataSet;
import sparsam.experiment.DataSource;
import sparsam.experiment.RunData;
import sparsam.report.Provenance;
import sparsam.report.Report;
import sparsam.report.ReportFolder;
import sparsam.report.sweep.SweepReport;
import sparsam.store.PastRun;
import sparsam.sweep.work.SweepFolder;
import sparsam.text.Strings;

/** Writes the report of a run that is in a folder. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the report of a past run, or of a sweep as far as it is: one page that needs nothing"
          + " else, the pictures as PNG, SVG and PDF, the numbers behind them as CSV and JSON, the"
          + " table of results for LaTeX and Markdown.",
      "A report that is there already gives way to it; other files are never overwritten."
    },
    footer = {"", "Example:", "  sparsam report runs/fair --out reports/fair"})
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", description = "The run's folder, or a sweep's.")
  private Path run;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The report's folder: a new one, an empty one, or one with a report.")
  private Path out;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "Folder of downloaded data sets or of IDX files, or where the run's own data are now, for"
              + " the test images.")
  private @Nullable Path dataFolder;

  @Override
  public Integer call() throws IOException {
    ReportFolder.check(out);
    SweepFolder sweep = new SweepFolder(run);
    if (sweep.exists()) {
      Path page = SweepReport.write(sweep, out, new Strings());
      spec.commandLine().getOut().printf("Report: %s%n", page);
      return ExitCode.OK;
    }
    PastRun past = PastRun.open(run);
    Strings strings = new Strings();
    Provenance.of(strings, past.run()).ifPresent(spec.commandLine().getOut()::println);
    Report report =
        Report.of(strings, past.run(), past.monitor(), data(past)).with(past.folder(), strings);
    Path page = ReportFolder.write(report, out, strings);
    spec.commandLine().getOut().printf("Report: %s%n", page);
    return ExitCode.OK;
  }

  /** The run's own data; a sentence where they cannot be had, and the report does without. */
  private DataSource data(PastRun past) throws IOException {
    DataSet set;
    try {
      set = RunData.of(past, dataFolder);
    } catch (DataException e) {
      spec.commandLine().getOut().println("No pictures of the test images: " + e.getMessage());
      return _ -> {
        throw e;
      };
    }
    return _ -> set;
  }
}
