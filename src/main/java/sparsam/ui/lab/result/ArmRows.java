package sparsam.ui.lab.result;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import sparsam.nn.speed.Speeds;
import sparsam.prune.Pruning;
import sparsam.recipe.Phase;
import sparsam.recipe.Recipe;
import sparsam.recipe.Starts;
import sparsam.recipe.arm.Arm;
import sparsam.report.Palette;
import sparsam.report.Settings;
import sparsam.report.speed.SpeedWords;
import sparsam.result.Adjustment;
import sparsam.result.Result;
import sparsam.result.Track;
import sparsam.text.Strings;
import sparsam.ui.lab.result.ArmRow.Gain;
import sparsam.ui.lab.result.ArmRow.State;

/** The trainings of a run, or of a plan, a row each. */
final class ArmRows {
  /** The place of a row that is no arm of the next run. */
  private static final int NOWHERE = -1;

  /** What measurements of the dense training go by. */
  private static final String DENSE = "dense";

  private final Strings strings;
  private final Settings settings;
  private final ByHand byHand;
  private final Pace pace;
  private final Set<String> unchanged = new HashSet<>();

  /**
   * @param pace of the trainings under way
   */
  ArmRows(Strings strings, Pace pace) {
    this.strings = strings;
    this.pace = pace;
    this.settings = new Settings(strings);
    this.byHand = new ByHand(strings);
  }

  /**
   * Says what is no change by hand.
   *
   * @param preset the recipe before numbers were set over it
   */
  void preset(Recipe preset) {
    unchanged.clear();
    unchanged.addAll(preset.arms().stream().map(arm -> settings.of(preset, arm)).toList());
    unchanged.addAll(Starts.prunings(preset).keySet().stream().map(this::justPruned).toList());
    unchanged.addAll(Stream.ofNullable(preset.dense()).map(settings::of).toList());
    unchanged.add(strings.get("arm.brought"));
  }

  /**
   * Of a run: its own trainings and nothing else, each with what the next run would do otherwise.
   *
   * @param upcoming the next run's recipe, in whose list the rows' arms have their places
   */
  List<ArmRow> of(
      Recipe shown,
      Recipe upcoming,
      List<Track> tracks,
      List<Result> results,
      List<Adjustment> adjustments) {
    List<ArmRow> made = before(shown, tracks, results, adjustments);
    for (int i = 0; i < shown.arms().size(); i++) {
      Arm arm = shown.arms().get(i);
      int place = Counterpart.place(shown, i, upcoming);
      String otherwise = otherwise(shown, arm, upcoming, place);
      made.add(
          row(
                  arm.name(),
                  Phase.ARM,
                  Palette.colour(i),
                  settings.of(shown, arm),
                  track(tracks, Phase.ARM, arm.name()),
                  result(results, Phase.ARM, arm.name()))
              .noted(byHand.of(arm.name(), arm.optimizer(), adjustments))
              .at(place, otherwise));
    }
    return made;
  }

  private String otherwise(Recipe shown, Arm arm, Recipe upcoming, int place) {
    if (place < 0) {
      return strings.get("arms.gone");
    }
    Arm wanted = upcoming.arms().get(place);
    String words = settings.of(upcoming, wanted);
    return words.equals(settings.of(shown, arm)) && wanted.equals(arm)
        ? ""
        : strings.get("arms.next", words);
  }

  /** The dense network and the pruned ones. */
  private List<ArmRow> before(
      Recipe shown, List<Track> tracks, List<Result> results, List<Adjustment> adjustments) {
    List<ArmRow> made = new ArrayList<>();
    if (shown.dense() != null) {
      Optional<Result> dense = result(results, Phase.DENSE, "");
      made.add(
          row(
                  strings.get("arm.dense"),
                  Phase.DENSE,
                  Palette.DENSE,
                  isTrained(dense) ? settings.of(shown.dense()) : strings.get("arm.brought"),
                  track(tracks, Phase.DENSE, ""),
                  dense)
              .noted(byHand.of(DENSE, shown.dense().optimizer(), adjustments)));
    }
    Starts.prunings(shown)
        .forEach(
            (pruning, name) ->
                made.add(
                    row(
                        name,
                        Phase.PRUNED,
                        Palette.DENSE,
                        justPruned(pruning),
                        Optional.empty(),
                        result(results, Phase.PRUNED, name))));
    return made;
  }

