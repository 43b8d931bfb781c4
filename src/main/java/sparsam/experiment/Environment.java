package sparsam.experiment;

/**
 * What a run's numbers may depend on besides its recipe.
 *
 * @param version Sparsam's
 * @param engine the networks' engine with its version and native build
 * @param threads how many the engine computes with; the same number gives the same bits
 * @param java the runtime's version
 * @param system operating system and processor
 */
public record Environment(String version, String engine, int threads, String java, String system) {
  /** Of a run that wrote none down, because it ended before it began. */
  static final Environment UNKNOWN = new Environment("unknown", "unknown", 0, "unknown", "unknown");

  /** Sparsam's version, the same as in pom.xml. */
  public static final String VERSION = "1.0.0-SNAPSHOT";

  /** This machine and runtime. */
  public static Environment here(String engine, int threads) {
    return new Environment(
        VERSION,
        engine,
        threads,
        Runtime.version().toString(),
        "%s %s, %s, %d processors"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors()));
  }
}
