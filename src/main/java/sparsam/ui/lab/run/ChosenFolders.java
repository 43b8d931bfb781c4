package sparsam.ui.lab.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataChoice;
import sparsam.data.DataException;
import sparsam.data.DataSet;
import sparsam.data.Extent;
import sparsam.data.fetch.DownloadProgress;
import sparsam.experiment.DataSource;

/** The usual data sets, some of them in folders that a person has named. Any thread may use it. */
public final class ChosenFolders implements DataSource {
  private final DataSource usual;
  private final Map<DataChoice, String> chosen = new ConcurrentHashMap<>();

  ChosenFolders(DataSource usual) {
    this.usual = usual;
  }

  /** Looks for a set in a folder from now on, if it is there; else nothing changes. */
  public boolean choose(DataChoice choice, Path folder) {
    String place = folder.toAbsolutePath().normalize().toString();
    boolean there = !usual.in(place).isAbsent(choice);
    if (there) {
      chosen.put(choice, place);
    }
    return there;
  }

  /** Where a person said that data are; null where nobody did. */
  public @Nullable Path folder(DataChoice choice) {
    String place = chosen.get(choice);
    return place == null ? null : Path.of(place);
  }

  private DataSource place(DataChoice choice) {
    return usual.in(chosen.get(choice));
  }

  @Override
  public DataSet load(DataChoice choice) throws DataException {
    return place(choice).load(choice);
  }

  @Override
  public Optional<Extent> extent(DataChoice choice) {
    return usual.extent(choice);
  }

  @Override
  public OptionalLong download(DataChoice choice) {
    return usual.download(choice);
  }

  @Override
  public boolean isAbsent(DataChoice choice) {
    return place(choice).isAbsent(choice);
  }

  @Override
  public void fetch(DataChoice choice, DownloadProgress progress)
      throws DataException, InterruptedException {
    usual.fetch(choice, progress);
    chosen.remove(choice); // It is where it usually is now.
  }

  @Override
  public DataSource in(@Nullable String folder) {
    return folder == null ? this : usual.in(folder);
  }
}
