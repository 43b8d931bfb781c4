package sparsam.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import sparsam.cli.console.Complaint;
import sparsam.cli.console.ProgramError;
import sparsam.cli.console.Terminal;
import sparsam.cli.sweep.SweepCommand;
import sparsam.data.DataException;
import sparsam.system.Folders;

/** The command line: its subcommands, and how what goes wrong is said. */
@Command(
    name = "sparsam",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "A lab for pruning and Sharpness-Aware Minimization. Without a subcommand it opens the"
            + " window; sparsam FILE.sparsam opens it with that recipe, sparsam"
            + " FILE.sparsam-lesson with that lesson, sparsam"
            + " FILE.safetensors with those weights as the dense network, and sparsam FOLDER"
            + " shows the run in that folder.",
    subcommands = {
      RunCommand.class,
      SweepCommand.class,
      PresetsCommand.class,
      LessonCommand.class,
      DataCommand.class,
      FlatnessCommand.class,
      VerifyCommand.class,
      BenchCommand.class,
      NetworksCommand.class,
      ExportCommand.class,
      ReportCommand.class,
      LandscapeCommand.class
    },
    footer = {
      "",
      "Exit codes: 0 done, 1 a run or a check failed, 2 wrong usage.",
      "Examples:",
      "  sparsam run quick",
      "  sparsam run fair --set prune.fraction=0.9 --out runs/fair-90",
      "  sparsam run --help"
    })
public final class CommandLineTool {
  private CommandLineTool() {}

  /**
   * Runs a subcommand.
   *
   * @param more commands of rooms that this one does not know
   * @return the exit code: 0 done, 1 a run or a check failed, 2 wrong usage
   */
  public static int run(String[] args, PrintWriter out, PrintWriter err, Object... more) {
    CommandLine line =
        line(more)
            .setColorScheme(Help.defaultColorScheme(Terminal.isPlain() ? Ansi.OFF : Ansi.AUTO))
            .setOut(out)
            .setErr(err)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler(CommandLineTool::wrongUsage)
            .setExecutionExceptionHandler(CommandLineTool::failed);
    int code;
    try {
      code = line.execute(args);
    } catch (Error e) { // The library hands on exceptions alone.
      code = ownError(e, List.of(args), err);
    }
    out.flush();
    err.flush();
    return code;
  }

  /**
   * Whether there is a subcommand of this name.
   *
   * @param more commands of rooms that this one does not know
   */
  public static boolean isCommand(String name, Object... more) {
    return line(more).getSubcommands().containsKey(name);
  }

  private static CommandLine line(Object... more) {
    CommandLine line = new CommandLine(new CommandLineTool());
    for (Object command : more) {
      line.addSubcommand(command);
    }
    return line;
  }

  private static int wrongUsage(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    Complaint.tell(command.getErr(), e);
    command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return CommandLine.ExitCode.USAGE;
  }

  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult result) {
    if (e instanceof IOException || e instanceof DataException) {
      Complaint.tell(command.getErr(), e);
      return CommandLine.ExitCode.SOFTWARE;
    }
    CommandLine root = command;
    while (root.getParent() != null) {
      root = root.getParent();
    }
    return ownError(e, root.getParseResult().originalArgs(), command.getErr());
  }

  private static int ownError(Throwable e, List<String> args, PrintWriter err) {
    new ProgramError(e, args)
        .tell(Folders.standard().logs(), LocalDateTime.now(ZoneId.systemDefault()), err);
    return CommandLine.ExitCode.SOFTWARE;
  }
}
