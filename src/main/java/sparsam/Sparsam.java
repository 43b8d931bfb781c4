package sparsam;

import java.io.File;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ExitCode;
import sparsam.cli.CommandLineTool;
import sparsam.cli.StandardOutput;
import sparsam.lesson.LessonFile;
import sparsam.recipe.RecipeFile;
import sparsam.store.DenseFile;
import sparsam.system.LogSettings;
import sparsam.system.PathEncoding;
import sparsam.ui.frames.FramesCommand;
import sparsam.ui.shell.Window;

/** Opens the window, with the recipe, run or weights that are named, or runs a subcommand. */
public final class Sparsam {
  private Sparsam() {}

  public static void main(String[] args) {
    // The program speaks English, so what its libraries say is in English too: one kind of digits.
    Locale.setDefault(Locale.ENGLISH);
    LogSettings.install();
    boolean window = opensWindow(args);
    Optional<String> complaint =
        PathEncoding.complaint(System.getProperties(), System.getenv(), List.of(args), window);
    if (complaint.isPresent()) {
      writer(System.err, System.err).println("sparsam: " + complaint.get());
      System.exit(ExitCode.SOFTWARE);
    }
    if (window) {
      System.exit(Window.open(List.of(args), writer(System.err, System.err)));
    }
    StandardOutput out = new StandardOutput();
    PrintWriter err = writer(System.err, System.err);
    int code = CommandLineTool.run(args, writer(out, System.out), err, new FramesCommand());
    out.failure().ifPresent(sentence -> err.println("sparsam: " + sentence));
    System.exit(out.failure().isPresent() ? ExitCode.SOFTWARE : code);
  }

  /**
   * Nothing, one recipe's or lesson's file, one of weights for the dense network, or a folder,
   * which should be a run's; what is wrong with any is said in the window. A subcommand is one
   * though there be a folder of its name.
   */
  static boolean opensWindow(String... args) {
    return args.length == 0
        || (args.length == 1
            && (RecipeFile.isNamed(args[0])
                || LessonFile.isNamed(args[0])
                || DenseFile.isNamed(args[0])
                || (!args[0].isEmpty()
                    && new File(args[0]).isDirectory()
                    && !CommandLineTool.isCommand(args[0], new FramesCommand()))));
  }

  /** In UTF-8 but on Windows, whose consoles have a character set of their own. */
  private static PrintWriter writer(OutputStream stream, PrintStream console) {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    Charset charset = windows ? console.charset() : StandardCharsets.UTF_8;
    return new PrintWriter(new OutputStreamWriter(stream, charset), true);
  }
}
