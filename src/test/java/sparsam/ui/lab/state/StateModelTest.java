package sparsam.ui.lab.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import sparsam.prune.Pruning;
import sparsam.recipe.Difference;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.text.Strings;
import sparsam.ui.lab.state.StateModel.State;

class StateModelTest {
  private final StateModel model = new StateModel(new Strings());
  private final Recipe quick;

  StateModelTest() throws RecipeException {
    quick = Presets.load("quick");
  }

  @Test
  void aPlanHasNoRunBesideIt() {
    model.plan(quick);
    assertEquals(State.PLAN, model.state().get());
    assertEquals("quick", model.name().get());
    assertEquals("nothing has run yet", model.place().get());
    assertEquals("", model.next().get());
  }

  @Test
  void whatIsSetOtherwiseIsToldBesideTheRunAndGoesWithIt() {
    model.run(quick, "2026-01-02-030405-quick", true, quick);
    assertEquals(State.RUNNING, model.state().get());
    assertEquals("", model.next().get());
    Recipe other = quick.withMethod(Pruning.Method.MAGNITUDE_GLOBAL).named("quick, global");
    model.run(quick, "2026-01-02-030405-quick", false, other);
    model.comparing().set(true);
    assertEquals(State.RESULT, model.state().get());
    assertEquals("quick", model.name().get());
    assertEquals("The next run: quick, global", model.next().get());
    assertEquals(Difference.all(quick, other.named("quick")), model.differences().get());
    assertEquals(1, model.differences().get().size());
    model.run(quick, "2026-01-02-030405-quick", false, quick.named("another name"));
    assertEquals("", model.next().get(), "what a recipe is called decides nothing");
    assertEquals(List.of(), model.differences().get());
    assertFalse(model.comparing().get());
  }
}
