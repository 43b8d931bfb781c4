package sparsam.cli.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import sparsam.recipe.Presets;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeFile;
import sparsam.recipe.RecipeWriter;
import sparsam.result.Environment;
import sparsam.store.RunFiles;
import sparsam.system.Computer;
import sparsam.system.Sentence;
import sparsam.system.ShellWord;
import sparsam.system.TextFile;
import sparsam.system.bug.BugReport;
import sparsam.system.bug.BugReport.Part;
import sparsam.system.bug.RecentLog;

/**
 * An error of the program itself: what is needed to report it goes into a file that is named, so
 * that it is not lost with the terminal.
 *
 * @param thrown what nobody expected
 * @param args of the command line
 */
public record ProgramError(Throwable thrown, List<String> args) {
  private static final long LARGEST_RECIPE = 1 << 20;

  public ProgramError {
    args = List.copyOf(args);
  }

  /**
   * Writes the report and says where it is; where it cannot be written, it is printed.
   *
   * @param folder for reports
   */
  public void tell(Path folder, LocalDateTime now, PrintWriter err) {
    err.println("sparsam: an error in the program itself: " + thrown);
    try {
      Path file = report().write(folder, now);
      err.println(
          "To report it, send %s: version, command, recipe, log, and nothing else of yours. Nothing was sent."
              .formatted(file));
    } catch (IOException e) {
      err.println(
          "Please report it with all of this, which could not be written to %s (%s):"
              .formatted(folder, Sentence.of(e)));
      err.println(report().text());
    }
  }

  private BugReport report() {
    Computer computer = Computer.here();
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part(
            "The command:",
            args.stream().map(ShellWord::of).collect(Collectors.joining(" ", "sparsam ", ""))));
    parts.add(new Part("What happened:", BugReport.stack(thrown)));
    recipes().forEach(recipe -> parts.add(new Part("A recipe of the command:", recipe)));
    List<String> log = RecentLog.lines();
    parts.add(new Part(log.isEmpty() ? "Nothing was logged." : "The end of the log:", log));
    return new BugReport(
        List.of(
            "Sparsam " + Environment.VERSION,
            "Java: " + computer.java(),
            "System: " + computer.system() + ", " + computer.architecture(),
            "Processors: " + computer.processors()),
        parts);
  }

  /** The files that the command names, those of its folders, and its presets. */
  private List<String> recipes() {
    return args.stream()
        .map(arg -> arg.startsWith("--") ? arg.substring(arg.indexOf('=') + 1) : arg)
        .distinct()
        .flatMap(arg -> recipe(arg).stream())
        .toList();
  }

  private static Optional<String> recipe(String arg) {
    try {
      if (Presets.NAMES.contains(arg)) {
        return Optional.of(RecipeWriter.write(Presets.load(arg)));
      }
      Path path = Path.of(arg);
      Path file = Files.isDirectory(path) ? RunFiles.recipeFile(path) : path;
      boolean named = Files.isDirectory(path) || RecipeFile.isNamed(arg);
      return named && Files.isRegularFile(file) && Files.size(file) <= LARGEST_RECIPE
          ? Optional.of(TextFile.read(file))
          : Optional.empty();
    } catch (IOException | RecipeException | InvalidPathException e) {
      return Optional.empty(); // What cannot be read was not what it was about.
    }
  }
}