  /** A network from a file has taken no gradient here. */
  private static boolean isTrained(Optional<Result> dense) {
    return dense
        .filter(result -> result instanceof Result.Finished f && f.gradients() == 0)
        .isEmpty();
  }

  private String justPruned(Pruning pruning) {
    return strings.get("arm.justPruned", strings.percent(pruning.fraction()));
  }

  private static Optional<Track> track(List<Track> tracks, Phase phase, String name) {
    return tracks.stream()
        .filter(track -> track.phase() == phase)
        .filter(track -> phase != Phase.ARM || track.name().equals(name))
        .findFirst();
  }

  private static Optional<Result> result(List<Result> results, Phase phase, String name) {
    return results.stream()
        .filter(result -> result.phase() == phase)
        .filter(result -> phase == Phase.DENSE || result.name().equals(name))
        .findFirst();
  }

  private ArmRow row(
      String name,
      Phase phase,
      int colour,
      String settingsLine,
      Optional<Track> track,
      Optional<Result> result) {
    if (result.isPresent()) {
      return switch (result.get()) {
        case Result.Finished finished -> finished(name, phase, colour, settingsLine, finished);
        case Result.Failed failed ->
            new ArmRow(
                name,
                phase,
                colour,
                settingsLine,
                !unchanged.contains(settingsLine),
                State.FAILED,
                "",
                "",
                "",
                "",
                "",
                strings.get("result.gradients", failed.gradients()),
                seconds(failed.seconds()),
                Gain.NONE,
                failed.reason(),
                NOWHERE,
                "",
                "");
      };
    }
    boolean begun = track.isPresent() && track.get().steps().size() > 0;
    String progress = begun ? progress(track.get()) : "";
    return new ArmRow(
        name,
        phase,
        colour,
        settingsLine,
        !unchanged.contains(settingsLine),
        begun ? State.RUNNING : State.PLANNED,
        progress,
        "",
        "",
        "",
        "",
        "",
        "",
        Gain.NONE,
        "",
        NOWHERE,
        "",
        "");
  }

  private String progress(Track track) {
    int epoch = Math.min(track.epochs().size() + 1, track.plannedEpochs());
    String words = strings.get("arm.progress", epoch, track.plannedEpochs());
    String left = pace.of(track);
    return left.isEmpty() ? words : strings.get("arm.progress.left", words, left);
  }

  private ArmRow finished(
      String name, Phase phase, int colour, String settingsLine, Result.Finished finished) {
    Result.Best best = finished.best();
    return new ArmRow(
        name,
        phase,
        colour,
        settingsLine,
        !unchanged.contains(settingsLine),
        State.FINISHED,
        "",
        strings.get("result.accuracy", 100 * finished.testAccuracy()),
        strings.get(
            "result.interval",
            100 * finished.testInterval().low(),
            100 * finished.testInterval().high()),
        best == null || best.testCorrect() == finished.testCorrect()
            ? "" // Nothing that the end does not say.
            : strings.get("result.best", best.epoch(), 100 * finished.bestAccuracy().orElseThrow()),
        strings.get("result.zeros", 100 * finished.sparsity()),
        finished.gradients() == 0 ? "" : strings.get("result.gradients", finished.gradients()),
        finished.seconds() == 0 ? "" : seconds(finished.seconds()),
        finished.speeds() == null ? Gain.NONE : gain(finished.speeds()),
        "",
        NOWHERE,
        "",
        "");
  }

  private Gain gain(Speeds measured) {
    SpeedWords words = new SpeedWords(strings);
    return new Gain(words.brief(measured), words.help(measured) + "\n\n" + words.lines(measured));
  }

  private String seconds(double seconds) {
    return seconds < 100
        ? strings.get("result.seconds", seconds)
        : strings.get("result.minutes", (long) seconds / 60, (long) seconds % 60);
  }
}
