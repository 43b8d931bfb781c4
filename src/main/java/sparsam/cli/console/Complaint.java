package sparsam.cli.console;

import java.io.PrintWriter;
import sparsam.system.PlainText;

/** What could not be done, in a sentence on the terminal. */
public final class Complaint {
  private Complaint() {}

  /**
   * @param sentence may hold what files are called, which must not steer the terminal
   */
  public static void tell(PrintWriter err, String sentence) {
    err.println("sparsam: " + PlainText.lines(sentence));
    err.flush();
  }

  /** The same of what was thrown with a sentence. */
  public static void tell(PrintWriter err, Exception e) {
    tell(err, String.valueOf(e.getMessage()));
  }
}
