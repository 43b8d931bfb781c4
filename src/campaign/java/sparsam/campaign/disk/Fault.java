package sparsam.campaign.disk;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a disk does from one of its writes on, counted from 0 over all threads. */
final class Fault {
  /** A pause that a person notices, and no program should. */
  private static final Duration SLOW = Duration.ofMillis(30);

  /** Ways of failing. */
  enum Way {
    /** No byte more is taken, and no file; what is there can be read, removed and renamed. */
    FULL("No space left on device"),
    /** One write fails and no other: a cable that is loose. */
    ONCE("Input/output error"),
    /** Nothing can be changed any more. */
    READ_ONLY("Read-only file system"),
    /** Nothing can be read or changed any more. */
    GONE("Transport endpoint is not connected"),
    /** Every write takes its time, and is done. */
    SLOW("");

    private final String reason;

    Way(String reason) {
      this.reason = reason;
    }

    /** What the system calls it. */
    String reason() {
      return reason;
    }
  }

  /** What a program asks of a disk. */
  enum Deed {
    /** Bytes, or a new entry in a folder. */
    PUT,
    /** What needs no room. */
    CHANGE,
    READ
  }

  private final Path root;
  private @Nullable Way way;
  private long first;
  private long writes;

  /**
   * @param root what lies elsewhere is spared
   */
  Fault(Path root) {
    this.root = root;
  }

  /** From a write on it is so. */
  synchronized void set(Way way, long first) {
    this.way = way;
    this.first = first;
    this.writes = 0;
  }

  /**
   * All is well again.
   *
   * @return how many writes there were since {@link #set}
   */
  synchronized long end() {
    way = null;
    return writes;
  }

  /**
   * Something is done to a file.
   *
   * @throws IOException where it fails
   */
  void on(Path path, Deed deed) throws IOException {
    if (path.toAbsolutePath().startsWith(root)) {
      Way now = now(deed);
      if (now == Way.SLOW) {
        pause();
      } else if (now != null) {
        throw new FileSystemException(path.toString(), null, now.reason);
      }
    }
  }

  /** How it goes wrong; null where it does not. */
  private synchronized @Nullable Way now(Deed deed) {
    Way now = way;
    if (now == null) {
      return null;
    }
    long number = deed == Deed.READ ? writes - 1 : writes++;
    boolean fails =
        switch (now) {
          case FULL -> number >= first && deed == Deed.PUT;
          case ONCE -> number == first && deed != Deed.READ;
          case READ_ONLY, SLOW -> number >= first && deed != Deed.READ;
          case GONE -> number >= first;
        };
    return fails ? now : null;
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(SLOW);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
