package sparsam.ui.lab.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Design.Chain;
import sparsam.nn.Design.ResNet;
import sparsam.nn.layer.Layer;
import sparsam.nn.layer.Layers;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeWriter;
import sparsam.text.Strings;
import sparsam.ui.lab.recipe.RecipeModel;

/** A network is changed layer by layer, and becomes the recipe's when it can be trained. */
class NetworkModelTest {
  private RecipeModel recipe;
  private NetworkModel model;

  @BeforeEach
  void open() throws RecipeException {
    recipe = new RecipeModel(new Strings());
    model = new NetworkModel(new Strings(), recipe);
    model.show();
  }

  private Architecture used() {
    return recipe.recipe().get().network();
  }

  private String row(int place) {
    LayerRow row = model.rows().get().get(place);
    return String.join(
        " | ", row.title(), row.details(), row.out(), row.parameters(), row.multiplyAdds());
  }

  private String refusal(int place) {
    return model.rows().get().get(place).refusal();
  }

  private void type(String key, String typed) {
    model.layer().kind().entry(key).text().set(typed);
  }

  @Test
  void itBeginsAsTheRecipesAndSaysWhatEachLayerCosts() {
    assertEquals(Family.CLASSIFIER, model.family().get());
    assertEquals("for mnist-10k: images of 1×28×28, 10 classes", model.images().get());
    assertEquals("Convolution | 16, 4×4, /2, padding 1 | 16×14×14 | 272 | 50,176", row(0));
    assertEquals("Dense | 10 | 10 | 15,690 | 15,680", row(6));
    assertEquals(
        "7 layers · 24,250 parameters · 467,264 multiply-adds an image", model.sums().get());
    assertTrue(model.usable().get());
  }

  @Test
  void whatIsTypedCountsAtOnceAndIsTakenBackTogether() {
    model.choose(Family.LAYERS);
    assertEquals(7, model.rows().get().size(), "the same layers");
    type("out", "1");
    type("out", "12");
    assertEquals("12×14×14", model.rows().get().get(0).out());
    assertEquals("Convolution | 32, 4×4, /2, padding 1 | 32×7×7 | 6,176 | 301,056", row(2));
    model.undo();
    assertEquals("16×14×14", model.rows().get().get(0).out(), "both letters at once");
    assertEquals("16", model.layer().kind().entry("out").text().get());
    model.redo();
    assertEquals("12×14×14", model.rows().get().get(0).out());
    assertFalse(recipe.recipe().get().network().family() == Family.LAYERS, "not yet");
    model.use();
    assertFalse(model.open().get());
    assertEquals(12, ((Layer.Conv) ((Chain) used().design()).layers().getFirst()).out());
    recipe.undo();
    assertEquals(Family.CLASSIFIER, used().family());
  }

  @Test
  void whatCannotBeIsSaidAtItsLayer() {
    model.choose(Family.LAYERS);
    model.choose(5);
    model.remove();
    assertEquals("It needs units, and there are 32×7×7; put flatten before it.", refusal(5));
    assertEquals("", model.rows().get().get(5).out());
    assertFalse(model.usable().get());
    assertEquals(
        "Up to there: 5 layers · 8,560 parameters · 451,584 multiply-adds an image",
        model.sums().get());
    model.use();
    assertTrue(model.open().get());
    assertEquals(Family.CLASSIFIER, used().family());
    model.choose(4);
    model.add(Layers.ALL.named("global-average-pool").orElseThrow());
    assertEquals("", refusal(5));
    assertTrue(model.usable().get());
    model.choose(0);
    type("kernel", "40");
    assertEquals("Kernel 40 does not fit 28×28 with padding 1.", refusal(0));
    type("kernel", "x");
    assertFalse(model.usable().get());
    assertEquals(
        "Kernel: “x” is not a whole number.", model.layer().kind().entry("kernel").error().get());
    type("kernel", "3");
    assertTrue(model.usable().get());
    type("kernel", "5");
    type("kernel", "4");
    assertEquals("16×14×14", model.rows().get().get(0).out(), "back to what was there first");
    type("kernel", "3");
    type("padding", "3");
    assertEquals(
        "Padding is 3; allowed is less than the kernel, 3.",
        model.layer().kind().entry("padding").error().get());
  }

