package sparsam.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Design;
import sparsam.nn.Samples;

/** Networks in recipes: read, written, changed by a key, and refused by one. */
class NetworkRecipeTest {
  private static Recipe recipe(String network) throws RecipeException {
    return RecipeReader.parse(
        "r.json",
        """
        {"name": "n", "data": {"set": "mnist-10k"}, "seed": 1, "batchSize": 16, "network": %s,
         "arms": [{"name": "a", "start": "initial", "epochs": 1,
                   "optimizer": {"name": "sgd", "lr": 0.1}}]}
        """
            .formatted(network));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"architecture\":\"resnet\",\"blocks\":1,\"widths\":[4,8,16]}",
        "{\"architecture\":\"resnet\",\"blocks\":3,\"widths\":[16,32,64]}",
        "{\"architecture\":\"resnet\",\"blocks\":1,\"widths\":[2,4,8],\"inner\":[3,1,4],\"before\":[2,0]}",
        "{\"architecture\":\"classifier\",\"widths\":[3,5]}",
        "{\"architecture\":\"layers\",\"layers\":[{\"layer\":\"flatten\"},{\"layer\":\"dense\",\"out\":10,\"bias\":false}]}",
      })
  void whatIsWrittenIsWhatWasRead(String network) throws RecipeException {
    assertEquals(network, RecipeWriter.tree(recipe(network)).path("network").toString());
  }

  @Test
  void whatIsNotSaidIsAsUsual() throws RecipeException {
    assertEquals(
        new Design.ResNet(3, List.of(16, 32, 64)),
        recipe("{\"architecture\": \"resnet\"}").network().design());
    assertEquals(
        "{\"layer\":\"conv\",\"out\":10,\"kernel\":28,\"stride\":1,\"padding\":0,\"bias\":true}",
        RecipeWriter.tree(
                recipe(
                    """
                    {"architecture": "layers", "layers": [
                      {"layer": "conv", "out": 10, "kernel": 28}, {"layer": "flatten"}]}
                    """))
            .at("/network/layers/0")
            .toString());
  }

  @Test
  void everyLayerComesBack() throws RecipeException {
    Recipe classifier = recipe("{\"architecture\": \"classifier\"}");
    Recipe chain =
        classifier.withNetwork(
            new sparsam.nn.Architecture(Samples.CHAIN, classifier.data().input()));
    assertEquals(chain, RecipeReader.parse("again", RecipeWriter.write(chain)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"architecture\": \"resnet\", \"blocks\": 0} | network.blocks is 0; allowed is a whole"
            + " number from 1 to 200",
        "{\"architecture\": \"resnet\", \"widths\": [4, 8]} | network.widths is [4,8]; allowed is a"
            + " list of 3 whole numbers",
        "{\"architecture\": \"resnet\", \"widths\": [4, 8, 7]} | network: resnet's widths are [4,"
            + " 8, 7]",
        "{\"architecture\": \"resnet\", \"inner\": [1, 2], \"before\": [0, 0]} | network: resnet's"
            + " inner is [1, 2]; allowed are 9 numbers from 1 to 4096",
        "{\"architecture\": \"resnet\", \"blocks\": 1, \"inner\": [4, 4, 4], \"before\": [17, 0]} |"
            + " network: resnet's before is [17, 0], but stage 2 has only 16 channels more",
        "{\"architecture\": \"resnet\", \"inner\": [16]} | network.before is missing; allowed is a"
            + " list of whole numbers",
        "{\"architecture\": \"resnet\", \"layers\": []} | network.layers ([]) is no key" + " here",
        "{\"architecture\": \"layers\"} | network.layers is missing; allowed is a list",
        "{\"architecture\": \"layers\", \"layers\": []} | network: a network has 1 to 100 layers",
        "{\"architecture\": \"layers\", \"layers\": [{\"layer\": \"konv\"}]} |"
            + " network.layers[0].layer is \"konv\"; allowed is conv, batchnorm,",
        "{\"architecture\": \"layers\", \"layers\": [{\"layer\": \"conv\", \"out\": 0}]} |"
            + " network.layers[0].out is 0; allowed is a whole number from 1 to 4,096",
        "{\"architecture\": \"layers\", \"layers\": [{\"layer\": \"relu\", \"size\": 2}]} |"
            + " network.layers[0].size (2) is no key here",
        "{\"architecture\": \"layers\", \"layers\": [{\"layer\": \"max-pool\", \"size\": 29}]} |"
            + " network: layer 0, max-pool: window 29 does not fit 28×28",
        "{\"architecture\": \"layers\", \"layers\": [{\"layer\": \"flatten\"}, {\"layer\":"
            + " \"dense\", \"out\": 9}]} | network: layer 1, dense: the last layer puts out 9 units"
            + " where 10",
      })
  void aRefusalNamesTheKeyOrTheLayer(String network, String expected) {
    String message =
        String.valueOf(assertThrows(RecipeException.class, () -> recipe(network)).getMessage());
    assertEquals("r.json: " + expected, message.substring(0, 8 + expected.length()), message);
  }

  @Test
  void aNewArchitectureKeepsWhatItHasToo() throws RecipeException {
    Recipe old = recipe("{\"architecture\": \"classifier\", \"widths\": [8, 16]}");
    assertEquals(Family.RESNET.standard(), changed(old, "network.architecture=resnet"));
    assertEquals(
        new Design.ResNet(2, List.of(4, 5, 6)),
        changed(old, "network.architecture=resnet", "network.blocks=2", "network.widths=[4,5,6]")
            .design());
    assertEquals(Family.LAYERS.standard(), changed(old, "network.architecture=layers"));
    Design.Chain chain =
        (Design.Chain)
            changed(old, "network.architecture=layers", "network.layers[0].out=7").design();
    assertEquals("conv 7", sparsam.nn.layer.Layers.words(chain.layers().getFirst()));
    assertEquals(
        List.of(8, 16),
        changed(
                old,
                "network.architecture=resnet",
                "network.architecture=classifier",
                "network.widths=[8,16]")
            .widths());
  }

  private static sparsam.nn.Architecture changed(Recipe recipe, String... settings)
      throws RecipeException {
    return RecipeReader.override(recipe, List.of(settings)).network();
  }
}
