package sparsam.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sparsam.nn.Design.Chain;
import sparsam.nn.Network.Statistics;
import sparsam.nn.Samples.Batch;
import sparsam.nn.layer.Layer.Dense;
import sparsam.nn.layer.Layer.Dropout;
import sparsam.nn.layer.Layer.Flatten;

/** Dropout drops what belongs to a seed and a step, while it trains and not when it is asked. */
class DropoutTest {
  private static final int COUNT = 20;
  private static final Batch BATCH = Samples.batch(1, COUNT);

  private static Network network(double p, long seed, int threads) {
    Chain chain = new Chain(List.of(new Flatten(), new Dropout(p), new Dense(10, true)));
    return Engine.FAST.create(new Architecture(chain, Input.STANDARD), seed, COUNT, threads);
  }

  private static double loss(Network network, long step) {
    network.draw(step);
    return network.computeGradient(BATCH.inputs(), BATCH.labels(), COUNT, Statistics.KEEP);
  }

  @Test
  void aStepRepeatsWhateverCameBefore() {
    try (Network one = network(0.5, 3, 1);
        Network two = network(0.5, 3, 3)) {
      loss(one, 1);
      double second = loss(one, 2);
      float[] gradient = one.gradient().clone();
      assertEquals(second, loss(one, 2), "SAM's second pass drops the same");
      assertEquals(second, loss(two, 2), 1e-6, "as does a run that goes on, on other threads");
      assertArrayEquals(gradient, two.gradient(), 1e-5f);
      assertNotEquals(second, loss(one, 3));
    }
  }

  @Test
  void anotherSeedDropsOthers() {
    try (Network one = network(0.5, 3, 1);
        Network two = network(0.5, 4, 1)) {
      System.arraycopy(
          one.parameters().values(), 0, two.parameters().values(), 0, one.parameters().trainable());
      assertNotEquals(loss(one, 1), loss(two, 1));
    }
  }

  @Test
  void evaluationDropsNothing() {
    try (Network plain = network(0, 3, 1);
        Network dropping = network(0.9, 3, 1)) {
      loss(dropping, 1);
      float[] expected = new float[COUNT * 10];
      float[] actual = new float[COUNT * 10];
      plain.logits(BATCH.inputs(), 0, COUNT, expected);
      dropping.logits(BATCH.inputs(), 0, COUNT, actual);
      assertArrayEquals(expected, actual);
    }
  }

  /** Within five standard errors. */
  @Test
  void asManyAreDroppedAsTheProbabilitySays() {
    int kept = 0;
    int all = 0;
    for (int layer = 0; layer < 10; layer++) {
      Noise noise = Noise.of(Noise.draw(5, 6), layer);
      for (int image = 0; image < 100; image++) {
        for (int unit = 0; unit < 100; unit++, all++) {
          kept += noise.keeps(image, unit, 0.3) ? 1 : 0;
        }
      }
    }
    assertTrue(Math.abs(kept - 0.7 * all) < 5 * Math.sqrt(0.3 * 0.7 * all), kept + " of " + all);
  }
}
