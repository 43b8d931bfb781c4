package sparsam.experiment;

import java.io.IOException;
import java.util.Locale;
import java.util.function.Function;
import sparsam.data.DataException;
import sparsam.data.DataSet;
import sparsam.data.Extent;
import sparsam.nn.Architecture;
import sparsam.nn.Network;
import sparsam.recipe.Recipe;
import sparsam.recipe.Seeds;
import sparsam.result.Environment;
import sparsam.result.Monitor;
import sparsam.result.Run;
import sparsam.store.RunFolder;
import sparsam.train.Control;

/**
 * Runs a recipe on the calling thread: dense training, pruning, arms, one after another, or as many
 * arms at once as the recipe says. Nothing is written before the data, the memory and the network
 * are there.
 */
public final class Experiment {
  private final Recipe recipe;
  private final Opening opening;
  private final DataSource data;
  private final NetworkFactory networks;
  private final Environment environment;
  private final Monitor monitor;
  private final Control control;
  private final boolean timed;

  /**
   * A run in a folder that is open already, new or resumed; it is closed when the run ends.
   *
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
    this(folder.recipe(), _ -> folder, data, networks, environment, monitor, control, true);
  }

  /**
   * A run whose folder is opened when everything else is there.
   *
   * @param recipe the folder's
   * @param monitor is told what happens
   * @param control pauses and stops it
   */
  public Experiment(
      Recipe recipe,
      Opening opening,
      DataSource data,
      NetworkFactory networks,
      Environment environment,
      Monitor monitor,
      Control control) {
    this(recipe, opening, data, networks, environment, monitor, control, true);
  }

  /**
   * The same.
   *
   * @param timed whether it is timed what networks gain without what pruning took: not where others
   *     compute beside it, for then a clock says nothing
   */
  public Experiment(
      Recipe recipe,
      Opening opening,
      DataSource data,
      NetworkFactory networks,
      Environment environment,
      Monitor monitor,
      Control control,
      boolean timed) {
    this.recipe = recipe;
    this.opening = opening;
    this.data = data;
    this.networks = networks.of(recipe);
    this.environment = environment.of(recipe);
    this.monitor = monitor;
    this.control = control;
    this.timed = timed;
  }

  /**
   * Runs to the end, or until stopped. Must be called on the thread that is to own the network,
   * once.
   *
   * @throws DataException with one sentence when the data cannot be had
   * @throws IOException with one sentence when the folder cannot be read or written; what was
   *     written before stays and can be resumed
   */
  public Run run() throws IOException, DataException {
    return run(Runtime.getRuntime().availableProcessors());
  }

  /**
   * The same.
   *
   * @param cores how many arms that train at the same time may compute at once
   */
  Run run(int cores) throws IOException, DataException {
    try {
      return work(cores);
    } catch (OutOfMemoryError e) {
      throw Failure.of(
          e,
          String.format(
              Locale.ROOT, "%s with batches of %d", recipe.network(), recipe.batchSize()));
    } catch (LinkageError e) {
      throw Failure.of(e);
    }
  }

  private Run work(int cores) throws IOException, DataException {
    Need.require(recipe, networks, data);
    monitor.activity("loading " + recipe.data().set());
    DataSet set = recipe.labelNoise().applyTo(data.load(recipe.data().choice()));
    Fit.require(recipe, set);
    Need.require(recipe, networks, Extent.of(set));
    monitor.activity("building " + recipe.network());
    NetworkFactory fitted = networks.fitted(recipe);
    Environment here = fitted == networks ? environment : environment.with(fitted.threads());
    long seed = Seeds.of(recipe.seed(), Seeds.Stream.WEIGHTS);
    Function<Architecture, Network> made =
        architecture -> fitted.create(architecture, seed, recipe.batchSize());
    try (Network network = made.apply(recipe.network());
        RunFolder folder = opening.open(set.origin())) {
      return new Session(folder, set, network, made, cores, timed, here, monitor, control).run();
    }
  }
}
