package sparsam.ui.lab.network;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was there before each change, and after those that were taken back. */
final class Steps<T> {
  private final Deque<T> before = new ArrayDeque<>();
  private final Deque<T> after = new ArrayDeque<>();
  private @Nullable Object gesture;

  /**
   * @param of what the change belongs to: those of one in a row are taken back together; null where
   *     it stands by itself
   */
  void add(T old, T next, @Nullable Object of) {
    if (old.equals(next)) {
      return;
    }
    if (of == null || !of.equals(gesture)) {
      before.push(old);
    }
    gesture = of;
    after.clear();
  }

  /** What comes next stands by itself. */
  void seal() {
    gesture = null;
  }

  Optional<T> undo(T now) {
    return turn(before, after, now);
  }

  Optional<T> redo(T now) {
    return turn(after, before, now);
  }

  private Optional<T> turn(Deque<T> from, Deque<T> to, T now) {
    gesture = null;
    Optional<T> there = Optional.ofNullable(from.poll());
    there.ifPresent(_ -> to.push(now));
    return there;
  }

  void clear() {
    before.clear();
    after.clear();
    gesture = null;
  }
}
