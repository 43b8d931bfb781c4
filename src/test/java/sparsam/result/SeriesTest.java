package sparsam.result;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SeriesTest {
  private final Series series = new Series(List.of("a", "b"));

  @Test
  void rows_stay_as_they_were_appended() {
    for (int i = 0; i < 1000; i++) {
      series.append(i, -i);
    }
    assertEquals(1000, series.size());
    for (int i = 0; i < 1000; i++) {
      assertEquals(i, series.get(i, 0));
      assertEquals(-i, series.get(i, 1));
    }
    assertArrayEquals(new double[] {-998, -999}, series.column(1, 998));
    assertArrayEquals(new double[0], series.column(1, 5000));
    assertThrows(IndexOutOfBoundsException.class, () -> series.get(1000, 0));
  }

  @Test
  void rows_of_an_unfinished_epoch_can_be_dropped() {
    for (int i = 0; i < 10; i++) {
      series.append(i, i);
    }
    series.truncate(7);
    series.append(70, 71);
    assertEquals(8, series.size());
    assertArrayEquals(new double[] {6, 70}, series.column(0, 6));
  }

  @Test
  void a_reader_never_sees_half_a_row() throws Exception {
    int rows = 300_000;
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 1; i <= rows; i++) {
                series.append(i, -i);
              }
            });
    int seen = 0;
    while (seen < rows) {
      int size = series.size();
      for (int row = seen; row < size; row++) {
        assertEquals(row + 1, series.get(row, 0));
        assertEquals(-row - 1, series.get(row, 1));
      }
      seen = size;
    }
    writer.get(5, TimeUnit.MINUTES);
  }
}
