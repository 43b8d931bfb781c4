package sparsam.ui.shell;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether there is a screen to open a window on. Knows no toolkit, for it must answer before one is
 * loaded.
 */
public final class Display {
  /** What is said where no window can be opened. */
  public static final String NONE =
      "Sparsam finds no display to open its window on. Without one, run an experiment with:"
          + " sparsam run quick (from its sources: mvn -q compile exec:exec -Dargs=\"run quick\").";

  private Display() {}

  /**
   * @param system the operating system's name as Java has it
   * @param environment the process's variables
   * @param glass the property {@code glass.platform}; empty where it is not set
   * @return a sentence that says what is missing and what to do; empty where a window can be opened
   */
  public static Optional<String> missing(
      String system, Map<String, String> environment, String glass) {
    boolean linux = system.toLowerCase(Locale.ROOT).contains("linux");
    boolean drawsAnyway = glass.equalsIgnoreCase("Headless");
    boolean display = isSet(environment, "DISPLAY") || isSet(environment, "WAYLAND_DISPLAY");
    return linux && !drawsAnyway && !display ? Optional.of(NONE) : Optional.empty();
  }

  private static boolean isSet(Map<String, String> environment, String name) {
    return !environment.getOrDefault(name, "").isBlank();
  }
}
