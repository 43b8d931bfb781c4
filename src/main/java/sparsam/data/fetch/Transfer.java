package sparsam.data.fetch;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import sparsam.data.Digest;
import sparsam.data.fetch.MirrorException.Kind;
import sparsam.system.WholeFile;

/**
 * One file on its way from one mirror.
 *
 * <p>What has come lies in a part file until the mirror has sent everything; a transfer that broke
 * off goes on behind it. The part file belongs to one address, as mirrors compress differently.
 * Here an {@link IOException} always means this machine's disk, and a {@link MirrorException} the
 * other side.
 */
public final class Transfer {
  private static final int ATTEMPTS = 4;

  /** A mirror that sends less than this within the stall timeout counts as silent. */
  private static final int LIVELY = 1024;

  private final HttpClient client;
  private final Timeouts timeouts;
  private final Published file;
  private final URI address;
  private final Path target;
  private final Path part;
  private final DownloadProgress progress;

  /**
   * How long to wait.
   *
   * @param connect for the connection
   * @param answer from the request to the answer's head
   * @param stall for the next bytes of the body
   */
  public record Timeouts(Duration connect, Duration answer, Duration stall) {
    public static final Timeouts USUAL =
        new Timeouts(Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofSeconds(30));
  }

  Transfer(
      HttpClient client,
      Timeouts timeouts,
      Published file,
      URI mirror,
      Path folder,
      DownloadProgress progress) {
    this.client = client;
    this.timeouts = timeouts;
    this.file = file;
    this.address = URI.create(mirror + file.remote());
    this.target = folder.resolve(file.name());
    String mark =
        Digest.sha256(address.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 8);
    this.part = folder.resolve(file.name() + "." + mark + ".part");
    this.progress = progress;
  }

  /**
   * Brings the file, uncompressed and checked, into its place.
   *
   * @throws MirrorException when the mirror does not give it; what has come is kept if it is good
   *     to go on from
   * @throws IOException when it cannot be written
   */
  void run() throws MirrorException, IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      long before = size();
      try {
        receive(before);
        putInPlace();
        Files.deleteIfExists(part);
        return;
      } catch (MirrorException e) {
        boolean again =
            switch (e.kind()) {
              case REFUSED -> false;
              case BROKEN -> size() > before;
              case WRONG -> {
                Files.deleteIfExists(part);
                // The fault may lie in what an earlier attempt left.
                yield before > 0;
              }
            };
        if (!again || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private long size() throws IOException {
    return Files.exists(part) ? Files.size(part) : 0;
  }

  private void receive(long have) throws MirrorException, IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
    }
    HttpResponse<Chunks> answer = answer(request.build());
    try (Chunks body = answer.body()) {
      switch (answer.statusCode()) {
        case 200 -> append(body, 0, length(answer));
        // Should the mirror send another range than was asked for, the check finds it.
        case 206 -> append(body, have, length(answer));
        case 416 -> {
          // Nothing lies behind what we have: the check tells whether that is the whole file.
          if (have == 0) {
            throw new MirrorException(Kind.REFUSED, "answers 416");
          }
        }
        default -> throw new MirrorException(Kind.REFUSED, "answers " + answer.statusCode());
      }
    }
  }

  private static long length(HttpResponse<?> answer) {
    return answer.headers().firstValueAsLong("Content-Length").orElse(-1);
  }

  private HttpResponse<Chunks> answer(HttpRequest request)
      throws MirrorException, InterruptedException {
    // The request's own timeout also counts the body from JDK 26 on, so it cannot be used.
    CompletableFuture<HttpResponse<Chunks>> pending = client.sendAsync(request, _ -> new Chunks());
    try {
      return pending.get(timeouts.answer().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new MirrorException(Kind.BROKEN, "does not answer", e);
    } catch (ExecutionException e) {
      throw new MirrorException(Kind.BROKEN, words(e.getCause()), e);
    } finally {
      pending.cancel(true);
    }
  }

  private static String words(@Nullable Throwable cause) {
    return switch (cause) {
      case HttpConnectTimeoutException _ -> "does not answer";
      case ConnectException e when e.getCause() instanceof UnresolvedAddressException ->
          "cannot be found";
      case ConnectException _ -> "cannot be reached";
      case null -> "fails";
      default -> "fails (" + cause.getMessage() + ")";
    };
  }

  /**
   * @param have where in the part file the body belongs
   * @param length of the body; −1 where the mirror does not say
   */
  private void append(Chunks body, long have, long length)
      throws MirrorException, IOException, InterruptedException {
    // What does not compress grows by less than a thousandth in gzip.
    long most = file.bytes() + file.bytes() / 1000 + 1024;
    long total = length < 0 ? -1 : have + length;
    long got = have;
    try (FileOutputStream out = new FileOutputStream(part.toFile(), have > 0)) {
      long deadline = System.nanoTime() + timeouts.stall().toNanos();
      long lively = got + LIVELY;
      while (true) {
        if (Math.max(got, total) > most) {
          throw new MirrorException(Kind.WRONG, "sends more than the file can hold");
        }
        List<ByteBuffer> piece = body.next(Duration.ofNanos(deadline - System.nanoTime()));
        if (piece == null) {
          return;
        }
        got += write(piece, out);
        progress.received(file.name(), got, total);
        if (got >= lively) {
          deadline = System.nanoTime() + timeouts.stall().toNanos();
          lively = got + LIVELY;
        }
      }
    }
  }

  private static int write(List<ByteBuffer> piece, OutputStream out) throws IOException {
    int written = 0;
    for (ByteBuffer buffer : piece) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      out.write(bytes);
      written += bytes.length;
    }
    return written;
  }

  private void putInPlace() throws MirrorException, IOException {
    WholeFile.<MirrorException>write(
        target,
        out -> {
          String flaw = file.flaw(part, out);
          if (flaw != null) {
            throw new MirrorException(Kind.WRONG, "sends " + flaw);
          }
        });
  }
}
