package sparsam.sweep.work;

import java.util.HashSet;
import java.util.Set;
import sparsam.data.DataChoice;
import sparsam.data.Extent;
import sparsam.experiment.DataSource;
import sparsam.experiment.Need;
import sparsam.experiment.NetworkFactory;
import sparsam.sweep.Task;

/**
 * What a sweep holds in Java's heap, in bytes: its data once, and as much as its largest training
 * for each worker.
 *
 * @param images of all data sets
 * @param each what one training needs besides
 */
public record Room(long images, long each) {
  /** What the program itself takes. */
  private static final long BESIDES = 100 << 20;

  /**
   * What trainings need; those whose data are not known count nothing.
   *
   * @param networks that compute with one thread
   */
  public static Room of(Iterable<Task> tasks, NetworkFactory networks, DataSource data) {
    Set<DataChoice> seen = new HashSet<>();
    long images = 0;
    long each = 0;
    for (Task task : tasks) {
      Extent extent = data.extent(task.recipe().data().choice()).orElse(null);
      if (extent != null) {
        Need need = Need.of(task.recipe(), networks, extent);
        images += seen.add(task.recipe().data().choice()) ? need.images() : 0;
        each = Math.max(each, need.bytes() - need.images());
      }
    }
    return new Room(images, each);
  }

  /** What so many workers need. */
  public long bytes(int workers) {
    return images + workers * each + BESIDES;
  }

  /**
   * How many workers there is room for.
   *
   * @param wanted 1 or more
   * @param heap that Java can have at most
   * @return 1 at least: a single training says itself where it does not fit
   */
  public int workers(int wanted, long heap) {
    int workers = wanted;
    while (workers > 1 && bytes(workers) > heap) {
      workers--;
    }
    return workers;
  }
}
