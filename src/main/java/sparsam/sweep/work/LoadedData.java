package sparsam.sweep.work;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import sparsam.data.DataChoice;
import sparsam.data.DataException;
import sparsam.data.DataSet;
import sparsam.data.Extent;
import sparsam.experiment.DataSource;

/** Data that many trainings share: each set is read once, by the first that asks. */
public final class LoadedData implements DataSource {
  private final DataSource source;
  private final Map<DataChoice, DataSet> loaded = new HashMap<>();

  public LoadedData(DataSource source) {
    this.source = source;
  }

  @Override
  public synchronized DataSet load(DataChoice choice) throws DataException {
    DataSet known = loaded.get(choice);
    if (known == null) {
      known = source.load(choice);
      loaded.put(choice, known);
    }
    return known;
  }

  @Override
  public synchronized Optional<Extent> extent(DataChoice choice) {
    DataSet known = loaded.get(choice);
    return known == null ? source.extent(choice) : Optional.of(Extent.of(known));
  }
}
