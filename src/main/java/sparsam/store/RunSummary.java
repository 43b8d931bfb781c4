package sparsam.store;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sparsam.recipe.Phase;
import sparsam.recipe.Recipe;
import sparsam.recipe.Recipe.Arm;
import sparsam.result.Result;
import sparsam.result.Result.Finished;
import sparsam.result.Run;

/** A run in a list of many. */
public sealed interface RunSummary {
  Path folder();

  /** When it began. */
  LocalDateTime time();

  /** What a person calls it. */
  String name();

  /**
   * Whether every word is somewhere in its names, its note, its recipe's or an arm's name, in
   * either case; so it is where there are no words.
   */
  default boolean matches(String words) {
    String text = searched().toLowerCase(Locale.ROOT);
    return Arrays.stream(words.toLowerCase(Locale.ROOT).strip().split("\\s+"))
        .allMatch(text::contains);
  }

  /** What {@link #matches} looks through. */
  String searched();

  /**
   * A run whose folder can be read.
   *
   * @param results by now
   */
  record Whole(
      Path folder,
      LocalDateTime time,
      RunNote note,
      Recipe recipe,
      Run.State state,
      List<Result> results)
      implements RunSummary {
    public Whole {
      results = List.copyOf(results);
    }

    @Override
    public String name() {
      return note.name().isBlank() ? recipe.name() : note.name();
    }

    /**
     * The arm with the most test images right, the first of equals; of a recipe without arms the
     * dense network. Empty while there is none.
     */
    public Optional<Finished> best() {
      Phase phase = recipe.arms().isEmpty() ? Phase.DENSE : Phase.ARM;
      return results.stream()
          .filter(result -> result.phase() == phase)
          .filter(Finished.class::isInstance)
          .map(Finished.class::cast)
          .sorted(Comparator.comparingDouble(Finished::testAccuracy).reversed())
          .findFirst();
    }

    @Override
    public String searched() {
      return Stream.concat(
              Stream.of(
                  note.name(), note.text(), recipe.name(), String.valueOf(folder.getFileName())),
              recipe.arms().stream().map(Arm::name))
          .collect(Collectors.joining("\n"));
    }
  }

  /**
   * A folder among the runs that cannot be read as one.
   *
   * @param sentence what is wrong with which file
   */
  record Damaged(Path folder, LocalDateTime time, String sentence) implements RunSummary {
    @Override
    public String name() {
      return String.valueOf(folder.getFileName());
    }

    @Override
    public String searched() {
      return name();
    }
  }
}
