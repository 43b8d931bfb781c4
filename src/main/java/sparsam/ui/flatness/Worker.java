package sparsam.ui.flatness;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that answers questions. Only the newest counts: work that it has overtaken is told to
 * end. Begins with the first question.
 *
 * @param <Q> what is asked
 */
final class Worker<Q> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final Duration TO_STOP = Duration.ofSeconds(10);

  /** What the thread does. */
  interface Work<Q> {
    /**
     * Answers a question.
     *
     * @param goOn whether it is still wanted, to be asked often
     */
    void answer(Q question, BooleanSupplier goOn);

    /** Releases what it has at hand; called last. */
    void clear();
  }

  private final String name;
  private final Runnable courtesy;
  private final Work<Q> work;
  private final Object bell = new Object();
  private @Nullable Thread thread;
  private volatile @Nullable Q wanted;

  /** How many questions there were; the last one's number. */
  private volatile long asked;

  private volatile boolean closed;

  /**
   * @param courtesy what the thread does first, to give way to others
   * @param work done on that thread alone
   */
  Worker(String name, Runnable courtesy, Work<Q> work) {
    this.name = name;
    this.courtesy = courtesy;
    this.work = work;
  }

  /**
   * Asks a question in place of the one before.
   *
   * @param question null lets it rest
   */
  void ask(@Nullable Q question) {
    synchronized (bell) {
      wanted = question;
      asked++;
      if (thread == null && question != null && !closed) {
        thread = Thread.ofPlatform().daemon().name(name).start(this::serve);
      }
      bell.notifyAll();
    }
  }

  /** The last question; empty while it rests. */
  Optional<Q> wanted() {
    return Optional.ofNullable(wanted);
  }

  private void serve() {
    courtesy.run();
    try {
      long answered = 0;
      while (!closed) {
        synchronized (bell) {
          while (!closed && asked == answered) {
            bell.wait();
          }
          answered = asked;
        }
        Q next = wanted;
        if (next != null && !closed) {
          long number = answered;
          work.answer(next, () -> !closed && asked == number);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      work.clear();
    }
  }

  /** What went wrong, in one sentence. */
  static String sentence(Throwable e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }

  /** Ends the thread; returns when that is done. */
  @Override
  public void close() {
    Thread ending;
    synchronized (bell) {
      closed = true;
      ending = thread;
      bell.notifyAll();
    }
    try {
      if (ending != null && !ending.join(TO_STOP)) {
        LOG.warn("{} did not stop within {} s", name, TO_STOP.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
