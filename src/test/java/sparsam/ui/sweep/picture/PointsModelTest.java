package sparsam.ui.sweep.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sparsam.plot.parallel.Parallel;
import sparsam.plot.scatter.Scatter;
import sparsam.plot.screen.Drag;
import sparsam.sweep.SweepPlan;
import sparsam.sweep.SweepPresets;
import sparsam.sweep.finding.Findings;
import sparsam.sweep.finding.MadeUp;
import sparsam.text.Strings;

/** What is brushed is chosen, in one picture and in both. */
class PointsModelTest {
  private final List<Set<List<String>>> told = new ArrayList<>();
  private final PointsModel model = new PointsModel(new Strings(), told::add);

  @BeforeEach
  void show() throws Exception {
    SweepPlan plan = new SweepPlan(SweepPresets.load("map"));
    model.show(
        Findings.of(
            plan,
            MadeUp.outcomes(
                plan, place -> (int) (1900 - 500 * place.fraction() + 100 * place.rho()))));
  }

  private Parallel parallel() {
    return (Parallel) model.parallel().get();
  }

  private Scatter scatter() {
    return (Scatter) model.scatter().get();
  }

  @Test
  void an_axis_is_brushed_and_let_go() {
    assertEquals(30, parallel().count());
    assertTrue(parallel().chosen().isEmpty(), "all stand out");
    model.brushAxis(new Drag(0.2, 0.95, -0.3, 1, false));
    assertTrue(told.isEmpty(), "a hand moves more often than the screen is drawn");
    model.poll();
    assertEquals(6, told.getLast().size(), "the highest fraction under six radii");
    assertTrue(told.getLast().stream().allMatch(values -> values.getFirst().equals("0.98")));
    assertEquals(6, parallel().chosen().orElseThrow().cardinality());
    assertEquals(parallel().chosen(), scatter().chosen());
    model.brushAxis(new Drag(1, 0, 1, 0.2, false));
    model.poll();
    assertEquals(1, told.getLast().size(), "in both");
    model.brushAxis(new Drag(0, 0.5, 0, 0.5, true));
    model.brushAxis(new Drag(1, 0.5, 1, 0.5, true));
    model.poll();
    assertEquals(Set.of(), told.getLast());
    assertTrue(parallel().chosen().isEmpty());
    model.poll();
    assertEquals(3, told.size(), "nothing was brushed since");
  }

  @Test
  void an_area_goes_with_its_axes() {
    model.x().set(0);
    model.y().set(2);
    model.brushArea(new Drag(0.93, 0, 1, 1, false));
    model.poll();
    assertEquals(12, told.getLast().size());
    assertEquals(0.93, Objects.requireNonNull(scatter().area()).xFrom());
    model.y().set(3);
    model.poll();
    assertNull(scatter().area(), "an area of other axes is none");
    assertEquals(Set.of(), told.getLast());
  }

  @Test
  void what_is_chosen_elsewhere_stands_out_and_is_no_brush() {
    model.brushAxis(new Drag(0, 0.9, 0, 1, false));
    model.poll();
    model.mark(Set.of(List.of("0.5", "0.01")));
    assertTrue(parallel().brushes().isEmpty());
    assertEquals(1, parallel().chosen().orElseThrow().cardinality());
    assertTrue(
        scatter()
            .words()
            .get(parallel().chosen().orElseThrow().nextSetBit(0))
            .startsWith("fraction 0.5, rho of SAM 0.01: SGD "));
    model.mark(Set.of());
    assertEquals(Optional.empty(), parallel().chosen());
  }
}
