package sparsam.cli.console;

import java.util.Locale;

/** How much is done, as a bar of one line. */
public final class Bar {
  /** The bar's cells, and beside them its brackets, a percentage and the spaces. */
  private static final int WIDTH = 30;

  private static final int BESIDE = 9;

  private Bar() {}

  /** One that leaves half of a narrow terminal to the words. */
  public static String of(double fraction, Terminal terminal) {
    int width = Math.clamp(terminal.width().get() / 2 - BESIDE, 4, WIDTH);
    int full = (int) Math.round(width * fraction);
    return String.format(
        Locale.ROOT, "[%s%s] %3.0f %%", "█".repeat(full), "·".repeat(width - full), 100 * fraction);
  }
}
