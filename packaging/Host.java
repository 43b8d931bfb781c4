import java.util.Locale;

/**
 * The system that the installers are made on, and so the only one that they are for.
 *
 * @param architecture {@code x86_64} or {@code arm64}
 */
record Host(System system, String architecture) {
  /** The systems that Sparsam has natives for. */
  enum System {
    LINUX,
    WINDOWS,
    MACOS
  }

  static Host here() {
    String name = java.lang.System.getProperty("os.name").toLowerCase(Locale.ROOT);
    System system =
        name.startsWith("windows")
            ? System.WINDOWS
            : name.startsWith("mac") ? System.MACOS : System.LINUX;
    String architecture =
        java.lang.System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
    return new Host(system, architecture);
  }

  /** As the options files are called. */
  String name() {
    return system.name().toLowerCase(Locale.ROOT);
  }

  boolean is(System wanted) {
    return system == wanted;
  }
}
