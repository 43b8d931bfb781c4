package sparsam.result;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import sparsam.recipe.Recipe;

/**
 * What a run was computed with: all that its numbers may depend on besides its recipe, and the
 * number of threads, on which they do not depend.
 *
 * @param version Sparsam's
 * @param engine the networks' engine with its version and native build
 * @param threads how many the engine computes with; any number gives the same bits
 * @param java the runtime's version
 * @param system operating system and processor
 */
public record Environment(String version, String engine, int threads, String java, String system) {
  /** Of a run that wrote none down, because it ended before it began. */
  public static final Environment UNKNOWN =
      new Environment("unknown", "unknown", 0, "unknown", "unknown");

  /** Sparsam's version, which the build writes down. */
  public static final String VERSION = written();

  /** This machine and runtime. */
  public static Environment here(String engine, int threads) {
    return new Environment(
        VERSION,
        engine,
        threads,
        Runtime.version().toString(),
        String.format(
            Locale.ROOT,
            "%s %s, %s, %d processors",
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors()));
  }

  /** What a recipe's run computes with here: one thread each where arms train at once. */
  public Environment of(Recipe recipe) {
    return recipe.oneThreadEach() ? with(1) : this;
  }

  /** Whether both come to the same bits. */
  public boolean agrees(Environment other) {
    return equals(other.with(threads));
  }

  /** The same with another number of threads. */
  public Environment with(int other) {
    return new Environment(version, engine, other, java, system);
  }

  private static String written() {
    try (InputStream in = Environment.class.getResourceAsStream("/version.properties")) {
      Properties build = new Properties();
      build.load(Objects.requireNonNull(in, "version.properties"));
      return build.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
