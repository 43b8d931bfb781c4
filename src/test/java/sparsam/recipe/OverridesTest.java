package sparsam.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sparsam.optim.AdamW;
import sparsam.optim.Radius;
import sparsam.optim.Sam;
import sparsam.optim.Schedule;
import sparsam.optim.Schedules;
import sparsam.optim.Sgd;
import sparsam.optim.Usam;
import sparsam.recipe.arm.Budget.Epochs;
import sparsam.recipe.arm.Budget.Gradients;
import sparsam.recipe.watch.Watch;

class OverridesTest {
  /** A lesson or a sweep may have it from anywhere, and a terminal shows it. */
  @Test
  void what_is_no_setting_is_repeated_on_one_line() {
    String message =
        Refusal.of(
            RecipeException.class,
            () ->
                RecipeReader.override(
                    Presets.load("quick"),
                    List.of("\u001b]0;title\u0007\u202e" + "x".repeat(500))));
    assertTrue(message.startsWith("\"\uFFFD]0;title\uFFFD\uFFFDxxx"), message);
    assertTrue(message.length() < 200, message);
  }

  private static Recipe with(String... settings) throws RecipeException {
    return RecipeReader.override(Presets.load("fair"), List.of(settings));
  }

  @Test
  void nothing_set_is_nothing_changed() throws RecipeException {
    assertEquals(Presets.load("fair"), with());
  }

  @Test
  void one_key_is_set_and_nothing_else() throws RecipeException {
    Recipe recipe = with("dense.epochs=2");
    assertEquals(2, Objects.requireNonNull(recipe.dense()).epochs());
    assertEquals(Presets.load("fair"), RecipeReader.override(recipe, List.of("dense.epochs=10")));
  }

  @Test
  void text_needs_no_quotes() throws RecipeException {
    assertEquals("my own run", with("name=my own run").name());
    assertEquals("42", with("name=42").name());
    assertEquals("a=b", with("name=a=b").name());
    assertEquals("quoted", with("name=\"quoted\"").name());
    assertEquals("fashion-10k", with("data.set=fashion-10k").data().set());
  }

  @Test
  void a_question_is_set_with_and_without_quotes_and_taken_away() throws RecipeException {
    assertEquals(List.of("SAM", "dense control"), with("compare=[SAM, dense control]").compare());
    assertEquals(
        List.of("SGD, half the gradients", "SAM"),
        with("compare=[\"SGD, half the gradients\", \"SAM\"]").compare());
    assertEquals(List.of(), with("compare=null").compare());
    assertEquals(
        "fair: compare[1] is \"SMA\", which no arm is called; allowed are \"dense control\","
            + " \"BatchNorm only\", \"SGD, half the gradients\", \"SGD\", \"SAM\"; did you mean"
            + " \"SAM\"?",
        Refusal.of(RecipeException.class, () -> with("compare=[SGD,SMA]")));
  }

  @Test
  void a_question_that_is_not_set_follows_the_arms() throws RecipeException {
    assertEquals(List.of("plain", "SAM"), with("arms[3].name=plain").compare());
    assertEquals(List.of(), with("arms=[]").compare());
    assertEquals(
        List.of("SAM", "plain"), with("arms[3].name=plain", "compare=[SAM, plain]").compare());
  }

  @Test
  void a_star_sets_the_key_wherever_it_stands() throws RecipeException {
    Recipe recipe = with("arms[*].optimizer.lr=0.01", "arms[*].optimizer.rho=0.3");
    assertEquals(Sgd.of(0.01), recipe.arms().getFirst().optimizer());
    assertEquals(Presets.load("fair").arms().get(1), recipe.arms().get(1), "BatchNorm has no lr");
    assertEquals(new Sam(Sgd.of(0.01), 0.3), recipe.arms().getLast().optimizer());
  }

  @Test
  void a_star_passes_over_what_is_null() throws RecipeException {
    Recipe recipe =
        RecipeReader.override(
            Presets.load("notebook"), List.of("prune.fraction=0.9", "arms[*].prune.fraction=0.9"));
    assertEquals(0.9, Objects.requireNonNull(recipe.prune()).fraction());
    assertEquals(0.9, Objects.requireNonNull(recipe.arms().getFirst().prune()).fraction());
    assertTrue(Objects.requireNonNull(recipe.arms().getFirst().prune()).offByOne());
    assertNull(recipe.arms().getLast().prune());
  }

  @Test
  void epochs_and_gradients_replace_each_other() throws RecipeException {
    assertEquals(new Epochs(4), with("arms[0].epochs=4").arms().getFirst().budget());
    assertEquals(
        new Gradients(9),
        with("arms[1].epochs=2", "arms[0].gradients=9").arms().getFirst().budget());
  }

  @Test
  void another_optimizer_leaves_the_numbers_it_does_not_have() throws RecipeException {
    assertEquals(Sgd.of(0.05), with("arms[4].optimizer.name=sgd").arms().get(4).optimizer());
    assertEquals(
        new Sam(Sgd.of(0.05), 0.2),
        with("arms[3].optimizer.name=sam", "arms[3].optimizer.rho=0.2").arms().get(3).optimizer());
    assertEquals("sgd", with("name=sgd").name(), "a recipe may be called so");
  }

  @Test
  void another_optimizer_has_the_usual_numbers_where_it_needs_more() throws RecipeException {
    assertEquals(
        new Usam(Sgd.of(0.05), 0.05),
        with("arms[0].optimizer.name=usam").arms().get(0).optimizer());
    assertEquals(
        new Usam(Sgd.of(0.05), 0.2),
        with("arms[0].optimizer.name=usam", "arms[0].optimizer.rho=0.2").arms().get(0).optimizer());
  }

