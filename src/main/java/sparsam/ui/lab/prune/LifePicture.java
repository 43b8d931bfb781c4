package sparsam.ui.lab.prune;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sparsam.plot.axes.Axis;
import sparsam.plot.lines.LineChart;
import sparsam.recipe.Plan;
import sparsam.recipe.Recipe;
import sparsam.recipe.arm.Arm;
import sparsam.report.MaskLife;
import sparsam.result.MaskChange;
import sparsam.result.Track;
import sparsam.text.Strings;

/**
 * The mask's life of one arm: of the run that is shown the arm whose mask changed last, of a plan
 * the first one whose mask will change.
 */
final class LifePicture {
  /** Steps of a schedule whose training nobody has counted yet. */
  private static final long UNCOUNTED = 1000;

  private final Strings strings;
  private final MaskLife drawing;
  private @Nullable Recipe recipe;
  private List<MaskChange> changes = List.of();
  private List<Track> tracks = List.of();

  LifePicture(Strings strings) {
    this.strings = strings;
    this.drawing = new MaskLife(strings);
  }

  /** Whether there is something new to draw. */
  boolean plan(Recipe other) {
    if (other.equals(recipe)) {
      return false;
    }
    recipe = other;
    changes = List.of();
    tracks = List.of();
    return true;
  }

  /** Whether there is something new to draw. */
  boolean lived(Recipe of, List<MaskChange> all, List<Track> planned) {
    if (all.equals(changes) && of.equals(recipe)) {
      return false;
    }
    recipe = of;
    changes = all;
    tracks = planned;
    return true;
  }

  LineChart of() {
    Recipe of = recipe;
    Optional<Arm> arm = of == null ? Optional.empty() : arm(of);
    if (of == null || arm.isEmpty()) {
      return new LineChart(
          "",
          Axis.of(Axis.Kind.WHOLE, ""),
          Axis.of(Axis.Kind.PERCENT, ""),
          List.of(),
          List.of(),
          strings.get("mask.empty"));
    }
    String name = arm.get().name();
    long steps =
        tracks.stream()
            .filter(track -> track.name().equals(name))
            .mapToLong(Track::plannedSteps)
            .findFirst()
            .orElse(UNCOUNTED);
    return drawing.of(
        name,
        arm.get().when(),
        new Plan(of).pruning(arm.get()).fraction(),
        steps,
        changes.stream().filter(change -> change.name().equals(name)).toList());
  }

  private Optional<Arm> arm(Recipe of) {
    String last = changes.isEmpty() ? "" : changes.getLast().name();
    return of.arms().stream()
        .filter(arm -> !arm.when().isOnce())
        .filter(arm -> last.isEmpty() || arm.name().equals(last))
        .findFirst();
  }
}
