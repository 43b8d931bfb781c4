package sparsam.result;

/** Where a dense network comes from that a run took over in place of training one. */
public sealed interface DenseFrom {
  /**
   * Another run trained it.
   *
   * @param run the folder's name of the run that trained it, or what the shipped network is called
   * @param environment that run's
   */
  record Trained(String run, Environment environment) implements DenseFrom {
    /** What the name of a network begins with that comes inside the program. */
    public static final String SHIPPED = "shipped ";

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