  @Test
  void another_base_has_its_own_usual_numbers_and_what_is_over_it_stays() throws RecipeException {
    AdamW adamW = AdamW.of(AdamW.LR.byDefault());
    Recipe sam = with("arms[4].optimizer.rho=0.3", "arms[4].optimizer.base=adamw");
    assertEquals(new Sam(adamW, 0.3), sam.arms().get(4).optimizer());
    Recipe there = RecipeReader.override(sam, List.of("arms[4].optimizer.name=usam"));
    assertEquals(new Usam(adamW, 0.3), there.arms().get(4).optimizer());
    Recipe back = RecipeReader.override(there, List.of("arms[4].optimizer.base=sgd"));
    assertEquals(new Usam(Sgd.of(Sgd.LR.byDefault()), 0.3), back.arms().get(4).optimizer());
    assertEquals(
        new Sam(adamW, 0.05),
        with("arms[3].optimizer.name=adamw", "arms[3].optimizer.name=sam")
            .arms()
            .get(3)
            .optimizer());
    assertEquals(
        adamW, with("arms[3].optimizer.name=adamw").arms().get(3).optimizer(), "alone, too");
    String message = Refusal.of(RecipeException.class, () -> with("arms[3].optimizer.base=adamw"));
    assertTrue(message.contains("arms[3].optimizer.base (\"adamw\") is no key here"), message);
    message = Refusal.of(RecipeException.class, () -> with("arms[4].optimizer.base=adam"));
    assertTrue(
        message.contains("arms[4].optimizer.base is \"adam\"; allowed is sgd, adamw"), message);
  }

  @Test
  void what_a_file_leaves_out_is_set_everywhere_it_has_a_place() throws RecipeException {
    Recipe recipe =
        with(
            "arms[*].schedule.name=cosine",
            "arms[*].schedule.warmUp=0.1",
            "arms[*].optimizer.from=2",
            "dense.schedule.name=step",
            "dense.schedule.milestones=[0.4, 0.8]");
    assertEquals(new Schedule.Cosine(0.1), recipe.arms().get(0).schedule());
    assertEquals(Schedules.CONSTANT, recipe.arms().get(1).schedule(), "of BatchNorm only");
    assertEquals(
        new Sam(Sgd.of(0.05), new Radius(0.05, 2, false)), recipe.arms().get(4).optimizer());
    assertEquals(
        new Schedule.Stairs(0.1, List.of(0.4, 0.8), 0),
        Objects.requireNonNull(recipe.dense()).schedule());
    assertEquals(recipe, RecipeReader.parse("again", RecipeWriter.write(recipe)));
  }

  @Test
  void who_watches_is_written_only_where_somebody_does() throws RecipeException {
    Recipe recipe = with("flatness.every=2", "flatness.weights=1");
    assertEquals(new Watch(2, 500, 0.05, 1), recipe.watch());
    assertEquals(recipe, RecipeReader.parse("again", RecipeWriter.write(recipe)));
    assertFalse(RecipeWriter.write(with("flatness.every=0")).contains("flatness"));
    String message = Refusal.of(RecipeException.class, () -> with("flatness.every=-1"));
    assertTrue(message.contains("flatness.every is -1; allowed is a whole number"), message);
  }

  @Test
  void whole_objects_can_be_set() throws RecipeException {
    Recipe recipe =
        with("prune={\"fraction\": 0.8, \"method\": \"random\"}", "arms[0].start=pruned");
    assertEquals(0.8, Objects.requireNonNull(recipe.prune()).fraction());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dense.epochs | \"dense.epochs\" is no setting; allowed is KEY=VALUE, as in dense.epochs=2",
        "=3 | \"=3\" is no setting",
        "dense.epoch=3 | fair: dense.epoch (3) is no key here, did you mean epochs?",
        "dens.epochs=3 | dens.epochs: dens is no key here, did you mean dense?",
        "dense.epochs=0 | fair: dense.epochs is 0; allowed is a whole number from 1 to 10,000",
        "dense.epochs=many | fair: dense.epochs is \"many\"; allowed is a whole number",
        "dense.epochs= | fair: dense.epochs is \"\"; allowed is a whole number",
        "arms[9].epochs=3 | arms[9].epochs: there is no [9]; allowed is [0] to [4] or [*]",
        "arms[1].optimizer.lr.x=3 | arms[1].optimizer.lr.x: lr is no key here; allowed are name",
        "arms[0].optimizer.lr.x=3 | arms[0].optimizer.lr.x: lr is 0.05 in this recipe and has no x",
        "arms[0].optimizer.rho=3 | fair: arms[0].optimizer.rho (3) is no key here",
        "arms[1].optimizer.lr=3 | fair: arms[1].optimizer.lr (3) is no key here",
        "arms[*].optimizer.eta=3 | arms[*].optimizer.eta fits nothing in this recipe",
        "arms[0]=3 | arms[0] is an entry of a list; name a key of it",
        "arms.name=3 | arms.name: there is no [name]; allowed is [0] to [4] or [*]",
        "network.widths[0]=3 | network.widths[0] is an entry of a list",
        "a b=3 | \"a b\" is no key; allowed are paths such as",
        "arms[0.name=3 | \"arms[0.name\" is no key; allowed are paths such as",
        "arms[99999].name=3 | \"arms[99999].name\" is no key",
        "dense=null | fair: arms[0].start is \"dense\", but the recipe's dense is null",
      })
  void a_refusal_says_what_was_wrong(String setting, String expected) {
    String message = Refusal.of(RecipeException.class, () -> with(setting));
    assertTrue(message.startsWith(expected), message);
  }
}
