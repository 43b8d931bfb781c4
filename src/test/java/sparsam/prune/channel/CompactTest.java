package sparsam.prune.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Classifier;
import sparsam.nn.Design;
import sparsam.nn.Engine;
import sparsam.nn.Initialization;
import sparsam.nn.Input;
import sparsam.nn.Network;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.Samples;
import sparsam.nn.layer.Blueprint;
import sparsam.nn.layer.Layer.BatchNorm;
import sparsam.nn.layer.Layer.Conv;
import sparsam.nn.layer.Layer.Dense;
import sparsam.nn.layer.Layer.Dropout;
import sparsam.nn.layer.Layer.GlobalAveragePool;
import sparsam.nn.layer.Layer.LeakyRelu;
import sparsam.nn.layer.Layer.Relu;
import sparsam.optim.Optimizer;
import sparsam.optim.Sam;
import sparsam.optim.Sgd;
import sparsam.optim.step.Step;
import sparsam.prune.Doubt;
import sparsam.prune.Mask;
import sparsam.prune.Pruning;
import sparsam.prune.Pruning.Method;
import sparsam.prune.Reach;
import sparsam.prune.Scope;
import sparsam.prune.Structure;

class CompactTest {
  private static final int IMAGES = 3;
  private static final int BATCH = 8;

  private static Pruning channels(Method method, double fraction) {
    return new Pruning(
        method,
        fraction,
        false,
        false,
        new Reach(Scope.METHOD, Structure.CHANNELS_L1, false, Reach.Origin.TRAINED),
        Doubt.NONE);
  }

  private static float[] answers(Classifier network, Input input) {
    Samples.Batch batch = Samples.batch(5, IMAGES, input);
    float[] logits = new float[IMAGES * input.classes()];
    network.logits(batch.inputs(), 0, IMAGES, logits);
    return logits;
  }

  /** The answers of the two, as near as float's rounding brings them. */
  private static void assertAlike(float[] whole, float[] compact, String what) {
    float largest = 1;
    for (float answer : whole) {
      largest = Math.max(largest, Math.abs(answer));
    }
    assertArrayEquals(whole, compact, 1e-5f * largest, what);
  }

  /** Checks a network against its compact form; returns that. */
  private static Compact check(Network whole, String what) throws LostLayerException {
    Compact compact = Compact.of(whole.architecture(), whole.parameters());
    assertEquals(whole.architecture(), compact.whole());
    Architecture left = compact.architecture();
    try (Network small = Engine.FAST.create(left, 0, IMAGES, 1)) {
      compact.copy(whole.parameters(), small.parameters());
      assertAlike(answers(whole, left.input()), answers(small, left.input()), what + left);
      assertEquals(left.blueprint().parameters(), small.parameters().trainable());
    }
    return compact;
  }

  /** Some channels die of each family, their biases, γ and β do not: what they say is constant. */
  @Test
  void deadFiltersLeaveTheirConstantsToTheNextBiases() throws LostLayerException {
    int cut = 0;
    for (Architecture architecture : Samples.architectures()) {
      for (long seed = 0; seed < 2; seed++) {
        Random random = new Random(seed);
        try (Network network = Engine.FAST.create(architecture, seed, IMAGES, 1)) {
          Parameters parameters = network.parameters();
          Samples.scramble(parameters, seed);
          for (Slice slice : parameters.slices()) {
            if (slice.kind() == Kind.WEIGHT && !slice.equals(last(parameters))) {
              float[] values = parameters.read(slice);
              int rows = slice.shape().getFirst();
              int row = values.length / rows;
              int stays = random.nextInt(rows);
              for (int o = 0; o < rows; o++) {
                if (o != stays && random.nextBoolean()) {
                  Arrays.fill(values, o * row, (o + 1) * row, 0);
                }
              }
              parameters.write(slice, values);
            }
          }
          cut += check(network, "seed " + seed + ", ").isWhole() ? 0 : 1;
        }
      }
    }
    assertTrue(cut >= 6, cut + " of 10 were cut");
  }

