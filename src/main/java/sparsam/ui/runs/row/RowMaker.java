package sparsam.ui.runs.row;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import sparsam.prune.Pruning;
import sparsam.recipe.Recipe;
import sparsam.recipe.arm.Arm;
import sparsam.report.RecipeWords;
import sparsam.result.Result;
import sparsam.result.Result.Failed;
import sparsam.result.Result.Finished;
import sparsam.store.RunSummary;
import sparsam.store.RunSummary.Damaged;
import sparsam.store.RunSummary.Newer;
import sparsam.store.RunSummary.Reached;
import sparsam.store.RunSummary.Whole;
import sparsam.text.Strings;
import sparsam.ui.runs.row.RunRow.Cell;

/** Puts what is known of a run into the words and numbers of the table; any thread may ask. */
public final class RowMaker {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
  private static final int MINUTE = 60;

  /** Beside the names and the note. */
  private static final List<RunColumn> SEARCHED =
      List.of(
          RunColumn.DATA, RunColumn.NETWORK, RunColumn.METHOD, RunColumn.QUESTION, RunColumn.TAGS);

  private final Strings strings;

  public RowMaker(Strings strings) {
    this.strings = strings;
  }

  /** The line of one run. */
  public RunRow row(RunSummary run) {
    Map<RunColumn, Cell> cells = new EnumMap<>(RunColumn.class);
    cells.put(RunColumn.NAME, Cell.of(run.name()));
    cells.put(RunColumn.DATE, date(run.time()));
    switch (run) {
      case Whole whole -> fill(cells, whole);
      case Damaged damaged ->
          cells.put(
              RunColumn.STATE, Cell.of(strings.get("runs.state.damaged", damaged.sentence())));
      case Newer newer ->
          cells.put(RunColumn.STATE, Cell.of(strings.get("runs.state.newer", newer.version())));
    }
    StringJoiner searched = new StringJoiner("\n").add(run.searched());
    for (RunColumn column : SEARCHED) {
      searched.add(Objects.requireNonNull(cells.getOrDefault(column, Cell.of(""))).text());
    }
    return new RunRow(run, cells, searched.toString().toLowerCase(Locale.ROOT));
  }

  private static Cell date(LocalDateTime time) {
    return Cell.of(WHEN.format(time), (double) time.toEpochSecond(ZoneOffset.UTC));
  }

  private void fill(Map<RunColumn, Cell> cells, Whole run) {
    Recipe recipe = run.recipe();
    cells.put(RunColumn.STATE, Cell.of(state(run)));
    run.best().ifPresent(best -> fill(cells, best));
    prunings(cells, recipe);
    cells.put(
        RunColumn.ARMS,
        Cell.of(recipe.arms().stream().map(Arm::name).collect(Collectors.joining(", "))));
    String question = Question.of(recipe);
    cells.put(
        RunColumn.QUESTION,
        Cell.of(question.isEmpty() ? strings.get("runs.question.none") : question));
    cells.put(RunColumn.DATA, Cell.of(new RecipeWords(strings, recipe).data()));
    cells.put(RunColumn.NETWORK, Cell.of(recipe.network().toString()));
    cells.put(RunColumn.SEED, Cell.of(Long.toString(recipe.seed()), (double) recipe.seed()));
    if (run.seconds() > 0) {
      cells.put(RunColumn.DURATION, Cell.of(duration(run.seconds()), run.seconds()));
    }
    cells.put(RunColumn.TAGS, Cell.of(String.join(", ", run.note().tags())));
    cells.put(RunColumn.NOTE, Cell.of(run.note().text()));
  }

  private void fill(Map<RunColumn, Cell> cells, Finished best) {
    cells.put(RunColumn.ACCURACY, Cell.of(accuracy(best), best.testAccuracy()));
    cells.put(RunColumn.BEST, Cell.of(best.name()));
    cells.put(RunColumn.SPARSITY, Cell.of(strings.percent(best.sparsity()), best.sparsity()));
  }

  /** Test accuracy and its interval, in percent. */
  public String accuracy(Finished result) {
    return strings.get(
        "runs.accuracy",
        100 * result.testAccuracy(),
        100 * result.testInterval().low(),
        100 * result.testInterval().high());
  }

  /** What came out of a training, or why nothing did. */
  public String result(Result result) {
    return switch (result) {
      case Finished finished when finished.sparsity() == 0 -> accuracy(finished);
      case Finished finished ->
          strings.get(
              "runs.contrast.result", accuracy(finished), strings.percent(finished.sparsity()));
      case Failed failed -> failed.reason();
    };
  }

  /** How much is pruned and by which method, each of them once. */
  private void prunings(Map<RunColumn, Cell> cells, Recipe recipe) {
    List<Pruning> prunings = recipe.prunings();
    if (!prunings.isEmpty()) {
      cells.put(
          RunColumn.FRACTION,
          Cell.of(
              prunings.stream()
                  .map(one -> strings.percent(one.fraction()))
                  .distinct()
                  .collect(Collectors.joining(", ")),
              prunings.getFirst().fraction()));
      cells.put(
          RunColumn.METHOD,
          Cell.of(
              prunings.stream()
                  .map(one -> one.method().label())
                  .distinct()
                  .collect(Collectors.joining(", "))));
    }
  }

  private String state(Whole run) {
    String state = strings.get("runs.state." + run.condition().name().toLowerCase(Locale.ROOT));
    return run.reached().map(at -> strings.get("runs.state.at", state, place(at))).orElse(state);
  }

  private String place(Reached at) {
    if (at.epoch() == 0) {
      return at.training();
    }
    return at.epochs() == 0
        ? strings.get("runs.place", at.training(), at.epoch())
        : strings.get("runs.place.of", at.training(), at.epoch(), at.epochs());
  }

  private String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole < MINUTE) {
      return strings.get("runs.seconds", seconds);
    }
    return whole < MINUTE * MINUTE
        ? strings.get("runs.minutes", whole / MINUTE, whole % MINUTE)
        : strings.get("runs.hours", whole / MINUTE / MINUTE, whole / MINUTE % MINUTE);
  }
}
