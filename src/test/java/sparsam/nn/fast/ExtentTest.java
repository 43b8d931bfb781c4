package sparsam.nn.fast;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Footprint;
import sparsam.nn.Network.Statistics;
import sparsam.nn.Samples;
import sparsam.nn.Samples.Batch;
import sparsam.nn.team.Division;

/** What is told of a network's memory is what it takes. */
class ExtentTest {
  /** Of the whole: what is made once and thrown away, and what the runtime makes besides. */
  private static final double TOLERANCE = 0.03;

  private static final long BESIDES = 400_000;

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  /** Bytes that this thread allocates for a network of one lane and its first step. */
  private static long measured(Architecture architecture, int capacity) {
    Batch batch = Samples.batch(3, capacity);
    long before = allocated();
    try (FastNetwork network = new FastNetwork(architecture, capacity, 1, 0)) {
      network.computeGradient(batch.inputs(), batch.labels(), capacity, Statistics.UPDATE);
      return allocated() - before;
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void what_is_told_is_what_is_taken(Family family) {
    measured(family.standard(), 2); // Which loads what is loaded once.
    int most = family == Family.RESNET ? 16 : 500;
    for (int capacity : new int[] {1, Math.min(64, most), most}) {
      Architecture architecture = family.standard();
      long told = Extent.of(architecture.blueprint(), capacity, 1).bytes();
      long taken = measured(architecture, capacity);
      assertTrue(
          Math.abs(taken - told) <= TOLERANCE * told + BESIDES,
          () ->
              String.format(
                  Locale.ROOT,
                  "%s, batches of %d: told %,d, taken %,d",
                  architecture,
                  capacity,
                  told,
                  taken));
    }
  }

  /** But for the scratch: fewer images make a block where each has more channels. */
  @Test
  void more_images_threads_or_channels_never_take_less() {
    Random random = new Random(5);
    List<Family> families = List.of(Family.values());
    for (int round = 0; round < 300; round++) {
      Family family = families.get(random.nextInt(families.size()));
      // Convolutions of fewer channels are computed in another way.
      int least =
          switch (family) {
            case CLASSIFIER, RESNET, LAYERS -> 8;
            default -> 1;
          };
      List<Integer> widths = new ArrayList<>();
      for (int i = 0; i < family.defaultWidths().size(); i++) {
        widths.add(least + random.nextInt(2 << random.nextInt(family == Family.RESNET ? 8 : 11)));
      }
      if (family == Family.RESNET) {
        Collections.sort(widths);
      }
      int capacity = 1 + random.nextInt(1 << random.nextInt(13));
      int threads = 1 + random.nextInt(31);
      Footprint one = of(family, widths, capacity, threads);
      String where = family + " " + widths + " " + capacity + " " + threads;
      assertTrue(of(family, widths, capacity + 1, threads).bytes() > one.bytes(), where);
      assertTrue(of(family, widths, capacity, threads + 1).bytes() >= one.bytes(), where);
      for (int i = 0; i < widths.size(); i++) {
        int twice = 2 * widths.get(i);
        List<Integer> wider = new ArrayList<>(widths);
        wider.set(i, twice);
        if (family == Family.RESNET) {
          wider.subList(i, wider.size()).replaceAll(width -> Math.max(width, twice));
        }
        Footprint more = of(family, wider, capacity, threads);
        assertTrue(more.values() > one.values(), where);
        assertTrue(more.weights() > one.weights(), where);
        assertTrue(more.gradients() > one.gradients() || hasFewerLanes(more, one, capacity), where);
        assertTrue(more.activations() >= one.activations(), where + ": " + wider);
      }
    }
  }

  /** So that their gradients together stay within bounds. */
  private static boolean hasFewerLanes(Footprint wider, Footprint one, int capacity) {
    return Division.of(capacity, wider.trainable()).lanes()
        < Division.of(capacity, one.trainable()).lanes();
  }

  private static Footprint of(Family family, List<Integer> widths, int capacity, int threads) {
    return Extent.of(new Architecture(family, widths).blueprint(), capacity, threads);
  }

  /** What the rules allow at most does not make the sums overflow. */
  @Test
  void the_largest_is_told_too() {
    for (Family family : Family.values()) {
      List<Integer> widest = Arrays.asList(new Integer[family.defaultWidths().size()]);
      widest.replaceAll(_ -> family == Family.RESNET ? 1024 : Architecture.MAX_WIDTH);
      Footprint most = of(family, widest, 4096, FastNetwork.MAX_THREADS);
      assertTrue(most.bytes() > 100_000_000L, most.toString());
      for (long part :
          new long[] {most.weights(), most.gradients(), most.activations(), most.scratch()}) {
        assertTrue(part >= 0, most.toString());
      }
    }
  }
}
