package sparsam.experiment.pace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sparsam.experiment.FastNetworks;
import sparsam.experiment.NetworkFactory;
import sparsam.experiment.TinyRun;
import sparsam.nn.fast.FastNetwork;
import sparsam.recipe.Recipe;

class FittedNetworksTest {
  private final List<Integer> asked = new ArrayList<>();

  private FittedNetworks networks(int cores) {
    return new FittedNetworks(
        cores,
        (_, batchSize, all) -> {
          asked.add(all);
          return batchSize > 4 ? all - 1 : 1;
        });
  }

  @Test
  void a_recipe_gets_as_many_threads_as_were_found_and_is_tried_once() throws Exception {
    FittedNetworks networks = networks(6);
    Recipe recipe = TinyRun.recipe();
    assertEquals(6, networks.threads());
    NetworkFactory fitted = networks.fitted(recipe);
    assertEquals(recipe.batchSize() > 4 ? 5 : 1, fitted.threads());
    assertEquals(fitted, networks.fitted(recipe));
    assertEquals(List.of(6), asked);
    assertEquals(fitted, fitted.fitted(recipe));
  }

  @Test
  void what_is_decided_is_not_tried() throws Exception {
    Recipe recipe = TinyRun.recipe();
    assertEquals(1, networks(1).fitted(recipe).threads());
    assertEquals(1, networks(8).fitted(recipe.withArmsAtOnce(2)).threads());
    assertEquals(3, networks(8).with(3).fitted(recipe).threads());
    assertInstanceOf(FastNetworks.class, networks(8).with(3));
    assertEquals(FastNetwork.MAX_THREADS, networks(400).threads());
    assertEquals(List.of(), asked);
  }
}
