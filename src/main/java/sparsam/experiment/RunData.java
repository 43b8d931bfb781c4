package sparsam.experiment;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataException;
import sparsam.data.DataOrigin;
import sparsam.data.DataSet;
import sparsam.data.DataSets;
import sparsam.store.PastRun;
import sparsam.system.Folders;

/** The data that a past run was made with. */
public final class RunData {
  private RunData() {}

  /**
   * @param folder where data sets are, or the run's own data are now; null for the usual place
   * @throws DataException where they cannot be had
   * @throws IOException where those at hand are others
   */
  public static DataSet of(PastRun past, @Nullable Path folder) throws IOException, DataException {
    DataSource source = new FolderSource(new DataSets(Folders.standard().data()), folder);
    return folder == null ? of(past, source) : loaded(past, source);
  }

  /**
   * @param source asked where the run's data were when it was made
   * @throws DataException where they cannot be had
   * @throws IOException where those at hand are others
   */
  public static DataSet of(PastRun past, DataSource source) throws IOException, DataException {
    return loaded(past, source.in(past.run().data().folder()));
  }

  private static DataSet loaded(PastRun past, DataSource source) throws IOException, DataException {
    DataOrigin made = past.run().data();
    DataSet set = source.load(past.recipe().data().choice());
    if (made.differsFrom(set.origin())) {
      throw new IOException(made.refusal("the run in " + past.folder(), set.name(), set.origin()));
    }
    return set;
  }
}
