package sparsam;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SparsamTest {
  @Test
  void nothingOrARecipesFileOpensTheWindow() {
    assertTrue(Sparsam.opensWindow());
    assertTrue(Sparsam.opensWindow("a folder/mine.sparsam"));
    assertTrue(Sparsam.opensWindow("old.json"));
    assertFalse(Sparsam.opensWindow("presets"));
    assertFalse(Sparsam.opensWindow("--version"));
    assertFalse(Sparsam.opensWindow("run", "mine.sparsam"));
  }
}
