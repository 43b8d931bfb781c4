package sparsam.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import sparsam.data.DataSets;
import sparsam.data.Shape;
import sparsam.optim.BatchNormOnly;
import sparsam.optim.Fault;
import sparsam.optim.Sam;
import sparsam.optim.Sgd;
import sparsam.prune.Pruning;
import sparsam.recipe.Seeds.Stream;
import sparsam.recipe.arm.Arm;
import sparsam.recipe.arm.Budget.Gradients;
import sparsam.recipe.arm.Start;
import sparsam.system.Slug;

class PresetsTest {
  private static final int STEPS_PER_EPOCH = 113;

  @Test
  void all_are_recipes_by_their_own_name_and_most_have_the_notebooks_batches()
      throws RecipeException {
    for (String name : Presets.NAMES) {
      Recipe recipe = Presets.load(name);
      assertEquals(name, recipe.name());
      assertFalse(recipe.description().isBlank(), name);
      String set =
          switch (name) {
            case "resnet" -> "fashion-10k";
            case "cifar" -> "cifar10";
            default -> "mnist-10k";
          };
      assertEquals(set, recipe.data().set());
      assertEquals(name.equals("cifar") ? 128 : 64, recipe.batchSize(), name);
      assertEquals(name.equals("cifar"), recipe.shuffle(), name);
    }
  }

  @Test
  void recipes_know_every_data_set_there_is() {
    assertEquals(new DataSets(Path.of("data")).names(), RecipeKeys.DATA_SETS);
  }

  @Test
  void the_notebook_has_its_faults_beside_the_corrected_arms() throws RecipeException {
    Recipe recipe = Presets.load("notebook");
    assertEquals(Pruning.byLayer(0.5), recipe.prune());
    assertEquals(10, Objects.requireNonNull(recipe.dense()).epochs());
    Arm sgd = recipe.arms().get(0);
    Arm sam = recipe.arms().get(1);
    assertEquals(Set.of(Fault.FOREIGN_PARAMETERS), sgd.faults());
    assertEquals(Set.of(Fault.RECOMPUTED_EPSILON), sam.faults());
    for (Arm faulty : List.of(sgd, sam)) {
      assertEquals(Pruning.notebook(0.5), faulty.prune());
      assertFalse(faulty.keepMask());
    }
    for (Arm corrected : recipe.arms().subList(2, recipe.arms().size())) {
      assertEquals(Set.of(), corrected.faults());
      assertTrue(corrected.keepMask());
      assertEquals(null, corrected.prune());
    }
  }

  @Test
  void the_fair_one_gives_sgd_and_sam_the_same_gradients() throws RecipeException {
    Recipe recipe = Presets.load("fair");
    assertEquals(Start.DENSE, recipe.arms().getFirst().start());
    for (Arm arm : recipe.arms()) {
      assertTrue(arm.keepMask() && arm.faults().isEmpty() && arm.prune() == null);
      if (arm.name().equals("SGD") || arm.name().equals("SAM")) {
        assertEquals(new Gradients(3 * 2 * STEPS_PER_EPOCH), arm.budget());
      }
    }
    assertTrue(recipe.arms().stream().anyMatch(arm -> arm.optimizer() instanceof BatchNormOnly));
  }

  /** Keys that came later are written only where they say what was not so before. */
  @Test
  void older_recipes_are_written_without_newer_keys() throws RecipeException {
    for (String name : List.of("quick", "notebook", "fair", "label-noise")) {
      String written = RecipeWriter.write(Presets.load(name));
      for (String key : List.of("base", "from", "rhoFollowsLr", "schedule")) {
        assertFalse(written.contains("\"" + key + "\""), name + " has " + key);
      }
    }
  }

  @Test
  void the_family_has_equal_gradients_and_one_arm_with_half_of_them() throws RecipeException {
    Recipe recipe = Presets.load("family");
    for (Arm arm : recipe.arms()) {
      boolean half = arm.name().equals("SGD, half");
      assertEquals(new Gradients((half ? 10L : 20L) * STEPS_PER_EPOCH), arm.budget(), arm.name());
      assertEquals(Start.INITIAL, arm.start());
      assertFalse(arm.schedule().isConstant());
    }
    assertEquals(
        11, recipe.arms().stream().map(arm -> arm.optimizer().getClass()).distinct().count());
  }

