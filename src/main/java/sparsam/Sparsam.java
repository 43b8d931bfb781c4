package sparsam;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import sparsam.cli.CommandLineTool;
import sparsam.system.LogSettings;
import sparsam.ui.Window;
import sparsam.ui.frames.FramesCommand;

/** Opens the window, with a recipe's file if one is named, or runs a subcommand. */
public final class Sparsam {
  private Sparsam() {}

  public static void main(String[] args) {
    LogSettings.install();
    if (opensWindow(args)) {
      System.exit(Window.open(List.of(args), writer(System.err)));
    }
    System.exit(
        CommandLineTool.run(args, writer(System.out), writer(System.err), new FramesCommand()));
  }

  /** Nothing, or one recipe's file; a file that is not there is complained of in the window. */
  static boolean opensWindow(String... args) {
    return args.length == 0
        || (args.length == 1 && (args[0].endsWith(".sparsam") || args[0].endsWith(".json")));
  }

  /** In UTF-8 but on Windows, whose consoles have a character set of their own. */
  private static PrintWriter writer(PrintStream stream) {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    Charset charset = windows ? stream.charset() : StandardCharsets.UTF_8;
    return new PrintWriter(new OutputStreamWriter(stream, charset), true);
  }
}
