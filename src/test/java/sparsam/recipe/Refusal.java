package sparsam.recipe;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.junit.jupiter.api.function.Executable;

/** Refusals as a person sees them: one sentence on one line. */
public final class Refusal {
  private Refusal() {}

  public static String of(Class<? extends Exception> type, Executable call) {
    String message = Objects.requireNonNull(assertThrows(type, call).getMessage());
    assertFalse(message.contains("\n"), message);
    assertTrue(message.length() < 500, message);
    return message;
  }
}
