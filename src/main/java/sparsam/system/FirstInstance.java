package sparsam.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * A window among the person's starts of the program: the first one holds a lock and listens at a
 * socket of this computer; a later one hands over what it was to open, and ends.
 *
 * <p>The message is {@code sparsam 1}, a line break and the file's absolute path, or nothing where
 * the window shall only come to the front; the answer is {@code ok}. Whatever stands in the way (a
 * folder that cannot be written, a first one that hangs, is of another version or does not answer)
 * costs no more than a second window.
 */
public final class FirstInstance implements AutoCloseable {
  private static final String GREETING = "sparsam 1\n";
  private static final String TAKEN = "ok";
  private static final String REFUSED = "no";

  /** How long a second start tries before it opens a window of its own. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Within which the first one's window must take what it is handed, or it hangs. */
  private static final Duration HANGS = Duration.ofSeconds(2);

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(10);

  private final @Nullable Listener listener;

  private FirstInstance(@Nullable Listener listener) {
    this.listener = listener;
  }

  /**
   * Finds out whether this start is the first.
   *
   * @param folder where they meet; made where it is not there
   * @param subject starts with the same one meet each other
   * @param file the absolute path of what is to be opened, or empty
   * @return empty where the first one has taken the file: there is nothing left to do
   */
  public static Optional<FirstInstance> meet(Path folder, String subject, String file) {
    return meet(folder, subject, file, PATIENCE, HANGS);
  }

  static Optional<FirstInstance> meet(
      Path folder, String subject, String file, Duration patience, Duration hangs) {
    try {
      MeetingPlace place = MeetingPlace.in(folder, subject);
      long end = System.nanoTime() + patience.toNanos();
      while (true) {
        Listener first = Listener.at(place, hangs);
        if (first != null) {
          return Optional.of(new FirstInstance(first));
        }
        String answer = ask(place, file, end);
        if (answer.equals(TAKEN)) {
          return Optional.empty();
        }
        if (!answer.isEmpty()) {
          throw new IOException("the first one answers " + answer);
        }
        if (System.nanoTime() > end) {
          throw new IOException("the first one does not answer");
        }
        // It may be about to listen, or to end.
        Thread.sleep(BETWEEN_TRIES);
      }
    } catch (IOException | UnsupportedOperationException e) {
      // Not held in a field: a start that only hands over need not load the log.
      LoggerFactory.getLogger(FirstInstance.class)
          .warn("This window does not know of others: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.of(new FirstInstance(null));
  }

  /** What the first one answers; empty where it does not. */
  private static String ask(MeetingPlace place, String file, long end) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      closeLater(channel, Duration.ofNanos(end - System.nanoTime()));
      channel.connect(UnixDomainSocketAddress.of(place.socket()));
      Message.send(channel, GREETING + file);
      return Message.receive(channel);
    } catch (IOException _) {
      return "";
    }
  }

  /** Ends what waits on a channel when its time is over. */
  private static void closeLater(SocketChannel channel, Duration time) {
    CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS)
        .execute(
            () -> {
              try {
                channel.close();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  /**
   * From now on, later starts' files are opened, and those of the starts until now.
   *
   * @param screen runs work on the window's thread
   * @param opener takes a file's absolute path, or empty where the window shall come to the front
   */
  public void listen(Executor screen, Consumer<String> opener) {
    if (listener != null) {
      listener.handOver(screen, opener);
    }
  }

  /** The next start is the first. */
  @Override
  public void close() {
    if (listener != null) {
      listener.close();
    }
  }

  /** The first one's lock and socket. */
  private static final class Listener {
    private final MeetingPlace place;
    private final FileChannel lock;
    private final ServerSocketChannel socket;
    private final Duration hangs;

    /** What came before there was a window. */
    private final List<String> early = new ArrayList<>();

    private @Nullable Window window;

    private record Window(Executor screen, Consumer<String> opener) {}

    private Listener(
        MeetingPlace place, FileChannel lock, ServerSocketChannel socket, Duration hangs) {
      this.place = place;
      this.lock = lock;
      this.socket = socket;
      this.hangs = hangs;
    }

    /** Null where another one holds the lock. */
    @SuppressWarnings("resource") // The listener closes both.
    static @Nullable Listener at(MeetingPlace place, Duration hangs) throws IOException {
      FileChannel lock =
          FileChannel.open(place.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        if (lock.tryLock() == null) {
          lock.close();
          return null;
        }
      } catch (OverlappingFileLockException _) {
        lock.close();
        return null;
      } catch (IOException e) {
        lock.close();
        throw e;
      }
      ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        // Of one that was killed: the lock says that nobody listens there.
        Files.deleteIfExists(place.socket());
        socket.bind(UnixDomainSocketAddress.of(place.socket()));
      } catch (IOException e) {
        socket.close();
        lock.close();
        throw e;
      }
      Listener listener = new Listener(place, lock, socket, hangs);
      Thread.ofPlatform().daemon().name("sparsam-meeting").start(listener::run);
      return listener;
    }

    private void run() {
      try {
        while (true) {
          SocketChannel caller = socket.accept();
          Thread.ofVirtual().start(() -> answer(caller));
        }
      } catch (ClosedChannelException _) {
        // The window is closed.
      } catch (IOException e) {
        LoggerFactory.getLogger(FirstInstance.class).warn("No start is met any more", e);
        close();
      }
    }

    private void answer(SocketChannel caller) {
      try (caller) {
        closeLater(caller, hangs.multipliedBy(2));
        String message = Message.receive(caller);
        boolean taken = message.startsWith(GREETING) && take(message.substring(GREETING.length()));
        Message.send(caller, taken ? TAKEN : REFUSED);
      } catch (IOException _) {
        // The caller opens a window of its own.
      }
    }

    /** Whether the window has taken the file; where not, it never will. */
    private boolean take(String file) {
      Window to;
      synchronized (this) {
        to = window;
        if (to == null) {
          return early.add(file);
        }
      }
      CompletableFuture<Boolean> taken = new CompletableFuture<>();
      to.screen.execute(
          () -> {
            if (taken.complete(true)) {
              to.opener.accept(file);
            }
          });
      return taken.completeOnTimeout(false, hangs.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    synchronized void handOver(Executor screen, Consumer<String> opener) {
      window = new Window(screen, opener);
      early.forEach(file -> screen.execute(() -> opener.accept(file)));
      early.clear();
    }

    synchronized void close() {
      try (lock;
          socket) {
        if (socket.isOpen()) {
          socket.close();
          // Before the lock is free, for then the file is the next one's.
          Files.deleteIfExists(place.socket());
        }
      } catch (IOException e) {
        LoggerFactory.getLogger(FirstInstance.class).warn("{} stays", place.socket(), e);
      }
    }
  }
}
