package sparsam.ui.runs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import sparsam.store.PastRun;

/** The runs that the lab shows: one, and those whose curves are drawn behind it. */
final class Marks {
  private final Map<Path, PastRun> behind = new LinkedHashMap<>();
  private final ReadOnlyObjectWrapper<List<Path>> all = new ReadOnlyObjectWrapper<>(List.of());
  private @Nullable Path shown;

  /** Another run is shown; null for none. */
  void show(@Nullable Path folder) {
    if (!Objects.equals(folder, shown)) {
      shown = folder;
      publish();
    }
  }

  private void publish() {
    List<Path> paths = new ArrayList<>(behind.keySet());
    if (shown != null) {
      paths.add(shown);
    }
    all.set(List.copyOf(paths));
  }

  boolean areBehind(Collection<Path> folders) {
    return behind.keySet().containsAll(folders);
  }

  void add(Map<Path, PastRun> runs) {
    behind.putAll(runs);
    publish();
  }

  /** Whether any of them was there. */
  boolean takeOff(Collection<Path> folders) {
    boolean some = behind.keySet().removeAll(folders);
    publish();
    return some;
  }

  /** Those behind, in the order in which they were laid there. */
  List<PastRun> behind() {
    return List.copyOf(behind.values());
  }

  /** What a recipe calls a run that is behind. */
  Optional<String> name(Path folder) {
    return Optional.ofNullable(behind.get(folder)).map(run -> run.recipe().name());
  }

  ReadOnlyObjectProperty<List<Path>> all() {
    return all.getReadOnlyProperty();
  }
}
