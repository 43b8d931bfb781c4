package sparsam.ui.lab.recipe;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The changes of a draft, to be taken back and made again. */
final class History {
  /** Nobody goes back further, and each change holds two recipes. */
  private static final int MOST = 200;

  /**
   * @param gesture what made it, where several changes of the same count as one
   */
  private record Change(Draft before, Draft after, String words, @Nullable Object gesture) {}

  private final Deque<Change> done = new ArrayDeque<>();
  private final Deque<Change> undone = new ArrayDeque<>();
  private boolean open;

  /**
   * Notes a change.
   *
   * @param words what it did, from the draft before
   * @param gesture a change of the same gesture as the last one, unless that was {@link #seal}ed,
   *     becomes one with it
   */
  void add(Draft before, Draft after, Words words, @Nullable Object gesture) {
    Change last = done.peek();
    boolean goesOn = open && gesture != null && last != null && gesture.equals(last.gesture());
    Draft first = before;
    if (goesOn && last != null) {
      first = last.before();
      done.pop();
    }
    undone.clear();
    open = true;
    if (!after.equals(first)) {
      done.push(new Change(first, after, words.of(first), gesture));
      if (done.size() > MOST) {
        done.removeLast();
      }
    }
  }

  /** What a change did, in words, given where it began. */
  interface Words {
    String of(Draft before);
  }

  /** Ends a gesture: what comes next is a change of its own. */
  void seal() {
    open = false;
  }

  /** The draft before the last change; null where there is none. */
  @Nullable Draft undo() {
    seal();
    Change last = done.poll();
    if (last == null) {
      return null;
    }
    undone.push(last);
    return last.before();
  }

  /** The draft after the change taken back last; null where there is none. */
  @Nullable Draft redo() {
    seal();
    Change next = undone.poll();
    if (next == null) {
      return null;
    }
    done.push(next);
    return next.after();
  }

  /** What would be taken back, or empty. */
  String undoWords() {
    Change last = done.peek();
    return last == null ? "" : last.words();
  }

  /** What would be made again, or empty. */
  String redoWords() {
    Change next = undone.peek();
    return next == null ? "" : next.words();
  }

  /** Rewrites every draft that is remembered. */
  void map(UnaryOperator<Draft> change) {
    map(done, change);
    map(undone, change);
  }

  private static void map(Deque<Change> changes, UnaryOperator<Draft> change) {
    List<Change> all = new ArrayList<>(changes);
    changes.clear();
    for (Change c : all) {
      changes.add(
          new Change(change.apply(c.before()), change.apply(c.after()), c.words(), c.gesture()));
    }
  }
}
