package sparsam.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EnvironmentTest {
  @Test
  void theVersionIsTheBuildsOwn() {
    assertEquals(System.getProperty("project.version"), Environment.VERSION);
  }
}
