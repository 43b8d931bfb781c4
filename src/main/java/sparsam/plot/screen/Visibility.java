package sparsam.plot.screen;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;

/**
 * Which names of a picture are hidden, kept while pictures come and go. A menu, a key and the
 * legend change it alike.
 */
public final class Visibility {
  private final ObservableSet<String> hidden = FXCollections.observableSet();
  private final ObservableSet<String> seen = FXCollections.unmodifiableObservableSet(hidden);

  /** The hidden names, to be watched; changed by the methods here alone. */
  public ObservableSet<String> hidden() {
    return seen;
  }

  public void hide(String name) {
    hidden.add(name);
  }

  public void show(String name) {
    hidden.remove(name);
  }

  /** Hides what is shown and shows what is hidden. */
  public void toggle(String name) {
    if (!hidden.remove(name)) {
      hidden.add(name);
    }
  }

  /** Shows one name and hides the others; where that is so already, shows all of them. */
  public void isolate(String name, Collection<String> names) {
    Set<String> others = new HashSet<>(names);
    others.remove(name);
    if (isAlone(name, names)) {
      others.clear();
    }
    set(others);
  }

  /** Whether of all these names just the one is shown. */
  public boolean isAlone(String name, Collection<String> names) {
    return !hidden.contains(name)
        && names.stream().allMatch(one -> one.equals(name) || hidden.contains(one))
        && !hidden.isEmpty();
  }

  public void showAll() {
    hidden.clear();
  }

  void set(Set<String> names) {
    hidden.retainAll(names);
    hidden.addAll(names);
  }
}
