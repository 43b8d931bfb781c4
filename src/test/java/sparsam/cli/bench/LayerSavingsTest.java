package sparsam.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import sparsam.nn.Architecture.Family;
import sparsam.nn.speed.LayerSpeed;
import sparsam.nn.speed.Speeds;
import sparsam.nn.speed.Speeds.Form;

/** From where on zeros pay, as it is read. */
class LayerSavingsTest {
  private static Speeds speeds(boolean conv, boolean fc) {
    return new Speeds(
        64,
        List.of(
            new LayerSpeed("conv1", 100, 20, 0.5, conv ? 0.25 : 1, conv),
            new LayerSpeed("fc1", 100, 20, 0.3, fc ? 0.1 : 0.4, fc)),
        Form.SPARSE);
  }

  @Test
  void aLayerPaysFromWhereItIsTakenAtEveryLargerFraction() {
    SortedMap<Double, Speeds> found = new TreeMap<>();
    found.put(0.5, speeds(true, false));
    found.put(0.8, speeds(false, true));
    found.put(0.9, speeds(true, true));
    LayerSavings savings = new LayerSavings();
    savings.add(Family.LENET_5.standard(), 2, found);
    assertEquals(
        """
        | network | threads | layer | 50 % zeros | 80 % zeros | 90 % zeros | skips zeros from |
        |---|---:|---|---:|---:|---:|---:|
        | lenet-5 [20, 50, 500] | 2 | conv1 | 2.00 sparse | 0.50 dense | 2.00 sparse | 90 % |
        | lenet-5 [20, 50, 500] | 2 | fc1 | 0.75 dense | 3.00 sparse | 3.00 sparse | 80 % |
        """,
        savings.table().markdown());
    assertEquals(
        "{\"model\":\"lenet-5\",\"layer\":\"conv1\",\"fraction\":0.5,\"threads\":2,\"images\":64,"
            + "\"theory\":5.0,\"dense_ms\":500.0,\"sparse_ms\":250.0,\"sparse\":true}",
        savings.lines().getFirst());
    found.put(0.95, speeds(false, true));
    assertEquals(
        "–",
        savings
            .table()
            .toString()
            .lines()
            .skip(1)
            .findFirst()
            .orElseThrow()
            .strip()
            .replaceAll(".* ", ""));
  }
}
