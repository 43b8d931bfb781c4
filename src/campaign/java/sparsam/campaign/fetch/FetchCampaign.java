package sparsam.campaign.fetch;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import sparsam.campaign.About;
import sparsam.campaign.Campaign;
import sparsam.campaign.Outcome;
import sparsam.campaign.Trial;
import sparsam.data.DataException;
import sparsam.data.Digest;
import sparsam.data.fetch.DownloadProgress;
import sparsam.data.fetch.Downloader;
import sparsam.data.fetch.Fetchable;
import sparsam.data.fetch.Mirror;
import sparsam.data.fetch.Mirror.Answer;
import sparsam.data.fetch.Proxies;
import sparsam.data.fetch.Published;
import sparsam.data.fetch.Transfer.Timeouts;
import sparsam.system.WholeFile;

/**
 * A set of some files from mirrors that answer by chance: cut at every tenth of the way, another
 * file, a redirect elsewhere, silence; asked again and again until they have nothing bad left, in a
 * folder on which something may lie in the way, by a person who may interrupt.
 */
public final class FetchCampaign implements Campaign {
  private static final int QUICK = 20;
  private static final int WHOLE = 2_000;
  private static final int LONGEST = 60_000;
  private static final int MOST_BAD_ANSWERS = 8;

  /** Every bad answer could end a call of its own. */
  private static final int MOST_CALLS = 40;

  private static final byte[] PAGE = "<html>Please log in</html>".getBytes(StandardCharsets.UTF_8);

  private static final String PROXY_HOST = "http.proxyHost";
  private static final String PROXY_PORT = "http.proxyPort";
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Timeouts IMPATIENT = new Timeouts(LONG, Duration.ofSeconds(2), SHORT);
  private static final Timeouts PATIENT = new Timeouts(LONG, LONG, LONG);

  @Override
  public About about() {
    return new About(
        "offline",
        "gone on with or refused; never a file under its name that is not the right one",
        QUICK,
        WHOLE);
  }

  /** Files as they were published, under a name. */
  private record Wanted(List<Published> files, List<URI> mirrors) implements Fetchable {
    @Override
    public String name() {
      return "some-set";
    }

    @Override
    public String byHand() {
      return "its files";
    }
  }

