package sparsam.experiment;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sparsam.data.Counts;
import sparsam.data.DataException;
import sparsam.data.DataSet;
import sparsam.data.DataSets;
import sparsam.data.DataSets.Place;
import sparsam.data.DownloadProgress;

/**
 * The data sets of a folder.
 *
 * @param folder null for the usual one
 */
public record FolderSource(DataSets sets, @Nullable Path folder) implements DataSource {
  @Override
  public DataSet load(String name) throws DataException {
    return sets.load(name, folder);
  }

  @Override
  public Optional<Counts> counts(String name) {
    return sets.counts(name);
  }

  @Override
  public boolean isAbsent(String name) {
    return sets.list(folder).stream()
        .anyMatch(set -> set.name().equals(name) && set.place() == Place.ABSENT);
  }

  @Override
  public void fetch(String name, DownloadProgress progress)
      throws DataException, InterruptedException {
    sets.fetch(name, folder, progress);
  }

  @Override
  public DataSource in(@Nullable String other) {
    return new FolderSource(sets, other == null ? folder : Path.of(other));
  }
}
