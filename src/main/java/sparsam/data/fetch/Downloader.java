package sparsam.data.fetch;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataException;
import sparsam.data.fetch.MirrorException.Kind;
import sparsam.data.fetch.Proxies.ProxyException;
import sparsam.data.fetch.Transfer.Timeouts;

/** Brings a set's files from its mirrors into a folder. */
public final class Downloader {
  private final Timeouts timeouts;
  private final Proxies proxies;

  public Downloader(Timeouts timeouts, Proxies proxies) {
    this.timeouts = timeouts;
    this.proxies = proxies;
  }

  /**
   * Downloads what is not there yet or is damaged, from the first mirror that gives it. A file
   * takes its place only when it is whole; what came of an unfinished one is kept, and the next
   * call goes on behind it.
   *
   * @throws InterruptedException when the thread is interrupted, which is how to cancel
   * @throws DataException when no mirror gives a file, or the folder cannot be written
   */
  public void fetch(Fetchable set, Path folder, DownloadProgress progress)
      throws DataException, InterruptedException {
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = lock(channel)) {
        if (lock == null) {
          throw new DataException(
              "%s is being downloaded into %s already: wait for that to end."
                  .formatted(set.name(), folder));
        }
        fetchLocked(set, folder, progress);
      }
    } catch (ClosedByInterruptException e) {
      Thread.interrupted();
      throw new InterruptedException();
    } catch (IOException e) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s cannot be written into %s (%s): name a folder that can be written and has %d MB"
                  + " free.",
              set.name(),
              folder,
              DataException.reason(e),
              room(set)),
          e);
    }
  }

  /** Megabytes, rounded up to tens, with room for a part file. */
  private static long room(Fetchable set) {
    long bytes = set.files().stream().mapToLong(Published::bytes).sum();
    return Math.ceilDiv(bytes * 11 / 10, 10_000_000L) * 10;
  }

  /** Null where someone else, in this program or another, holds it. */
  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private void fetchLocked(Fetchable set, Path folder, DownloadProgress progress)
      throws DataException, IOException, InterruptedException {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .proxy(proxies)
            .connectTimeout(timeouts.connect());
    proxies.authenticator().ifPresent(builder::authenticator);
    HttpClient client = builder.build();
    try {
      for (Published file : set.files()) {
        if (!isThere(file, folder)) {
          fetch(set, file, folder, client, progress);
        }
      }
    } finally {
      client.shutdownNow();
    }
  }

  private static boolean isThere(Published file, Path folder) throws IOException {
    Optional<Path> found = file.find(folder);
    return found.isPresent() && file.flaw(found.get(), OutputStream.nullOutputStream()) == null;
  }

  private void fetch(
      Fetchable set, Published file, Path folder, HttpClient client, DownloadProgress progress)
      throws DataException, IOException, InterruptedException {
    List<String> said = new ArrayList<>();
    for (URI mirror : set.mirrors()) {
      try {
        usable(mirror);
        new Transfer(client, timeouts, file, mirror, folder, progress).run();
        removeParts(file, folder);
        return;
      } catch (MirrorException e) {
        String reason = mirror.getAuthority() + " " + e.getMessage() + through(mirror, e);
        said.add(reason);
        progress.mirrorFailed(reason);
      }
    }
    throw new DataException(
        ("%s of %s could not be downloaded (%s): try again later, which goes on where this broke"
                + " off, or put %s into %s by hand.")
            .formatted(file.name(), set.name(), String.join("; ", said), set.byHand(), folder));
  }

  private void usable(URI mirror) throws MirrorException {
    try {
      proxies.to(mirror);
    } catch (ProxyException e) {
      throw new MirrorException(Kind.REFUSED, "cannot be asked: " + e.getMessage(), e);
    }
  }

  /** What stands between here and a mirror, to follow what went wrong there. */
  private String through(URI mirror, MirrorException e) {
    try {
      String hint =
          String.valueOf(e.getMessage()).contains("407")
              ? ", which wants a user and a password: http://user:password@host:port"
              : "";
      return proxies.to(mirror).map(proxy -> " through the proxy " + proxy + hint).orElse("");
    } catch (ProxyException unusable) {
      return ""; // The transfer's own words.
    }
  }

  /** Mirrors that broke off before another gave the file have left theirs. */
  private static void removeParts(Published file, Path folder) throws IOException {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, file.name() + ".*.part")) {
      for (Path part : parts) {
        Files.delete(part);
      }
    }
  }
}
