package sparsam.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sparsam.cli.console.Complaint;
import sparsam.lesson.Lesson;
import sparsam.lesson.LessonReader;
import sparsam.lesson.Lessons;
import sparsam.recipe.RecipeException;

/** Lists the lessons, prints one as a file to change, and says what is wrong with a file. */
@Command(
    name = "lesson",
    mixinStandardHelpOptions = true,
    description = "For who writes lessons: lists those inside, prints one, checks a file.",
    footer = {
      "",
      "Examples:",
      "  sparsam lesson list",
      "  sparsam lesson print cliff > mine.sparsam-lesson",
      "  sparsam lesson check mine.sparsam-lesson"
    })
final class LessonCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "lesson needs a subcommand: list, print or check");
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "The lessons that are inside, and what each is about.")
  int list() throws RecipeException {
    for (String name : Lessons.NAMES) {
      Lesson lesson = Lessons.load(name);
      out().printf("%-13s  %s %s%n", name, lesson.title(), lesson.about());
    }
    return ExitCode.OK;
  }

  @Command(
      name = "print",
      mixinStandardHelpOptions = true,
      description = "Prints the file of a lesson, to be kept and changed.")
  int print(
      @Parameters(paramLabel = "NAME", description = "A lesson that is inside.") String name) {
    try {
      out().print(Lessons.text(name));
      return ExitCode.OK;
    } catch (RecipeException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Says whether files are lessons that can be given, and what is wrong if not.")
  int check(
      @Parameters(arity = "1..*", paramLabel = "FILE", description = "Lessons' files.")
          List<Path> files) {
    int wrong = 0;
    for (Path file : files) {
      try {
        Lesson lesson = LessonReader.read(file);
        out()
            .printf(
                Locale.ROOT,
                "%s: \"%s\", %d steps, about %d minutes, can be given%n",
                file,
                lesson.title(),
                lesson.steps().size(),
                lesson.minutes());
      } catch (RecipeException | IOException e) {
        wrong++;
        Complaint.tell(spec.commandLine().getErr(), e);
      }
    }
    return wrong == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
