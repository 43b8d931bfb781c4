package sparsam.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ComplaintTest {
  /** Of what a folder is called, say. */
  @Test
  void aSentenceSteersNoTerminal() {
    StringWriter said = new StringWriter();
    Complaint.tell(new PrintWriter(said), "run\u001b[2J\u202e cannot be read:\n\tit is empty");
    assertEquals(
        "sparsam: run\uFFFD[2J\uFFFD cannot be read:\n\tit is empty" + System.lineSeparator(),
        said.toString());
  }
}