  @Test
  void label_noise_sets_sgd_against_three_radii() throws RecipeException {
    Recipe recipe = Presets.load("label-noise");
    assertEquals(0.4, recipe.data().labelNoise());
    assertTrue(recipe.arms().stream().allMatch(arm -> arm.start() == Start.INITIAL));
    assertEquals(
        List.of(0.05, 0.2, 0.5),
        recipe.arms().stream()
            .map(Arm::optimizer)
            .filter(Sam.class::isInstance)
            .map(optimizer -> ((Sam) optimizer).rho())
            .toList());
    Arm longer = recipe.arms().get(1);
    assertTrue(longer.optimizer() instanceof Sgd);
    assertEquals(20L * STEPS_PER_EPOCH, longer.budget().steps(longer.optimizer(), STEPS_PER_EPOCH));
  }

  @Test
  void the_residual_network_is_pruned_and_trained_on_with_equal_gradients() throws RecipeException {
    Recipe recipe = Presets.load("resnet");
    assertEquals("resnet-8 [16, 32, 64]", recipe.network().toString());
    assertEquals(Pruning.byLayer(0.8), recipe.prune());
    for (Arm arm : recipe.arms()) {
      assertEquals(new Gradients(6L * STEPS_PER_EPOCH), arm.budget(), arm.name());
      assertFalse(arm.schedule().isConstant());
    }
  }

  /** What is compared is as sparse, and trains as long. */
  @Test
  void presets_of_pruning_differ_in_nothing_but_how_and_when_weights_go() throws RecipeException {
    for (String name : List.of("gradual", "tickets", "channels", "sanity")) {
      Recipe recipe = Presets.load(name);
      Arm first = recipe.arms().getFirst();
      for (Arm arm : recipe.arms()) {
        assertEquals(first.budget(), arm.budget(), arm.name());
        assertEquals(first.optimizer(), arm.optimizer(), arm.name());
        assertEquals(first.schedule(), arm.schedule(), arm.name());
        assertTrue(arm.isPruned() && arm.keepMask(), arm.name());
        double fraction = new Plan(recipe).pruning(arm).fraction();
        assertEquals(
            name.equals("channels") ? 0.54 : 0.95,
            fraction,
            0.05,
            "half the channels, not weights");
      }
    }
  }

  @Test
  void the_papers_setting_is_a_network_of_twenty_layers_with_equal_gradients()
      throws RecipeException {
    Recipe recipe = Presets.load("cifar");
    assertEquals("resnet-20 [16, 32, 64]", recipe.network().toString());
    assertEquals(Optional.of(new Shape(3, 32, 32)), recipe.data().choice().shape());
    assertEquals(Pruning.byLayer(0.9), recipe.prune());
    assertEquals(
        Set.of(new Gradients(2110)),
        recipe.arms().stream().map(Arm::budget).collect(Collectors.toSet()));
  }

  @Test
  void an_unknown_one_is_refused_with_those_there_are() {
    String message = Refusal.of(RecipeException.class, () -> Presets.load("../notebook"));
    assertEquals(
        "no preset is called \"../notebook\"; there are quick, notebook, fair, label-noise, family,"
            + " resnet, cifar, gradual, tickets, channels, sanity",
        message);
  }

  @Test
  void names_become_file_names() {
    assertEquals("sam-rho-0.05", Slug.of("SAM ρ 0.05"));
    assertEquals("sgd-half-the-gradients", Slug.of("SGD, half the gradients"));
    assertEquals("a-b", Slug.of("../A\\/b.."));
    assertEquals("etude", Slug.of("Étude"));
    assertEquals("", Slug.of("训练"));
  }

  @Test
  void streams_are_the_generators_outputs_in_their_places() {
    SplittableRandom random = new SplittableRandom(42);
    Set<Long> seeds = new HashSet<>();
    for (Stream stream : Stream.values()) {
      assertEquals(random.nextLong(), Seeds.of(42, stream));
      seeds.add(Seeds.of(42, stream));
      seeds.add(Seeds.of(43, stream));
    }
    assertEquals(2 * Stream.values().length, seeds.size());
    assertNotEquals(Seeds.of(0, Stream.WEIGHTS), Seeds.of(1, Stream.WEIGHTS));
  }
}