  private static Slice last(Parameters parameters) {
    return parameters.slices().stream()
        .filter(slice -> slice.kind() == Kind.WEIGHT)
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  /** As many parameters are left as the mask keeps, and a few steps of SGD and SAM lead alike. */
  @Test
  void aMaskOfChannelsIsCutOutWholeAndTrainsOn() throws LostLayerException {
    for (Architecture architecture : Samples.architectures()) {
      if (architecture.family() == Family.LAYERS) {
        architecture = withoutDropout(architecture);
      }
      for (Method method : List.of(Method.MAGNITUDE_LAYER, Method.RANDOM)) {
        Blueprint blueprint = architecture.blueprint();
        try (Network whole = Engine.FAST.create(architecture, 3, BATCH, 1)) {
          Samples.scramble(whole.parameters(), 4);
          Mask mask = Channels.mask(channels(method, 0.3), blueprint, whole.parameters(), null, 6);
          mask.apply(whole.parameters());
          Compact compact = check(whole, method + " ");
          int kept = whole.parameters().trainable() - mask.pruned();
          assertEquals(kept, compact.architecture().blueprint().parameters());
          assertEquals(
              compact.architecture(),
              Compact.of(architecture, whole.parameters(), mask).architecture());
          train(
              whole,
              compact,
              mask,
              method == Method.RANDOM
                  ? new Sgd(0.02, 0.9, false, 0.01)
                  : new Sam(new Sgd(0.02, 0, false, 0), 0.05));
        }
      }
    }
  }

  private static Architecture withoutDropout(Architecture architecture) {
    Design.Chain chain = (Design.Chain) architecture.design();
    return new Architecture(
        new Design.Chain(
            chain.layers().stream().filter(layer -> !(layer instanceof Dropout)).toList()),
        architecture.input());
  }

  /** Trains both from the values of the whole network, which are the same again afterwards. */
  private static void train(Network whole, Compact compact, Mask mask, Optimizer by) {
    float[] start = whole.parameters().values().clone();
    Architecture left = compact.architecture();
    try (Network small = Engine.FAST.create(left, 0, BATCH, 1)) {
      compact.copy(whole.parameters(), small.parameters());
      Step masked = new Step(whole, by, mask, Set.of());
      Step step = new Step(small, by, null, Set.of());
      for (int i = 0; i < 4; i++) {
        Samples.Batch batch = Samples.batch(i, BATCH, left.input());
        double loss = masked.apply(batch.inputs(), batch.labels(), BATCH).loss();
        assertEquals(
            loss,
            step.apply(batch.inputs(), batch.labels(), BATCH).loss(),
            1e-4 * (1 + loss),
            by + " " + left);
      }
      assertAlike(answers(whole, left.input()), answers(small, left.input()), by + " " + left);
      // Its values stand where they belong, between zeros, and its momentum finds the way, too.
      float[] back = new float[whole.parameters().values().length];
      compact.widen(small.parameters(), small.parameters().values(), whole.parameters(), back);
      assertEquals(mask.pruned(), zeros(back, mask.keep().length));
      float[] there = new float[small.parameters().values().length];
      compact.narrow(whole.parameters(), back, small.parameters(), there);
      assertArrayEquals(small.parameters().values(), there);
    }
    System.arraycopy(start, 0, whole.parameters().values(), 0, start.length);
  }

  private static int zeros(float[] values, int end) {
    int zeros = 0;
    for (int i = 0; i < end; i++) {
      zeros += values[i] == 0 ? 1 : 0;
    }
    return zeros;
  }

  private static Network chain(boolean bias, int padding) {
    Input input = new Input(1, 6, 6, 3);
    Network network =
        Engine.FAST.create(
            new Architecture(
                new Design.Chain(
                    List.of(
                        new Conv(3, 3, 1, 0, true),
                        new BatchNorm(),
                        new Relu(),
                        new Conv(4, 3, 1, padding, bias),
                        new LeakyRelu(0.1),
                        new GlobalAveragePool(),
                        new Dense(3, true))),
                input),
            7,
            IMAGES,
            1);
    Parameters parameters = network.parameters();
    Samples.scramble(parameters, 8);
    write(parameters, "0.weight", 9, 18, 0);
    write(parameters, "1.bias", 1, 2, 3);
    write(parameters, "1.running_mean", 1, 2, parameters.read(slice(parameters, "0.bias"))[1]);
    return network;
  }

  private static Slice slice(Parameters parameters, String name) {
    return parameters.find(name).orElseThrow();
  }

  private static void write(Parameters parameters, String name, int from, int to, float value) {
    float[] values = parameters.read(slice(parameters, name));
    Arrays.fill(values, from, to, value);
    parameters.write(slice(parameters, name), values);
  }

  /** β goes through ReLU into what reads it: into its bias, or one that it gets for that. */
  @Test
  void aConstantIsAddedToTheBiasesOfThoseThatReadIt() throws LostLayerException {
    for (boolean bias : new boolean[] {true, false}) {
      try (Network network = chain(bias, 0)) {
        Compact compact = check(network, "bias " + bias + ", ");
        Design.Chain left = (Design.Chain) compact.architecture().design();
        assertEquals(new Conv(2, 3, 1, 0, true), left.layers().getFirst());
        assertEquals(new Conv(4, 3, 1, 0, true), left.layers().get(3));
        Parameters small = compact.parameters(network.parameters());
        float[] weights = network.parameters().read(slice(network.parameters(), "3.weight"));
        double sum = 0;
        for (int i = 9; i < 18; i++) {
          sum += 3.0 * weights[i];
        }
        float before =
            bias ? network.parameters().read(slice(network.parameters(), "3.bias"))[0] : 0;
        assertEquals(before + sum, small.read(slice(small, "3.bias"))[0], 1e-6);
      }
    }
  }

  /** Next to zeros a constant is none: the channel stays, unless what it says is zero, too. */
  @Test
  void atABorderAConstantChannelStays() throws LostLayerException {
    try (Network network = chain(true, 1)) {
      assertTrue(check(network, "padded ").isWhole());
      write(network.parameters(), "1.bias", 1, 2, -3);
      assertFalse(check(network, "below zero ").isWhole());
    }
  }

  @Test
  void whatNobodyReadsGoes() throws LostLayerException {
    try (Network network =
        Engine.FAST.create(new Architecture(Family.LENET_300_100, List.of(5, 4)), 1, IMAGES, 1)) {
      Parameters parameters = network.parameters();
      float[] second = parameters.read(slice(parameters, "fc2.weight"));
      for (int row = 0; row < 4; row++) {
        second[row * 5 + 2] = 0;
      }
      parameters.write(slice(parameters, "fc2.weight"), second);
      assertEquals(List.of(4, 4), check(network, "").architecture().widths());
    }
  }

  @Test
  void aLayerWithoutAnyChannelIsNamed() {
    for (String layer : List.of("conv1", "conv2")) {
      Parameters parameters =
          Parameters.of(new Architecture(Family.CLASSIFIER, List.of(2, 3)).blueprint());
      Initialization.apply(parameters, 1);
      Slice weights = slice(parameters, layer + ".weight");
      parameters.write(weights, new float[weights.length()]);
      Slice bias = slice(parameters, layer + ".bias");
      parameters.write(bias, new float[bias.length()]);
      LostLayerException lost =
          assertThrows(
              LostLayerException.class,
              () -> Compact.of(new Architecture(Family.CLASSIFIER, List.of(2, 3)), parameters));
      assertTrue(String.valueOf(lost.getMessage()).startsWith("no channel of " + layer), layer);
    }
  }
}
