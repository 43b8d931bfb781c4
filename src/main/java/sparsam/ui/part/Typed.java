package sparsam.ui.part;

import java.util.OptionalDouble;

/** Numbers as people type them. */
public final class Typed {
  private Typed() {}

  /** With a point or a comma, and a percent sign or none; empty where it is no finite number. */
  public static OptionalDouble number(String typed) {
    try {
      double value = Double.parseDouble(typed.replace("%", "").replace(',', '.').strip());
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException _) {
      return OptionalDouble.empty();
    }
  }
}
