package sparsam.optim.step;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MagnitudesTest {
  @Test
  void theKthIsThatOfASortedList() {
    SplittableRandom random = new SplittableRandom(5);
    Magnitudes magnitudes = new Magnitudes();
    for (int round = 0; round < 300; round++) {
      float[] values = new float[1 + random.nextInt(200)];
      for (int i = 0; i < values.length; i++) {
        values[i] =
            switch (random.nextInt(4)) {
              case 0 -> 0;
              case 1 -> random.nextInt(-3, 4);
              case 2 -> (float) (random.nextGaussian() * 1e-30);
              default -> (float) random.nextGaussian();
            };
      }
      int from = random.nextInt(values.length);
      float[] sorted = Arrays.copyOfRange(values, from, values.length);
      for (int i = 0; i < sorted.length; i++) {
        sorted[i] = Math.abs(sorted[i]);
      }
      Arrays.sort(sorted);
      int k = 1 + random.nextInt(sorted.length);
      magnitudes.find(values, from, values.length, k);
      float expected = sorted[k - 1];
      int below = 0;
      while (sorted[below] < expected) {
        below++;
      }
      assertEquals(expected, magnitudes.threshold());
      assertEquals(k - below, magnitudes.ties());
    }
  }
}
