package sparsam.report.speed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import sparsam.nn.speed.LayerSpeed;
import sparsam.report.table.Markup;
import sparsam.text.Strings;

/** The table as it is read. */
class SpeedTableTest {
  private final Strings strings = new Strings();

  @Test
  void aRowALayerAndOneForAllInTheFormsThatAreTaken() {
    assertEquals(
        """
        Time of each layer for 1,000 images on this machine, dense and sparse in turn; all: each layer in the form that is taken.

        | layer | saved | in theory | dense ms | sparse ms | measured | taken |
        |:---|---:|---:|---:|---:|---:|:---|
        | conv1 | 80 % | 5.0× | 600 | 200 | 3.0× | sparse |
        | fc | 50 % | 2.0× | 100 | 300 | 0.3× | dense |
        | all | 77.3 % | 4.4× | 700 | 300 | 2.3× |  |
        """,
        Markup.MARKDOWN.of(
            SpeedTable.of(
                strings,
                List.of(
                    new LayerSpeed("conv1", 1000, 200, 0.6, 0.2, true),
                    new LayerSpeed("fc", 100, 50, 0.1, 0.3, false)),
                "sparse",
                1000)));
  }

  @Test
  void aLayerWithoutWeightsIsInfinitelyFastOnPaper() {
    List<String> cells =
        SpeedTable.of(strings, List.of(new LayerSpeed("fc", 100, 0, 0.1, 0.01, true)), "sparse", 10)
            .rows()
            .getFirst()
            .stream()
            .map(cell -> cell.text())
            .toList();
    assertEquals(List.of("fc", "100 %", "∞", "100", "10", "10×", "sparse"), cells);
  }
}
