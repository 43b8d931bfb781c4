package sparsam.nn.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sparsam.nn.Architecture;
import sparsam.nn.Design;
import sparsam.nn.Design.Chain;
import sparsam.nn.Design.ResNet;
import sparsam.nn.Input;
import sparsam.nn.Samples;
import sparsam.nn.layer.Layer.AveragePool;
import sparsam.nn.layer.Layer.Conv;
import sparsam.nn.layer.Layer.Dense;
import sparsam.nn.layer.Layer.Flatten;
import sparsam.nn.layer.Layer.GlobalAveragePool;
import sparsam.nn.layer.Layer.MaxPool;
import sparsam.nn.layer.Layer.Relu;
import sparsam.settings.Kind;

/** Shapes, costs, and what is said of what cannot be. */
class BlueprintTest {
  private static final Input SMALL = new Input(3, 8, 6, 5);

  private static Blueprint of(Input input, Layer... layers) {
    return Blueprint.of(new Chain(List.of(layers)), input);
  }

  @Test
  void shapesAreRoundedDown() {
    List<String> shapes =
        of(
                SMALL,
                new Conv(4, 3, 2, 1, false),
                new MaxPool(2, 0),
                new Conv(7, 2, 1, 1, true),
                new AveragePool(2, 1),
                new Flatten(),
                new Dense(5, false))
            .steps()
            .stream()
            .map(step -> step.out().toString())
            .toList();
    assertEquals(List.of("4×4×3", "4×2×1", "7×3×2", "7×2×1", "14", "5"), shapes);
  }

  @Test
  void everyWeightCostsAtEveryPosition() {
    Blueprint blueprint =
        of(
            SMALL,
            new Conv(4, 3, 1, 1, true),
            new Layer.BatchNorm(),
            new GlobalAveragePool(),
            new Dense(5, true));
    List<Long> parameters = blueprint.steps().stream().map(Step::parameters).toList();
    assertEquals(List.of(4 * 27 + 4L, 8L, 0L, 25L), parameters);
    assertEquals(4 * 27 * 48 + 20, blueprint.multiplyAdds());
  }

  /** He et al. 2016: 0.27 million parameters, in 20 layers. */
  @Test
  void resNet20IsTheirs() {
    ResNet net = new ResNet(3, List.of(16, 32, 64));
    Blueprint blueprint = Blueprint.of(net, new Input(3, 32, 32, 10));
    assertEquals("resnet-20 [16, 32, 64]", net.toString());
    assertEquals(269_722, blueprint.parameters());
    assertEquals(40_551_040, blueprint.multiplyAdds());
    assertEquals("64×8×8", blueprint.steps().get(blueprint.steps().size() - 3).out().toString());
  }

  record Refused(List<Layer> layers, String sentence) {}

  static List<Refused> refused() {
    return List.of(
        new Refused(
            List.of(new Relu(), new MaxPool(2, 2), new Conv(2, 4, 1, 0, true)),
            "layer 2, conv: kernel 4 does not fit 4×3"),
        new Refused(
            List.of(new Conv(2, 64, 1, 9, true)),
            "layer 0, conv: kernel 64 does not fit 8×6 with padding 9"),
        new Refused(
            List.of(new AveragePool(7, 1)), "layer 0, average-pool: window 7 does not fit 8×6"),
        new Refused(
            List.of(new Dense(5, true)),
            "layer 0, dense: it needs units, and there are 3×8×6; put flatten before it"),
        new Refused(
            List.of(new Flatten(), new Conv(2, 1, 1, 0, true)),
            "layer 1, conv: it needs an image, and there are 144 units"),
        new Refused(
            List.of(new Flatten(), new Dense(4, true)),
            "layer 1, dense: the last layer puts out 4 units where 5 are needed, one for each"
                + " class"),
        new Refused(
            List.of(new Conv(5, 1, 1, 0, true)),
            "layer 0, conv: the last layer puts out 5×8×6 where 5 units are needed, one for each"
                + " class; add flatten and dense"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatDoesNotFitIsSaidAtItsLayer(Refused refused) {
    Chain chain = new Chain(refused.layers());
    assertEquals(refused.sentence(), refusal(chain, SMALL));
  }

  private static String refusal(Design design, Input input) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> Blueprint.of(design, input))
            .getMessage());
  }

  @Test
  void whatIsTooLargeForAnEngineIsRefused() {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      layers.add(new Conv(4096, 3, 1, 1, false));
    }
    assertEquals(
        "layer 15, conv: with it the network has more than the 2,147,483,639 values that an engine"
            + " can hold",
        refusal(new Chain(layers), SMALL));
    assertEquals(
        "layer conv2, conv: kernel 5 does not fit 2×2",
        refusal(Architecture.Family.LENET_5.standard().design(), new Input(1, 9, 9, 10)));
  }

  @Test
  void everyLayerOfTheSampleSaysWhatItIsAndIsMadeOfIt() {
    for (Layer layer : Samples.CHAIN.layers()) {
      assertEquals(layer, again(Layers.ALL.of(layer), layer));
    }
    assertEquals(new MaxPool(3, 3), new MaxPool(3, 0));
  }

  private static <T extends Layer> Layer again(Kind<T> kind, Layer layer) {
    return kind.make(kind.read(kind.type().cast(layer)));
  }
}
