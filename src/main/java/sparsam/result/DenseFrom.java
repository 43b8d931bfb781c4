package sparsam.result;

/**
 * Where a dense network was trained that a run took over.
 *
 * @param run the folder's name of the run that trained it, or what the shipped network is called
 * @param environment that run's
 */
public record DenseFrom(String run, Environment environment) {
  /** What the name of a network begins with that comes inside the program. */
  public static final String SHIPPED = "shipped ";

  /** Whether it came inside the program. */
  public boolean isShipped() {
    return run.startsWith(SHIPPED);
  }
}
