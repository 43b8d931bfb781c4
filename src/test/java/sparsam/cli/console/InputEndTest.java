package sparsam.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is run when whoever started the program is gone. */
@Timeout(60)
class InputEndTest {
  @Test
  void what_comes_in_is_no_end_but_its_end_is() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    try (PipedOutputStream starter = new PipedOutputStream()) {
      InputEnd.watch(new PipedInputStream(starter), ended::countDown);
      starter.write(1);
      starter.flush();
      assertEquals(1, ended.getCount());
    }
    ended.await();
  }
}
