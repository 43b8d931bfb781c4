package sparsam.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where a dense network comes from that a run took over in place of training one. */
public sealed interface DenseFrom {
  /**
   * Another run trained it.
   *
   * @param run the folder's name of the run that trained it, or what the shipped network is called
   * @param environment that run's
   * @param controls arms that were taken over with it, because they start from it and no pruning
   *     changes them: by name, the run that trained each
   */
  record Trained(String run, Environment environment, Map<String, String> controls)
      implements DenseFrom {
    /** What the name of a network begins with that comes inside the program. */
    public static final String SHIPPED = "shipped ";

    public Trained {
      controls = Collections.unmodifiableMap(new LinkedHashMap<>(controls));
    }

    /** Without any arm. */
    public Trained(String run, Environment environment) {
      this(run, environment, Map.of());
    }

    /** Whether it came inside the program. */
    public boolean isShipped() {
      return run.startsWith(SHIPPED);
    }
  }

  /**
   * A file of weights that somebody brought; nothing is known of its training.
   *
   * @param name the file's, without its folder
   * @param sha256 of its bytes, 64 lower-case hexadecimal digits
   */
  record Brought(String name, String sha256) implements DenseFrom {}
}
