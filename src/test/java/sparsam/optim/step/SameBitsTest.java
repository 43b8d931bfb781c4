package sparsam.optim.step;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Design.ResNet;
import sparsam.nn.Engine;
import sparsam.nn.Input;
import sparsam.nn.Network;
import sparsam.nn.Samples;
import sparsam.nn.Samples.Batch;
import sparsam.optim.AdamW;
import sparsam.optim.Asam;
import sparsam.optim.Optimizer;
import sparsam.optim.Sam;
import sparsam.optim.Sgd;
import sparsam.prune.Pruner;
import sparsam.prune.Pruning;

/** However many threads compute a training, everything that comes out of it is the same bits. */
class SameBitsTest {
  private static final int BATCH = 26;
  private static final int SEEN = 31;

  /** What a short training leaves. */
  private record Left(float[] values, float[] logits, List<StepReport> reports) {
    void assertSame(Left other, String message) {
      assertEquals(reports, other.reports, message);
      assertArrayEquals(values, other.values, message);
      assertArrayEquals(logits, other.logits, message);
    }
  }

  private static final Optimizer SAM = new Sam(new Sgd(0.05, 0.9, false, 1e-3), 0.1);

  private static final Optimizer ASAM = new Asam(new AdamW(0.01, 0.9, 0.99, 1e-8, 0.1), 0.5, 0.01);

  static List<Architecture> architectures() {
    return Samples.architectures();
  }

  /** Wide dense layers, and convolutions of more channels. */
  static List<Architecture> wider() {
    return List.of(
        new Architecture(Family.LENET_300_100, List.of(150, 90)),
        new Architecture(Family.LENET_5, List.of(4, 5, 200)),
        new Architecture(new ResNet(1, List.of(4, 4, 5)), Input.STANDARD));
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void a_training_is_the_same_on_any_number_of_threads(Architecture architecture) {
    assertSame(architecture, ASAM, 1, 2, 3, 5);
  }

  @ParameterizedTest
  @MethodSource("wider")
  void so_is_one_of_wide_layers(Architecture architecture) {
    assertSame(architecture, SAM, 1, 3);
  }

  private static void assertSame(
      Architecture architecture, Optimizer optimizer, int first, int... others) {
    Left expected = train(architecture, optimizer, first);
    for (int threads : others) {
      train(architecture, optimizer, threads).assertSame(expected, threads + " threads");
    }
  }

  private static Left train(Architecture architecture, Optimizer optimizer, int threads) {
    try (Network network = Engine.FAST.create(architecture, 3, BATCH, threads)) {
      Samples.scramble(network.parameters(), 4);
      Step step =
          new Step(
              network,
              optimizer,
              Pruner.mask(Pruning.byLayer(0.6), network.parameters(), 0),
              Set.of());
      List<StepReport> reports =
          Stream.of(BATCH, 11)
              .map(
                  count -> {
                    Batch batch = Samples.batch(count, count);
                    return step.apply(batch.inputs(), batch.labels(), count);
                  })
              .toList();
      float[] logits = new float[SEEN * network.classes()];
      network.logits(Samples.batch(7, SEEN).inputs(), 0, SEEN, logits);
      return new Left(network.parameters().values().clone(), logits, reports);
    }
  }
}
