package sparsam.plot.picture;

import java.util.IdentityHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What a painter found out about the data of the picture before, for most of them are in the next
 * one too. For one thread.
 */
public final class Memory {
  private IdentityHashMap<Object, Object> before = new IdentityHashMap<>();
  private IdentityHashMap<Object, Object> now = new IdentityHashMap<>();

  /** Begins a new picture: what the one before the last showed alone is forgotten. */
  void turn() {
    before = now;
    now = new IdentityHashMap<>();
  }

  /**
   * What is known of some data, kept for the picture after this one.
   *
   * @param key the data themselves, such as an array: equal ones are others
   * @param serves whether what is remembered still says the truth
   * @param anew finds it out where it is not known or does not serve
   */
  public <T> T of(Object key, Class<T> type, Predicate<T> serves, Supplier<T> anew) {
    Object kept = now.getOrDefault(key, before.get(key));
    T known = type.isInstance(kept) && serves.test(type.cast(kept)) ? type.cast(kept) : anew.get();
    now.put(key, known);
    return known;
  }
}
