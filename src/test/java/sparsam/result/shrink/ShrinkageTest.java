package sparsam.result.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Parameters;
import sparsam.nn.Size;
import sparsam.recipe.Phase;
import sparsam.result.Result;
import sparsam.result.Result.Finished;
import sparsam.result.shrink.Shrinkage.Named;
import sparsam.result.statistics.Mean;

class ShrinkageTest {
  private static Finished result(String name, Phase phase, int right, @Nullable Size size) {
    return new Finished(name, phase, right, 1000, 0, 0, 0, 0, 0, 1, 1).withSize(size);
  }

  private static Size size(long nonZero, long nonZeroMultiplyAdds) {
    return new Size(1000, nonZero, 5000, nonZeroMultiplyAdds);
  }

  /** As ShrinkBench: every trained value counts, biases too, and no statistic. */
  @Test
  void aSizeCountsWhatIsTrainedAndWhatAWeightIsAppliedTo() {
    Architecture architecture = new Architecture(Family.CLASSIFIER, List.of(2, 3));
    Parameters parameters = Parameters.of(architecture.blueprint());
    Arrays.fill(parameters.values(), 1);
    Size whole = Size.of(architecture, parameters);
    long conv1 = 2 * 16;
    long conv2 = 3 * 2 * 16;
    long fc = 10 * 3 * 49;
    assertEquals(conv1 + 2 + conv2 + 3 + 3 + 3 + fc + 10, whole.parameters());
    assertEquals(whole.parameters(), whole.nonZeroParameters());
    assertEquals(conv1 * 196 + conv2 * 49 + fc, whole.multiplyAdds());
    assertEquals(1, whole.compression());
    assertEquals(1, whole.theoreticalSpeedup());
    Parameters.Slice slice = parameters.find("conv2.weight").orElseThrow();
    parameters.write(slice, new float[slice.length()]);
    Size pruned = Size.of(architecture, parameters);
    assertEquals(
        (double) whole.parameters() / (whole.parameters() - conv2), pruned.compression(), 1e-12);
    assertEquals(
        (double) whole.multiplyAdds() / (whole.multiplyAdds() - conv2 * 49),
        pruned.theoreticalSpeedup(),
        1e-12);
  }

  @Test
  void everyNetworkOfARunIsHeldAgainstItsDenseOne() {
    List<Result> results =
        List.of(
            result("dense", Phase.DENSE, 950, size(1000, 5000)),
            result("pruned", Phase.PRUNED, 600, size(100, 1000)),
            new Result.Failed("explodes", Phase.ARM, "NaN", 0, 0),
            result("SAM", Phase.ARM, 940, size(100, 1000)));
    List<Named> all = Shrinkage.of(results);
    assertEquals(List.of("dense", "pruned", "SAM"), all.stream().map(Named::name).toList());
    assertFalse(all.getFirst().shrinkage().isSmaller());
    Shrinkage sam = all.getLast().shrinkage();
    assertTrue(sam.isSmaller());
    assertEquals(Optional.of(new Mean(1, 10, 0)), sam.compression());
    assertEquals(Optional.of(new Mean(1, 5, 0)), sam.speedup());
    assertEquals(Optional.of(new Mean(1, 0.95, 0)), sam.before());
    assertEquals(0.94, sam.after().mean());
    assertEquals(-0.01, sam.change().orElseThrow().mean(), 1e-12);
    assertEquals(
        List.of("SAM", 1, 10.0, "", 5.0, "", 0.95, "", 0.94, ""),
        ShrinkageCsv.row(all.getLast()).subList(0, 10));
    assertEquals(ShrinkageCsv.COLUMNS.size(), ShrinkageCsv.row(all.getLast()).size());
  }

  @Test
  void seedsAreHeldAgainstTheirOwnDenseNetworks() {
    Map<Long, Finished> dense =
        Map.of(
            1L, result("dense", Phase.DENSE, 950, size(1000, 5000)),
            2L, result("dense", Phase.DENSE, 930, size(1000, 5000)));
    Map<Long, Finished> arm =
        Map.of(
            1L, result("SAM", Phase.ARM, 940, size(100, 1000)),
            2L, result("SAM", Phase.ARM, 932, size(125, 1000)),
            3L, result("SAM", Phase.ARM, 900, size(125, 1000)));
    Shrinkage one = Shrinkage.of(arm, dense).orElseThrow();
    assertEquals(3, one.count());
    assertEquals((10 + 8 + 8) / 3.0, one.compression().orElseThrow().mean(), 1e-12);
    assertEquals(0, one.speedup().orElseThrow().deviation(), 1e-12);
    assertEquals(2, one.before().orElseThrow().count());
    Mean change = one.change().orElseThrow();
    assertEquals((-0.010 + 0.002) / 2, change.mean(), 1e-12);
    assertEquals(0.012 / Math.sqrt(2), change.deviation(), 1e-12);
    assertEquals(Optional.empty(), Shrinkage.of(Map.of(), dense));
  }

  @Test
  void whatIsNotKnownOfEverySeedIsNoMean() {
    Map<Long, Finished> arm =
        Map.of(
            1L, result("SAM", Phase.ARM, 940, size(100, 1000)),
            2L, result("SAM", Phase.ARM, 932, null));
    Shrinkage one = Shrinkage.of(arm, Map.of()).orElseThrow();
    assertEquals(Optional.empty(), one.compression());
    assertEquals(Optional.empty(), one.before());
    assertEquals(Optional.empty(), one.change());
    Shrinkage nothing =
        Shrinkage.of(Map.of(1L, result("SAM", Phase.ARM, 100, size(30, 0))), Map.of())
            .orElseThrow();
    assertEquals(Optional.empty(), nothing.speedup(), "a network without weights has none");
  }
}
