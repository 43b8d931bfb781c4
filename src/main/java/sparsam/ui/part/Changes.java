package sparsam.ui.part;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The changes of something that a person is at work on, to be taken back and made again.
 *
 * @param <T> what it is at a time
 */
public final class Changes<T> {
  /** Nobody goes back further, and each change holds two of them. */
  private static final int MOST = 200;

  /**
   * @param gesture what made it, where several changes of the same count as one
   */
  private record Change<S>(S before, S after, String words, @Nullable Object gesture) {}

  private final Deque<Change<T>> done = new ArrayDeque<>();
  private final Deque<Change<T>> undone = new ArrayDeque<>();
  private boolean open;

  /**
   * Notes a change, if it is one.
   *
   * @param words what it did, from what was there before
   * @param gesture a change of the same gesture as the last one, unless that was {@link #seal}ed,
   *     becomes one with it
   */
  public void add(T before, T after, Words<T> words, @Nullable Object gesture) {
    if (after.equals(before)) {
      return; // What was undone can still be done again.
    }
    Change<T> last = done.peek();
    boolean goesOn = open && gesture != null && last != null && gesture.equals(last.gesture());
    T first = before;
    if (goesOn && last != null) {
      first = last.before();
      done.pop();
    }
    undone.clear();
    open = true;
    if (!after.equals(first)) {
      done.push(new Change<>(first, after, words.of(first), gesture));
      if (done.size() > MOST) {
        done.removeLast();
      }
    }
  }

  /** What a change did, in words, given where it began. */
  @FunctionalInterface
  public interface Words<S> {
    String of(S before);
  }

  /** Ends a gesture: what comes next is a change of its own. */
  public void seal() {
    open = false;
  }

  /** What there was before the last change; empty where there is none. */
  public Optional<T> undo() {
    seal();
    Optional<Change<T>> last = Optional.ofNullable(done.poll());
    last.ifPresent(undone::push);
    return last.map(Change::before);
  }

  /** What there was after the change taken back last; empty where there is none. */
  public Optional<T> redo() {
    seal();
    Optional<Change<T>> next = Optional.ofNullable(undone.poll());
    next.ifPresent(done::push);
    return next.map(Change::after);
  }

  /** Forgets all of them. */
  public void clear() {
    done.clear();
    undone.clear();
    seal();
  }

  /** What would be taken back, or empty. */
  public String undoWords() {
    Change<T> last = done.peek();
    return last == null ? "" : last.words();
  }

  /** What would be made again, or empty. */
  public String redoWords() {
    Change<T> next = undone.peek();
    return next == null ? "" : next.words();
  }

  /** Rewrites all that is remembered. */
  public void map(UnaryOperator<T> change) {
    map(done, change);
    map(undone, change);
  }

  private static <S> void map(Deque<Change<S>> changes, UnaryOperator<S> change) {
    List<Change<S>> all = new ArrayList<>(changes);
    changes.clear();
    for (Change<S> c : all) {
      changes.add(
          new Change<>(change.apply(c.before()), change.apply(c.after()), c.words(), c.gesture()));
    }
  }
}
