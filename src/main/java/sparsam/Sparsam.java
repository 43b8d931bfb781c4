package sparsam;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import sparsam.cli.CommandLineTool;
import sparsam.ui.Window;

/** Opens the window when called without arguments and runs a subcommand otherwise. */
public final class Sparsam {
  private Sparsam() {}

  public static void main(String[] args) {
    if (args.length == 0) {
      System.exit(Window.open(writer(System.err)));
    }
    System.exit(CommandLineTool.run(args, writer(System.out), writer(System.err)));
  }

  /** In UTF-8 but on Windows, whose consoles have a character set of their own. */
  private static PrintWriter writer(PrintStream stream) {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    Charset charset = windows ? stream.charset() : StandardCharsets.UTF_8;
    return new PrintWriter(new OutputStreamWriter(stream, charset), true);
  }
}
