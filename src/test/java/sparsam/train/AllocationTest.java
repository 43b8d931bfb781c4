package sparsam.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sparsam.data.BatchOrder;
import sparsam.data.Examples;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Design;
import sparsam.nn.Engine;
import sparsam.nn.Input;
import sparsam.nn.Network;
import sparsam.optim.Asam;
import sparsam.optim.Optimizer;
import sparsam.optim.Sam;
import sparsam.optim.Sgd;
import sparsam.optim.step.Step;
import sparsam.train.TrainingEvent.Stepped;

/** Buffers are made once: a step that makes its own would keep the garbage collector busy. */
class AllocationTest {
  private static final int BATCH = 64;
  private static final int STEPS = 8;
  private static final int MOST_EPOCHS = 20;
  private static final int THREADS = 2;

  /**
   * For calls into BLAS and what a step reports. An input or a hidden layer's image is larger, and
   * a gradient larger than a batch of this.
   */
  private static final long MOST_BYTES_PER_IMAGE = 2048;

  static List<Arguments> trainings() {
    Sgd sgd = new Sgd(0.01, 0.9, true, 1e-4);
    return Stream.of(Family.values())
        .flatMap(
            family ->
                Stream.of(sgd, new Sam(sgd, 0.05), new Asam(sgd, 0.5, 0.01))
                    .map(optimizer -> Arguments.of(family, optimizer)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("trainings")
  void a_step_leaves_next_to_no_garbage(Family family, Optimizer optimizer) {
    long most = MOST_BYTES_PER_IMAGE * BATCH * optimizer.gradientsPerStep();
    try (Network network = Engine.FAST.create(network(family), 0, BATCH, THREADS)) {
      Meter meter = new Meter();
      Trainer trainer =
          new Trainer(
              "arm",
              new Step(network, optimizer, null, Set.of()),
              BatchOrder.shuffled(noise(), BATCH, 0),
              new Control().leash(),
              event -> {
                if (event instanceof Stepped) {
                  meter.read();
                }
              });
      // The first steps load classes and run uncompiled; a step that makes buffers never gets
      // better.
      for (int epoch = 1; epoch <= MOST_EPOCHS && meter.least > most; epoch++) {
        trainer.epoch(epoch, STEPS);
      }
      assertTrue(
          meter.least <= most,
          () ->
              String.format(
                  Locale.ROOT, "a step allocates %,d bytes of at most %,d", meter.least, most));
    }
  }

  /** One block a stage of a residual network, which does all that more of them do. */
  private static Architecture network(Family family) {
    return family == Family.RESNET
        ? new Architecture(new Design.ResNet(1, family.defaultWidths()), Input.STANDARD)
        : family.standard();
  }

  private static Examples noise() {
    Random random = new Random(0);
    float[] inputs = new float[BATCH * STEPS * Architecture.FEATURES];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) random.nextGaussian();
    }
    return new Examples(inputs, random.ints(BATCH * STEPS, 0, Architecture.CLASSES).toArray());
  }

  /** Bytes allocated by this thread and the networks' own; other tests' threads do not count. */
  private static final class Meter {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long[] lanes =
        Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
            .filter(Objects::nonNull)
            .filter(thread -> thread.getThreadName().startsWith("sparsam-lane"))
            .mapToLong(ThreadInfo::getThreadId)
            .toArray();
    private long last;
    private long least = Long.MAX_VALUE;

    /** Notes what was allocated since the reading before. */
    void read() {
      long now =
          threads.getCurrentThreadAllocatedBytes()
              + Arrays.stream(threads.getThreadAllocatedBytes(lanes))
                  .filter(bytes -> bytes > 0)
                  .sum();
      least = Math.min(least, now - last);
      last = now;
    }
  }
}
