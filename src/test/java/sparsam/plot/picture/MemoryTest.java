package sparsam.plot.picture;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class MemoryTest {
  private final Memory memory = new Memory();
  private final double[] key = new double[3];

  private Object ask(Object data) {
    return memory.of(data, StringBuilder.class, _ -> true, StringBuilder::new);
  }

  @Test
  void whatTheLastPictureShowedIsKeptAndWhatTheOneBeforeDidIsForgotten() {
    Object known = ask(key);
    assertSame(known, ask(key));
    memory.turn();
    assertSame(known, ask(key));
    memory.turn();
    memory.turn();
    assertNotSame(known, ask(key));
  }

  @Test
  void equalDataAreOthersAndWhatDoesNotServeIsFoundOutAnew() {
    Object known = ask(key);
    assertNotSame(known, ask(key.clone()));
    assertNotSame(known, memory.of(key, StringBuilder.class, _ -> false, StringBuilder::new));
  }
}
