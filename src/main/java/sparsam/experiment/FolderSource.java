package sparsam.experiment;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataChoice;
import sparsam.data.DataException;
import sparsam.data.DataSet;
import sparsam.data.DataSets;
import sparsam.data.Extent;
import sparsam.data.fetch.DownloadProgress;

/**
 * The data sets of a folder, and data that a person brings.
 *
 * @param folder null for the usual one; where a person's own data are, if not where they were
 */
public record FolderSource(DataSets sets, @Nullable Path folder) implements DataSource {
  @Override
  public DataSet load(DataChoice choice) throws DataException {
    return sets.load(choice, folder);
  }

  @Override
  public Optional<Extent> extent(DataChoice choice) {
    return sets.extent(choice);
  }

  @Override
  public OptionalLong download(DataChoice choice) {
    return choice instanceof DataChoice.Named(String set)
        ? sets.download(set)
        : OptionalLong.empty();
  }

  @Override
  public boolean isAbsent(DataChoice choice) {
    return sets.isAbsent(choice, folder);
  }

  @Override
  public void fetch(DataChoice choice, DownloadProgress progress)
      throws DataException, InterruptedException {
    sets.fetch(choice.name(), folder, progress);
  }

  @Override
  public DataSource in(@Nullable String other) {
    return new FolderSource(sets, other == null ? folder : Path.of(other));
  }
}
