package sparsam.prune.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Design;
import sparsam.nn.Engine;
import sparsam.nn.Initialization;
import sparsam.nn.Input;
import sparsam.nn.Network;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.prune.Doubt;
import sparsam.prune.Mask;
import sparsam.prune.Pruning;
import sparsam.prune.Pruning.Method;
import sparsam.prune.Reach;
import sparsam.prune.Scope;
import sparsam.prune.Structure;
import sparsam.prune.channel.Ties.Group;

class ChannelsTest {
  private static Pruning pruning(Method method, double fraction) {
    return new Pruning(
        method,
        fraction,
        false,
        false,
        new Reach(Scope.METHOD, Structure.CHANNELS_L2, false, Reach.Origin.TRAINED),
        Doubt.NONE);
  }

  private static float[] keep(Parameters parameters, Mask mask, String tensor) {
    return parameters.read(parameters.find(tensor).orElseThrow(), mask.keep());
  }

  /** A filter takes its bias, γ, β and the next layer's inputs along; the last layer keeps all. */
  @Test
  void aChannelGoesWithAllThatBelongsToIt() {
    Architecture architecture = new Architecture(Family.CLASSIFIER, List.of(2, 4));
    Parameters parameters = Parameters.of(architecture.blueprint());
    Initialization.apply(parameters, 1);
    Slice conv2 = parameters.find("conv2.weight").orElseThrow();
    float[] weights = parameters.read(conv2);
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= i / 32 == 1 || i / 32 == 2 ? 0.1f : 1;
    }
    parameters.write(conv2, weights);
    Mask mask =
        Channels.mask(
            pruning(Method.MAGNITUDE_LAYER, 0.5), architecture.blueprint(), parameters, null, 0);
    float[] expected = {1, 0, 0, 1};
    assertArrayEquals(expected, keep(parameters, mask, "conv2.bias"));
    assertArrayEquals(expected, keep(parameters, mask, "bn.weight"));
    assertArrayEquals(expected, keep(parameters, mask, "bn.bias"));
    float[] fc = keep(parameters, mask, "fc.weight");
    for (int i = 0; i < fc.length; i++) {
      assertEquals(expected[i % 196 / 49], fc[i], "unit " + i);
    }
    float[] kept = keep(parameters, mask, "conv2.weight");
    float[] first = keep(parameters, mask, "conv1.bias");
    for (int i = 0; i < kept.length; i++) {
      assertEquals(expected[i / 32] * first[i / 16 % 2], kept[i], "weight " + i);
    }
    for (float one : keep(parameters, mask, "fc.bias")) {
      assertEquals(1, one);
    }
  }

  @Test
  void whatIsAddedUpIsTiedTogether() {
    Architecture architecture =
        new Architecture(new Design.ResNet(1, List.of(4, 8, 16)), new Input(3, 8, 8, 10));
    List<Group> groups = Ties.of(architecture.blueprint());
    assertEquals(
        List.of(
            List.of("conv1", "layer1.0.conv2", "layer2.0.conv2", "layer3.0.conv2"),
            List.of("layer1.0.conv1"),
            List.of("layer2.0.conv1"),
            List.of("layer2.0.conv2", "layer3.0.conv2"),
            List.of("layer3.0.conv1"),
            List.of("layer3.0.conv2")),
        groups.stream().map(Group::layers).toList());
    assertEquals(
        List.of(4, 4, 8, 4, 16, 8), groups.stream().map(group -> group.channels().size()).toList());
    assertEquals(4, groups.getFirst().channels().getFirst().filters().size());
  }

  /** However small the first stage's filters are, every layer keeps half of its channels. */
  @Test
  void everyLayerLosesTheSamePart() {
    Architecture architecture =
        new Architecture(new Design.ResNet(1, List.of(4, 8, 16)), new Input(1, 8, 8, 3));
    Parameters parameters = Parameters.of(architecture.blueprint());
    Initialization.apply(parameters, 3);
    Mask mask =
        Channels.mask(
            pruning(Method.MAGNITUDE_LAYER, 0.5), architecture.blueprint(), parameters, null, 0);
    for (Slice slice : parameters.slices()) {
      if (slice.name().matches(".*bn\\d\\.bias")) {
        int kept = 0;
        for (float one : parameters.read(slice, mask.keep())) {
          kept += (int) one;
        }
        assertEquals(slice.length() / 2, kept, slice.name());
      }
    }
  }

  /** Whatever values go into a channel that is gone, nothing comes out. */
  @Test
  void whatIsGoneSaysNothingAnyMore() {
    Architecture architecture =
        new Architecture(new Design.ResNet(1, List.of(4, 6, 8)), new Input(1, 8, 8, 3));
    SplittableRandom random = new SplittableRandom(6);
    try (Network network = Engine.FAST.create(architecture, 2, 4, 1)) {
      Parameters parameters = network.parameters();
      float[] inputs = new float[4 * 64];
      for (int i = 0; i < inputs.length; i++) {
        inputs[i] = (float) random.nextGaussian();
      }
      Mask mask =
          Channels.mask(
              pruning(Method.MAGNITUDE_GLOBAL, 0.4), architecture.blueprint(), parameters, null, 0);
      assertTrue(mask.pruned() > 0);
      mask.apply(parameters);
      float[] before = new float[12];
      network.logits(inputs, 0, 4, before);
      // The inputs' weights alone come back: they multiply zeros.
      float[] after = new float[12];
      for (Group group : Ties.of(architecture.blueprint())) {
        for (Ties.Channel channel : group.channels()) {
          boolean gone = channel.filters().stream().allMatch(part -> isZero(parameters, part));
          for (Ties.Part part : channel.others()) {
            if (gone && part.places().length > 1) {
              Slice slice = parameters.find(part.tensor()).orElseThrow();
              float[] values = parameters.read(slice);
              float[] kept = parameters.read(slice, mask.keep());
              for (int place : part.places()) {
                values[place] = isRowGone(kept, slice, place) ? 0 : 7;
              }
              parameters.write(slice, values);
            }
          }
        }
      }
      network.logits(inputs, 0, 4, after);
      assertArrayEquals(before, after, 1e-5f);
    }
  }

  private static boolean isZero(Parameters parameters, Ties.Part part) {
    float[] values = parameters.read(parameters.find(part.tensor()).orElseThrow());
    for (int place : part.places()) {
      if (values[place] != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isRowGone(float[] kept, Slice slice, int place) {
    int row = slice.length() / slice.shape().getFirst();
    for (int i = place / row * row; i < (place / row + 1) * row; i++) {
      if (kept[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
