package sparsam.ui.sweep.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sparsam.recipe.Presets;
import sparsam.sweep.AxisChoice;
import sparsam.sweep.Sweep;
import sparsam.sweep.SweepPresets;
import sparsam.sweep.SweepReader;
import sparsam.text.Strings;

/** Sweeps as they are typed. */
class DraftTest {
  private final Strings strings = new Strings();

  private static Draft map() throws Exception {
    return Draft.of(SweepPresets.load("map"));
  }

  private static Draft with(Draft draft, AxisDraft... axes) {
    return new Draft(draft.recipe(), List.of(axes), draft.points(), draft.seeds(), draft.halve());
  }

  @Test
  void what_is_shown_of_a_sweep_is_that_sweep() throws Exception {
    for (String name : SweepPresets.NAMES) {
      Sweep sweep = SweepPresets.load(name);
      assertEquals(Optional.of(sweep), Draft.of(sweep).check(strings).sweep(), name);
    }
    Sweep drawn =
        SweepReader.halved(
            SweepReader.with(
                SweepPresets.load("map"),
                List.of("lr=random:log:0.01:0.1", "fraction=linear:0.5:0.9:3", "seed=1,5,9"),
                20,
                0),
            "3:2");
    assertEquals(Optional.of(drawn), Draft.of(drawn).check(strings).sweep());
    assertEquals("1, 5, 9", Draft.of(drawn).seeds());
  }

  @Test
  void every_setting_can_be_an_axis_with_the_values_that_are_suggested() throws Exception {
    for (String name : List.of("quick", "notebook")) {
      Draft recipe = Draft.of(SweepReader.of(Presets.load(name)));
      List<AxisChoice> choices = AxisChoice.of(recipe.recipe());
      assertTrue(choices.size() > 5, name);
      for (AxisChoice choice : choices) {
        AxisDraft axis = AxisDraft.of(choice, recipe.recipe());
        var checked = with(recipe, axis).check(strings);
        assertTrue(checked.sweep().isPresent(), name + ": " + axis + " " + checked);
      }
    }
  }

  @Test
  void what_is_in_the_way_is_said_where_it_stands() throws Exception {
    Draft map = map();
    AxisDraft fine = map.axes().getLast();
    AxisDraft far = new AxisDraft("fraction", Form.LIST, "0.5, 2", "", "", "");
    AxisDraft empty = new AxisDraft("fraction", Form.LIST, " ", "", "", "");
    AxisDraft word = new AxisDraft("fraction", Form.LINEAR, "", "x", "1", "3");
    AxisDraft falling = new AxisDraft("fraction", Form.LOG, "", "0.9", "0.1", "3");
    AxisDraft half = new AxisDraft("fraction", Form.LINEAR, "", "0.1", "0.9", "2.5");
    assertEquals("map: prune.fraction is 2; allowed is a number from 0 to 1", said(map, far));
    assertEquals(
        "No value is given; allowed are values with commas between them.", said(map, empty));
    assertEquals("From is no number.", said(map, word));
    assertTrue(said(map, falling).contains("a rising range"), said(map, falling));
    assertEquals("Count has to be a whole number above 0.", said(map, half));
    assertEquals("", with(map, far, fine).check(strings).axes().getLast());
    assertTrue(
        with(map, fine, fine).check(strings).whole().contains("there twice"), "of all together");
  }

  private String said(Draft draft, AxisDraft axis) {
    var checked = with(draft, axis).check(strings);
    assertTrue(checked.sweep().isEmpty());
    return checked.axes().getFirst();
  }

  @Test
  void numbers_beside_the_axes_are_checked_too() throws Exception {
    Draft map = map();
    AxisDraft drawn = new AxisDraft("fraction", Form.SOBOL, "", "0.1", "0.9", "");
    var none = new Draft(map.recipe(), List.of(drawn), "0", "x", "").check(strings);
    assertEquals("Points has to be a whole number above 0.", none.points());
    assertEquals("Seeds has to be a whole number above 0.", none.seeds());
    var odd = new Draft(map.recipe(), map.axes(), "", "1, b", "").check(strings);
    assertTrue(odd.seeds().startsWith("Seeds are a whole number"), odd.seeds());
    var halved = new Draft(map.recipe(), map.axes(), "", "2", "3").check(strings);
    assertEquals("halve: what is given is not KEEP:RUNGS; allowed is such as 3:3", halved.halve());
    var twice = new Draft(map.recipe(), map.axes(), "", "4, 4", "").check(strings);
    assertTrue(twice.whole().contains("seeds names one twice"), twice.whole());
  }
}
