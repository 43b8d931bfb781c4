package sparsam.ui.lab.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import sparsam.data.Counts;
import sparsam.data.DataException;
import sparsam.data.DataSet;
import sparsam.data.DownloadProgress;
import sparsam.experiment.DataSource;

/** The usual data sets, some of them in folders that a person has named. Any thread may use it. */
public final class ChosenFolders implements DataSource {
  private final DataSource usual;
  private final Map<String, String> chosen = new ConcurrentHashMap<>();

  ChosenFolders(DataSource usual) {
    this.usual = usual;
  }

  /** Looks for a set in a folder from now on, if it is there; else nothing changes. */
  public boolean choose(String name, Path folder) {
    String place = folder.toAbsolutePath().normalize().toString();
    boolean there = !usual.in(place).isAbsent(name);
    if (there) {
      chosen.put(name, place);
    }
    return there;
  }

  private DataSource place(String name) {
    return usual.in(chosen.get(name));
  }

  @Override
  public DataSet load(String name) throws DataException {
    return place(name).load(name);
  }

  @Override
  public Optional<Counts> counts(String name) {
    return usual.counts(name);
  }

  @Override
  public boolean isAbsent(String name) {
    return place(name).isAbsent(name);
  }

  @Override
  public void fetch(String name, DownloadProgress progress)
      throws DataException, InterruptedException {
    usual.fetch(name, progress);
    chosen.remove(name); // It is where it usually is now.
  }

  @Override
  public DataSource in(@Nullable String folder) {
    return folder == null ? this : usual.in(folder);
  }
}