  @Override
  public Outcome trial(Trial trial) throws Exception {
    SplittableRandom random = trial.random();
    Map<String, byte[]> right = new HashMap<>();
    Map<String, byte[]> sent = new HashMap<>();
    List<Published> files = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      byte[] content = new byte[random.nextInt(LONGEST)];
      random.nextBytes(content);
      String name = "file-" + i;
      right.put(name, content);
      String digest = Digest.sha256(content);
      if (random.nextBoolean()) {
        files.add(Published.unpacked(name, digest, content.length));
        sent.put(name + ".gz", packed(content));
      } else {
        files.add(Published.whole(name, digest, content.length));
        sent.put(name, content);
      }
    }
    try (Mirror one = new Mirror(sent);
        Mirror other = new Mirror(sent);
        Mirror elsewhere = new Mirror(Map.of()).always(Mirror.content(new byte[] {1, 2, 3}))) {
      for (Mirror mirror : List.of(one, other)) {
        for (int i = random.nextInt(MOST_BAD_ANSWERS + 1); i > 0; i--) {
          mirror.first(bad(random, mirror, elsewhere));
        }
      }
      if (random.nextInt(4) == 0) {
        return throughProxy(one, files, right, trial, random);
      }
      List<URI> mirrors =
          random.nextBoolean() ? List.of(one.address()) : List.of(one.address(), other.address());
      return fetch(new Wanted(files, mirrors), right, trial.folder().resolve("data"), random);
    }
  }

  /** The mirror's name is known to the proxy alone, which breaks as mirrors do. */
  private static Outcome throughProxy(
      Mirror proxy,
      List<Published> files,
      Map<String, byte[]> right,
      Trial trial,
      SplittableRandom random)
      throws IOException, InterruptedException {
    System.setProperty(PROXY_HOST, proxy.address().getHost());
    System.setProperty(PROXY_PORT, Integer.toString(proxy.address().getPort()));
    try {
      List<URI> mirrors = List.of(URI.create("http://mirror.invalid/"));
      return fetch(new Wanted(files, mirrors), right, trial.folder().resolve("data"), random);
    } finally {
      System.clearProperty(PROXY_HOST);
      System.clearProperty(PROXY_PORT);
    }
  }

  private static byte[] packed(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static Answer bad(SplittableRandom random, Mirror mirror, Mirror elsewhere) {
    int tenth = random.nextInt(10);
    return switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> (request, file) -> cut(request, file, tenth);
      case 4 -> (request, file) -> mirror.silentAfter(file.length * tenth / 10).to(request, file);
      case 5 -> Mirror.status(new int[] {403, 404, 416, 500, 503, 204, 304}[random.nextInt(7)]);
      case 6 -> (request, _) -> redirect(request, elsewhere.address());
      case 7 -> (request, _) -> redirect(request, URI.create("ftp://127.0.0.1/"));
      case 8 -> Mirror::ignoringRange;
      case 9 -> (request, file) -> Mirror.content(flipped(file)).to(request, file);
      case 10 -> (request, file) -> Mirror.sendRange(request, file, file.length / 2);
      default -> Mirror.content(PAGE);
    };
  }

  /** Ends the connection after some tenths of what was asked for. */
  private static void cut(HttpExchange request, byte[] file, int tenths) throws IOException {
    String range = request.getRequestHeaders().getFirst("Range");
    int from =
        range == null
            ? 0
            : Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
    if (from >= file.length) {
      request.sendResponseHeaders(416, -1);
      return;
    }
    if (from > 0) {
      request
          .getResponseHeaders()
          .set("Content-Range", "bytes " + from + "-" + (file.length - 1) + "/" + file.length);
    }
    request.sendResponseHeaders(from > 0 ? 206 : 200, file.length - from);
    request.getResponseBody().write(file, from, (file.length - from) * tenths / 10);
    request.getResponseBody().flush();
  }

  private static void redirect(HttpExchange request, URI to) throws IOException {
    request.getResponseHeaders().set("Location", to + "file");
    request.sendResponseHeaders(302, -1);
  }

  private static byte[] flipped(byte[] file) {
    byte[] other = file.clone();
    if (other.length > 0) {
      other[other.length / 2] ^= 1;
    }
    return other;
  }

  private static Outcome fetch(
      Wanted set, Map<String, byte[]> right, Path folder, SplittableRandom random)
      throws IOException, InterruptedException {
    boolean blocked = random.nextInt(8) == 0;
    if (blocked) {
      Files.writeString(folder, "a file where the folder is to be");
    }
    for (int call = 1; call <= MOST_CALLS; call++) {
      Downloader downloader =
          new Downloader(call < MOST_CALLS / 2 ? IMPATIENT : PATIENT, Proxies.standard());
      Optional<String> refusal = call(downloader, set, folder, random);
      Optional<String> wrong = wrong(folder, right, refusal.isEmpty());
      if (wrong.isPresent()) {
        return Outcome.fault(
            String.format(Locale.ROOT, "after call %d (%s): %s", call, refusal, wrong.get()));
      }
      if (refusal.isEmpty()) {
        return Outcome.held(call == 1 ? "at once" : "gone on with");
      }
      if (!refusal.get().contains(" ") || refusal.get().contains("Exception")) {
        return Outcome.fault("no sentence: " + refusal.get());
      }
      if (blocked) {
        Files.deleteIfExists(folder);
        blocked = false;
      }
    }
    return Outcome.fault("never there, though the mirrors had nothing bad left");
  }

  /** Why it did not come; empty where it did. A person may have interrupted. */
  private static Optional<String> call(
      Downloader downloader, Wanted set, Path folder, SplittableRandom random)
      throws InterruptedException {
    boolean impatient = random.nextInt(6) == 0;
    long millis = random.nextInt(60);
    String[] refusal = new String[1];
    Thread thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    downloader.fetch(set, folder, new Quiet());
                  } catch (DataException e) {
                    refusal[0] = e.getMessage();
                  } catch (InterruptedException _) {
                    refusal[0] = "it was interrupted";
                  } catch (RuntimeException e) {
                    refusal[0] = e.toString();
                  }
                });
    if (impatient) {
      thread.join(millis);
      thread.interrupt();
    }
    thread.join();
    return Optional.ofNullable(refusal[0]);
  }

  private static final class Quiet implements DownloadProgress {
    @Override
    public void received(String name, long bytes, long total) {}

    @Override
    public void mirrorFailed(String reason) {}
  }

  /** What lies in the folder and should not; or lacks, where all is said to be there. */
  private static Optional<String> wrong(Path folder, Map<String, byte[]> right, boolean done)
      throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          String name = String.valueOf(file.getFileName());
          byte[] wanted = right.get(name);
          if (wanted != null && !Arrays.equals(wanted, Files.readAllBytes(file))) {
            return Optional.of(name + " is not the right one");
          }
          if (wanted == null && WholeFile.unfinished(name).isPresent()) {
            return Optional.of(name + " is half there");
          }
          if (wanted == null && done && !name.equals(".lock")) {
            return Optional.of(name + " is left");
          }
        }
      }
    }
    for (String name : right.keySet()) {
      if (done && !Files.exists(folder.resolve(name))) {
        return Optional.of(name + " is missing");
      }
    }
    return Optional.empty();
  }
}
