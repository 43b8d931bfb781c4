package sparsam.store;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sparsam.recipe.Phase;
import sparsam.recipe.Recipe;
import sparsam.recipe.arm.Arm;
import sparsam.result.Result;
import sparsam.result.Result.Finished;
import sparsam.result.Run;
import sparsam.store.file.RunNote;
import sparsam.system.PlainText;

/** A run in a list of many. */
public sealed interface RunSummary {
  /** Who works on a run. */
  enum Holder {
    NOBODY,
    /** This process. */
    HERE,
    /** Another one. */
    ELSEWHERE
  }

  /** What a run is at this moment. */
  enum Condition {
    FINISHED,
    /** Ended on request; it can be gone on with. */
    STOPPED,
    /** Killed, or failed for want of a file; it can be gone on with. */
    BROKEN_OFF,
    RUNNING_HERE,
    RUNNING_ELSEWHERE,
    /** A file of it cannot be read. */
    DAMAGED,
    /** Made by a newer version of the program. */
    NEWER;

    /** Whether it could be gone on with. */
    public boolean resumable() {
      return this == STOPPED || this == BROKEN_OFF;
    }

    /** Whether somebody works on it. */
    public boolean running() {
      return this == RUNNING_HERE || this == RUNNING_ELSEWHERE;
    }
  }

  /**
   * The training that has no result yet.
   *
   * @param training its name
   * @param epoch that it finished last; 0 for none
   * @param epochs it is to make; 0 where gradients are counted in their place
   */
  record Reached(String training, int epoch, int epochs) {}

  Path folder();

  /** What it is now. */
  Condition condition();

  /** When it began. */
  LocalDateTime time();

  /** What a person calls it. */
  String name();

  /** Its names, its note, its recipe's and its arms' names: what words are looked for in. */
  String searched();

  /**
   * A run whose folder can be read.
   *
   * @param results by now
   * @param holder who works on it
   * @param reached what it was at; empty for one that is finished
   */
  record Whole(
      Path folder,
      LocalDateTime time,
      RunNote note,
      Recipe recipe,
      Run.State state,
      List<Result> results,
      Holder holder,
      Optional<Reached> reached)
      implements RunSummary {
    public Whole {
      results = List.copyOf(results);
    }

    @Override
    public String name() {
      return note.name().isBlank() ? recipe.name() : note.name();
    }

    /** Its state, and whether somebody works on it. */
    @Override
    public Condition condition() {
      return switch (state) {
        case FINISHED -> Condition.FINISHED;
        case STOPPED, RUNNING ->
            switch (holder) {
              case HERE -> Condition.RUNNING_HERE;
              case ELSEWHERE -> Condition.RUNNING_ELSEWHERE;
              case NOBODY -> state == Run.State.STOPPED ? Condition.STOPPED : Condition.BROKEN_OFF;
            };
      };
    }

    /** Seconds that its trainings' steps took, as far as they have results. */
    public double seconds() {
      return results.stream().mapToDouble(Result::seconds).sum();
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

  /** One of which no more is known than its folder's name. */
  sealed interface Unread extends RunSummary {
    @Override
    default String name() {
      return PlainText.line(String.valueOf(folder().getFileName()));
    }

    @Override
    default String searched() {
      return name();
    }
  }

  /**
   * A folder among the runs that cannot be read as one.
   *
   * @param sentence what is wrong with which file
   */
  record Damaged(Path folder, LocalDateTime time, String sentence) implements Unread {
    @Override
    public Condition condition() {
      return Condition.DAMAGED;
    }
  }

  /**
   * A run that a newer version of the program made.
   *
   * @param version that one
   */
  record Newer(Path folder, LocalDateTime time, String version) implements Unread {
    @Override
    public Condition condition() {
      return Condition.NEWER;
    }
  }
}