  @Test
  void layersAreAddedMovedCopiedAndBecomeOthers() {
    model.choose(Family.LAYERS);
    model.choose(1);
    model.add(Layers.ALL.named("max-pool").orElseThrow());
    assertEquals(2, model.chosen().get());
    assertEquals("Max pool | 2×2 | 16×7×7 | – | –", row(2));
    model.move(-1);
    assertEquals(1, model.chosen().get());
    assertEquals("Max pool", model.rows().get().get(1).title());
    model.move(-1);
    model.move(-1);
    assertEquals(0, model.chosen().get(), "there is nothing above the first one");
    model.duplicate();
    assertEquals(List.of("Max pool", "Max pool", "Convolution"), titles(3));
    model.layer().kind().kind().set(Layers.ALL.named("average-pool").orElseThrow());
    assertEquals("Average pool | 2×2 | 1×7×7 | – | –", row(1));
    model.remove();
    model.undo();
    assertEquals(List.of("Max pool", "Average pool", "Convolution"), titles(3));
    while (model.rows().get().size() > 1) {
      model.remove();
    }
    model.remove();
    assertEquals(1, model.rows().get().size(), "one stays");
  }

  private List<String> titles(int first) {
    return model.rows().get().subList(0, first).stream().map(LayerRow::title).toList();
  }

  @Test
  void aFamilyHasItsNumbersAndNoLayersToChange() {
    model.choose(Family.RESNET);
    assertEquals(68, model.rows().get().size());
    model.remove();
    assertEquals(68, model.rows().get().size());
    model.numbers().blocks().text().set("1");
    assertEquals(26, model.rows().get().size());
    assertEquals("layer1.0.conv1", model.rows().get().get(3).name());
    model.numbers().blocks().text().set("many");
    assertFalse(model.usable().get());
    model.numbers().blocks().text().set("1");
    model.use();
    assertEquals(new ResNet(1, List.of(16, 32, 64)), used().design());
    model.show();
    model.choose(Family.LAYERS);
    assertEquals(Layers.USUAL, chain(), "a chain has no sums");
  }

  private List<Layer> chain() {
    model.use();
    return ((Chain) used().design()).layers();
  }

  @Test
  void theTextIsTheSameNetwork() {
    model.choose(Family.LENET_5);
    assertEquals("", model.text().text().get(), "written when it is seen");
    model.text().seen(true);
    assertEquals(
        RecipeWriter.network(Family.LENET_5.standard().design()), model.text().text().get());
    model.text().text().set("{\"architecture\": \"lenet-5\", \"widths\": [4, 8, 16]}");
    assertEquals("4×24×24", model.rows().get().get(0).out());
    assertTrue(model.usable().get());
    model.text().text().set("{\"architecture\": \"lenet-6\"}");
    assertTrue(
        model.text().error().get().startsWith("network: architecture is \"lenet-6\""),
        model.text().error().get());
    assertFalse(model.usable().get());
    model.text().text().set("{\"architecture\":");
    assertTrue(model.text().error().get().startsWith("network is no JSON: "));
    model.text().seen(false);
    assertTrue(model.usable().get(), "what cannot be read is forgotten");
    model.text().seen(true);
    model.undo();
    assertEquals(
        RecipeWriter.network(Family.LENET_5.standard().design()), model.text().text().get());
    model
        .text()
        .text()
        .set(
            "{\"architecture\": \"layers\", \"layers\": [{\"layer\": \"flatten\"}, {\"layer\":"
                + " \"dense\", \"out\": 9}]}");
    assertEquals(
        "The last layer puts out 9 units where 10 are needed, one for each class.", refusal(1));
  }

  @Test
  void whatTheRecipeCannotHaveIsSaidBelow() {
    model.choose(Family.LAYERS);
    recipe.edit("batch", now -> now.withSeed(7));
    model.text().seen(true);
    StringBuilder wide = new StringBuilder("{\"architecture\": \"layers\", \"layers\": [");
    wide.append("{\"layer\": \"conv\", \"out\": 4096, \"kernel\": 64, \"padding\": 63},");
    wide.append("{\"layer\": \"conv\", \"out\": 4096, \"kernel\": 1, \"padding\": 0},");
    wide.append("{\"layer\": \"global-average-pool\"}, {\"layer\": \"dense\", \"out\": 10}]}");
    model.text().text().set(wide.toString());
    assertTrue(model.refusal().get().startsWith("batchSize is "), model.refusal().get());
    assertFalse(model.usable().get());
  }

  @Test
  void closedItLeavesTheRecipeAlone() {
    model.choose(Family.LENET_300_100);
    model.close();
    assertEquals(Family.CLASSIFIER, used().family());
    model.show();
    assertEquals(Family.CLASSIFIER, model.family().get());
  }
}
