package sparsam.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.junit.jupiter.api.function.Executable;

/** What a person should see of bad input: one exception of the right kind with one sentence. */
public final class Refusals {
  private static final int LONGEST_SENTENCE = 400;

  private Refusals() {}

  /** Asserts exactly this exception, with a message of one line that holds all the parts. */
  public static void assertRefused(
      Class<? extends Exception> kind, Executable call, String... parts) {
    Exception thrown = assertThrows(kind, call);
    assertEquals(kind, thrown.getClass());
    String message = Objects.toString(thrown.getMessage());
    for (String part : parts) {
      assertTrue(message.contains(part), () -> "\"" + part + "\" is missing in: " + message);
    }
    assertTrue(
        message.codePoints().noneMatch(Refusals::steers) && message.length() <= LONGEST_SENTENCE,
        () -> "not one sentence: " + message);
  }

  /** Whether a character does something to the terminal or to the line it is in. */
  private static boolean steers(int character) {
    return Character.isISOControl(character) || Character.getType(character) == Character.FORMAT;
  }
}
