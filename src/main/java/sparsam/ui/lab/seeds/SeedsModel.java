package sparsam.ui.lab.seeds;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import sparsam.recipe.Recipe;
import sparsam.result.TimeLeft;
import sparsam.sweep.Sweep;
import sparsam.sweep.work.SweepMonitor;
import sparsam.text.Strings;
import sparsam.ui.lab.seeds.SeedService.Work;

/**
 * Under how many seeds the recipe is trained: how many are wanted, how far those of the run shown
 * are, what they say.
 */
public final class SeedsModel {
  /**
   * A run whose seeds are meant.
   *
   * @param refusal why it can have none, in one sentence; or empty
   */
  public record Subject(Recipe recipe, Path folder, String refusal) {}

  private final Strings strings;
  private final SeedService service;
  private final Executor worker;
  private final Executor screen;
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("1");
  private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable SeedFindings> findings =
      new ReadOnlyObjectWrapper<>(null);
  private @Nullable Subject subject;
  private @Nullable Work work;
  private TimeLeft left = new TimeLeft();
  private int wanted = 1;

  /** Seeds that the run shown has by now. */
  private int there;

  private int seen;
  private boolean looking;

  /** Why the last that went on could not; or empty. */
  private String trouble = "";

  /**
   * @param worker runs work beside the window's thread
   * @param screen runs work on it
   */
  public SeedsModel(Strings strings, SeedService service, Executor worker, Executor screen) {
    this.strings = strings;
    this.service = service;
    this.worker = worker;
    this.screen = screen;
    refresh();
  }

  /** Takes what was typed; what is no number of seeds is refused in a sentence. */
  public void type(String typed) {
    int number;
    try {
      number = Integer.parseInt(typed.strip());
    } catch (NumberFormatException _) {
      number = 0;
    }
    if (number < 1 || number > Sweep.MOST_SEEDS) {
      error.set(strings.get("seeds.refused", typed.strip(), Sweep.MOST_SEEDS));
    } else {
      error.set("");
      wanted = number;
      text.set(Integer.toString(number));
    }
    refresh();
  }

  /** Back to the last number that was one. */
  public void restore() {
    error.set("");
    text.set(Integer.toString(wanted));
    refresh();
  }

  /**
   * Turns to a run that has ended, and finds what seeds it has.
   *
   * @param next null for none, as while a run is under way
   */
  public void show(@Nullable Subject next) {
    halt();
    subject = next;
    findings.set(null);
    there = 0;
    trouble = "";
    if (next != null && next.refusal().isEmpty()) {
      worker.execute(
          () -> {
            int known = service.there(next.recipe(), next.folder());
            Optional<SeedFindings> found =
                known == 0 ? Optional.empty() : service.look(next.recipe(), next.folder(), known);
            screen.execute(
                () -> {
                  if (next.equals(subject) && work == null) {
                    there = known;
                    found.ifPresent(findings::set);
                    refresh();
                  }
                });
          });
    }
    refresh();
  }

  /** A run has ended: its seeds follow where several are wanted. */
  public void follow(Subject ended) {
    show(ended);
    if (wanted > 1) {
      train();
    }
  }

  /** Trains what is missing of the seeds that are wanted. */
  public void train() {
    Subject now = subject;
    if (now == null || !now.refusal().isEmpty() || wanted < 2 || work != null) {
      return;
    }
    there = Math.max(there, wanted);
    trouble = "";
    seen = -1;
    left = new TimeLeft();
    work = service.train(now.recipe(), now.folder(), there);
    refresh();
  }

  /** Ends what goes on; what has been trained stays. */
  public void stop() {
    service.stop();
  }

  private void halt() {
    service.stop();
    work = null;
  }

  /** Looks at what goes on; called once a pulse. */
  public void poll() {
    Work now = work;
    Subject of = subject;
    if (now == null || of == null) {
      return;
    }
    SweepMonitor monitor = now.monitor();
    if (monitor != null) {
      left.look(monitor.fraction(), true);
      int ended = monitor.outcomes().size();
      if (ended != seen && !looking) {
        seen = ended;
        look(of);
      }
    }
    if (now.ended() && !looking) {
      work = null;
      trouble = now.trouble();
      look(of);
      refresh();
    } else {
      refresh();
    }
  }

  private void look(Subject of) {
    looking = true;
    int seeds = there;
    worker.execute(
        () -> {
          Optional<SeedFindings> found = service.look(of.recipe(), of.folder(), seeds);
          screen.execute(
              () -> {
                looking = false;
                if (of.equals(subject)) {
                  found.ifPresent(findings::set);
                  if (work == null) {
                    refresh();
                  }
                }
              });
        });
  }

  private void refresh() {
    Subject now = subject;
    working.set(work != null);
    SeedFindings known = findings.get();
    int whole = known == null ? 0 : known.seeds();
    ready.set(
        work == null
            && now != null
            && now.refusal().isEmpty()
            && error.get().isEmpty()
            && wanted > 1
            && Math.max(wanted, there) > whole);
    status.set(words(now, whole));
  }

  private String words(@Nullable Subject now, int whole) {
    if (!error.get().isEmpty()) {
      return "";
    }
    Work going = work;
    if (going != null) {
      SweepMonitor monitor = going.monitor();
      if (monitor == null) {
        return strings.get("seeds.begun");
      }
      String time = left.words();
      String done = strings.get("seeds.working", monitor.outcomes().size(), monitor.tasks(), there);
      return time.isEmpty() ? done : strings.get("seeds.left", done, time);
    }
    if (!trouble.isEmpty()) {
      return trouble;
    }
    if (now != null && wanted > 1 && !now.refusal().isEmpty()) {
      return now.refusal();
    }
    if (whole > 1 && whole < wanted) {
      return strings.get("seeds.more", whole, wanted - whole);
    }
    if (whole > 1) {
      return strings.get("seeds.there", whole);
    }
    return wanted > 1
        ? strings.get(now == null ? "seeds.next" : "seeds.now", wanted)
        : strings.get("seeds.one");
  }

  /** How many are wanted. */
  public ReadOnlyStringProperty text() {
    return text.getReadOnlyProperty();
  }

  /** Why what was typed is no number of seeds; one sentence, or empty. */
  public ReadOnlyStringProperty error() {
    return error.getReadOnlyProperty();
  }

  /** What is to be known of them, in one sentence. */
  public ReadOnlyStringProperty status() {
    return status.getReadOnlyProperty();
  }

  /** Whether some are trained at this moment. */
  public ReadOnlyBooleanProperty working() {
    return working.getReadOnlyProperty();
  }

  /** Whether there is something to train for the run shown. */
  public ReadOnlyBooleanProperty ready() {
    return ready.getReadOnlyProperty();
  }

  /** What the seeds of the run shown say by now; null where it has none. */
  public ReadOnlyObjectProperty<@Nullable SeedFindings> findings() {
    return findings.getReadOnlyProperty();
  }
}
