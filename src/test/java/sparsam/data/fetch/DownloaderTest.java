package sparsam.data.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sparsam.data.DataException;
import sparsam.data.DataSets;
import sparsam.data.Digest;
import sparsam.data.IdxFiles;
import sparsam.data.Normalization;
import sparsam.data.WholeSet;
import sparsam.data.fetch.Transfer.Timeouts;

/** A set of four small files, and two mirrors of which the first breaks in every way. */
@Timeout(60)
class DownloaderTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(700);

  /** For servers that are to be waited for. */
  private static final Timeouts PATIENT = new Timeouts(LONG, LONG, LONG);

  /** For servers that do not answer. */
  private static final Timeouts IMPATIENT = new Timeouts(LONG, SHORT, SHORT);

  /** For servers that stop in the middle: what they sent must be here before, on any machine. */
  private static final Timeouts ATTENTIVE = new Timeouts(LONG, LONG, Duration.ofSeconds(4));

  private static final List<String> NAMES =
      List.of(
          "train-images-idx3-ubyte",
          "train-labels-idx1-ubyte",
          "t10k-images-idx3-ubyte",
          "t10k-labels-idx1-ubyte");

  /** The file on which mirrors break: the first to be asked for. */
  private static final String FIRST = NAMES.getFirst();

  @TempDir Path home;
  private Path folder;
  private Path target;

  /** Uncompressed, by name; random, so that a part of the gzip file is a part of the content. */
  private final Map<String, byte[]> files = new HashMap<>();

  private final Map<String, byte[]> packed = new HashMap<>();
  private int length;
  private Mirror first;
  private Mirror second;
  private final List<String> failures = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    folder = home.resolve("small");
    target = folder.resolve(FIRST);
    Random random = new Random(1);
    for (String name : NAMES) {
      byte[] content = new byte[name.equals(FIRST) ? 200_000 : 3_000];
      random.nextBytes(content);
      files.put(name, content);
      packed.put(name + ".gz", IdxFiles.gzip(content));
    }
    length = packed(FIRST).length;
    first = new Mirror(packed);
    second = new Mirror(packed);
  }

  @AfterEach
  void stop() {
    first.close();
    second.close();
  }

  private byte[] packed(String name) {
    return Objects.requireNonNull(packed.get(name + ".gz"));
  }

  private Published published(String name) {
    byte[] content = Objects.requireNonNull(files.get(name));
    return Published.unpacked(name, Digest.sha256(content), content.length);
  }

  private WholeSet set(URI... mirrors) {
    return new WholeSet(
        "small",
        "",
        "",
        Normalization.MNIST,
        published(NAMES.get(0)),
        published(NAMES.get(1)),
        published(NAMES.get(2)),
        published(NAMES.get(3)),
        List.of(mirrors));
  }

  private void fetch(Timeouts timeouts, DownloadProgress progress)
      throws DataException, InterruptedException {
    WholeSet set = set(first.address(), second.address());
    Path where = new DataSets(home, List.of(set), timeouts).fetch("small", null, progress);
    assertEquals(folder, where);
  }

  private void fetch(Timeouts timeouts) throws DataException, InterruptedException {
    fetch(
        timeouts,
        new DownloadProgress() {
          @Override
          public void received(String file, long bytes, long total) {}

          @Override
          public void mirrorFailed(String reason) {
            failures.add(reason);
          }
        });
  }

  private void assertWhole() throws IOException {
    for (String name : NAMES) {
      assertArrayEquals(files.get(name), Files.readAllBytes(folder.resolve(name)), name);
    }
    try (Stream<Path> all = Files.list(folder)) {
      assertEquals(
          Stream.concat(NAMES.stream(), Stream.of(".lock")).sorted().toList(),
          all.map(path -> path.getFileName().toString()).sorted().toList());
    }
  }

  private void assertNothingInPlace() throws IOException {
    for (String name : NAMES) {
      assertFalse(Files.exists(folder.resolve(name)), name);
    }
    assertFalse(Files.exists(folder.resolve(FIRST + ".tmp")));
  }

  /** The one part file, of the first file from the first mirror. */
  private Path part() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> parts = all.filter(path -> path.toString().endsWith(".part")).toList();
      assertEquals(1, parts.size(), parts.toString());
      return parts.getFirst();
    }
  }

  /** Leaves a part file as a transfer does that broke off after so many bytes. */
  private Path leavePart(int bytes) throws Exception {
    first.first(Mirror.cutAfter(bytes), Mirror.status(404));
    second.first(Mirror.status(404));
    assertThrows(DataException.class, () -> fetch(PATIENT));
    failures.clear();
    assertArrayEquals(
        Arrays.copyOf(packed(FIRST), bytes), Files.readAllBytes(part()), "what has come is kept");
    assertNothingInPlace();
    return part();
  }

  private String lastRequest(Mirror mirror) {
    return mirror.requests().stream()
        .filter(request -> request.contains(FIRST))
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  /** As CIFAR's authors publish it: one packed file, known by its MD5. */
  @Test
  void an_archive_is_kept_as_it_is_sent_and_goes_on_where_it_broke_off() throws Exception {
    byte[] archive = IdxFiles.gzip(Objects.requireNonNull(files.get(FIRST)));
    packed.put("set.tar.gz", archive);
    Digest sum = Digest.like("0".repeat(32));
    sum.update(archive, archive.length);
    Published file = Published.whole("set.tar.gz", sum.hex(), archive.length);
    first.first(Mirror.cutAfter(archive.length / 2));
    Fetchable set = fetchable(file);
    new Downloader(PATIENT, Proxies.standard()).fetch(set, folder, (_, _, _) -> {});
    assertArrayEquals(archive, Files.readAllBytes(folder.resolve("set.tar.gz")));
    assertEquals(
        List.of("/set.tar.gz", "/set.tar.gz bytes=" + archive.length / 2 + "-"), first.requests());
    Published other = Published.whole("set.tar.gz", "0".repeat(32), archive.length);
    assertThrows(
        DataException.class,
        () ->
            new Downloader(PATIENT, Proxies.standard())
                .fetch(fetchable(other), folder, (_, _, _) -> {}));
  }

  private Fetchable fetchable(Published file) {
    return new Fetchable() {
      @Override
      public String name() {
        return "set";
      }

      @Override
      public List<Published> files() {
        return List.of(file);
      }

      @Override
      public List<URI> mirrors() {
        return List.of(first.address());
      }

      @Override
      public String byHand() {
        return "set.tar.gz";
      }
    };
  }

  @Test
  void good_mirrors_give_the_set() throws Exception {
    fetch(PATIENT);
    assertWhole();
    assertEquals(NAMES.stream().map(name -> "/" + name + ".gz").toList(), first.requests());
    assertEquals(List.of(), second.requests());
    assertEquals(List.of(), failures);
  }

  @Test
  void progress_runs_from_the_first_byte_to_the_last() throws Exception {
    Map<String, List<Long>> seen = new HashMap<>();
    fetch(
        PATIENT,
        (file, bytes, total) -> {
          assertEquals(packed(file).length, total);
          seen.computeIfAbsent(file, _ -> new ArrayList<>()).add(bytes);
        });
    for (String name : NAMES) {
      List<Long> bytes = seen.getOrDefault(name, List.of());
      assertEquals(bytes.stream().sorted().distinct().toList(), bytes);
      assertEquals(packed(name).length, bytes.getLast());
    }
    assertTrue(seen.getOrDefault(FIRST, List.of()).size() > 5);
  }

  @Test
  void a_mirror_may_send_the_file_uncompressed() throws Exception {
    first.always(
        (request, _) -> {
          String name = request.getRequestURI().getPath().substring(1).replace(".gz", "");
          Mirror.ignoringRange(request, files.getOrDefault(name, new byte[0]));
        });
    fetch(PATIENT);
    assertWhole();
    assertEquals(List.of(), second.requests());
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 500, 503, 206, 416})
  void a_mirror_that_refuses_is_passed_over(int status) throws Exception {
    first.always(Mirror.status(status));
    fetch(PATIENT);
    assertWhole();
    assertEquals(4, failures.size());
    assertEquals(4, first.requests().size(), "refused is refused");
  }

  @Test
  void a_mirror_nobody_serves_is_passed_over() throws Exception {
    first.close();
    fetch(PATIENT);
    assertWhole();
    assertEquals(first.address().getAuthority() + " cannot be reached", failures.getFirst());
  }

  @Test
  void when_all_fail_one_sentence_says_what_each_said_and_what_to_do() throws Exception {
    first.always(Mirror.status(404));
    second.always(Mirror.content(new byte[10]));
    DataException e = assertThrows(DataException.class, () -> fetch(PATIENT));
    assertEquals(
        "%s of small could not be downloaded (%s answers 404; %s sends a file that is too short): try again later, which goes on where this broke off, or put the four .gz files of %s into %s by hand."
            .formatted(
                FIRST,
                first.address().getAuthority(),
                second.address().getAuthority(),
                first.address(),
                folder),
        e.getMessage());
    assertNothingInPlace();
  }

  @Test
  void files_put_there_by_hand_are_taken() throws Exception {
    Files.createDirectories(folder);
    for (String name : NAMES) {
      Files.write(folder.resolve(name + ".gz"), packed(name));
    }
    fetch(PATIENT);
    assertEquals(List.of(), first.requests());
  }

  @Test
  void a_transfer_that_breaks_off_goes_on_where_it_was() throws Exception {
    first.first(Mirror.cutAfter(50_000));
    fetch(PATIENT);
    assertWhole();
    assertEquals("/" + FIRST + ".gz bytes=50000-", lastRequest(first));
    assertEquals(List.of(), second.requests());
  }

  @Test
  void a_later_call_goes_on_where_an_earlier_one_ended() throws Exception {
    leavePart(120_000);
    List<Long> seen = new ArrayList<>();
    fetch(
        PATIENT,
        (file, bytes, total) -> {
          if (file.equals(FIRST)) {
            assertEquals(length, total);
            seen.add(bytes);
          }
        });
    assertWhole();
    assertEquals("/" + FIRST + ".gz bytes=120000-", lastRequest(first));
    assertTrue(seen.getFirst() > 120_000, "counted from the part");
    assertEquals(length, seen.getLast());
  }

  @Test
  void a_part_of_one_mirror_is_not_continued_at_another() throws Exception {
    leavePart(120_000);
    first.always(Mirror.status(404));
    fetch(PATIENT);
    assertWhole();
    assertEquals("/" + FIRST + ".gz", lastRequest(second));
  }

  @Test
  void a_mirror_that_breaks_off_again_and_again_is_left_in_the_end() throws Exception {
    first.always(
        (request, file) -> {
          String range = request.getRequestHeaders().getFirst("Range");
          int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
          request
              .getResponseHeaders()
              .set("Content-Range", "bytes " + from + "-" + (length - 1) + "/" + length);
          request.sendResponseHeaders(range == null ? 200 : 206, file.length - from);
          request.getResponseBody().write(file, from, 1);
          request.getResponseBody().flush();
        });
    fetch(PATIENT);
    assertWhole();
    assertEquals(
        first.address().getAuthority() + " breaks off the connection", failures.getFirst());
  }

  @Test
  void a_mirror_that_ignores_the_range_is_heard_from_the_beginning() throws Exception {
    leavePart(120_000);
    first.first(Mirror::ignoringRange);
    fetch(PATIENT);
    assertWhole();
    assertEquals("/" + FIRST + ".gz bytes=120000-", lastRequest(first));
    assertEquals(List.of(), failures);
  }

  @Test
  void a_mirror_that_sends_another_range_is_asked_for_all() throws Exception {
    leavePart(120_000);
    first.first((request, file) -> Mirror.sendRange(request, file, 110_000));
    fetch(PATIENT);
    assertWhole();
    assertEquals("/" + FIRST + ".gz", lastRequest(first));
    assertEquals(List.of(), failures);
  }

  @Test
  void a_part_that_fits_no_more_is_thrown_away() throws Exception {
    Path part = leavePart(120_000);
    byte[] other = new byte[120_000];
    Files.write(part, other);
    fetch(PATIENT);
    assertWhole();
    assertEquals("/" + FIRST + ".gz", lastRequest(first));
    assertEquals(List.of(), failures);
  }

  @Test
  void a_part_that_was_whole_needs_no_more_bytes() throws Exception {
    Path part = leavePart(120_000);
    Files.write(part, packed(FIRST));
    fetch(PATIENT);
    assertWhole();
    assertEquals("/" + FIRST + ".gz bytes=" + length + "-", lastRequest(first));
  }

  @Test
  void a_part_that_is_longer_than_the_file_is_thrown_away() throws Exception {
    Path part = leavePart(120_000);
    Files.write(part, new byte[length + 5]);
    fetch(PATIENT);
    assertWhole();
    assertEquals("/" + FIRST + ".gz", lastRequest(first));
  }

  @Test
  void other_content_is_passed_over_and_not_kept() throws Exception {
    byte[] other = new byte[200_000];
    new Random(2).nextBytes(other);
    first.first(Mirror.content(IdxFiles.gzip(other)));
    fetch(PATIENT);
    assertWhole();
    assertEquals(
        List.of(
            first.address().getAuthority()
                + " sends a file with another SHA-256 than the published one"),
        failures);
  }

  @Test
  void a_damaged_file_is_passed_over() throws Exception {
    byte[] damaged = packed(FIRST).clone();
    damaged[length - 7] ^= 1;
    first.first(Mirror.content(damaged));
    fetch(PATIENT);
    assertWhole();
    assertEquals(List.of(first.address().getAuthority() + " sends a damaged gzip file"), failures);
  }

  @Test
  void a_file_that_is_short_though_the_mirror_says_it_is_whole_is_passed_over() throws Exception {
    first.first(Mirror.content(Arrays.copyOf(packed(FIRST), length - 100)));
    fetch(PATIENT);
    assertWhole();
    assertEquals(
        List.of(first.address().getAuthority() + " sends a file that is cut short"), failures);
  }

  @Test
  void a_page_of_a_hotel_network_is_passed_over() throws Exception {
    first.always(Mirror.content(new byte[] {'<', 'h', 't', 'm', 'l', '>'}));
    fetch(PATIENT);
    assertWhole();
  }

  @Test
  void a_gzip_bomb_is_passed_over() throws Exception {
    first.first(Mirror.content(IdxFiles.gzip(new byte[50 << 20])));
    fetch(PATIENT);
    assertWhole();
    assertEquals(
        List.of(first.address().getAuthority() + " sends a file that is too long"), failures);
  }

  @Test
  void unpacking_stops_where_the_published_file_ends() throws Exception {
    Path bomb = Files.write(home.resolve("bomb"), IdxFiles.gzip(new byte[50 << 20]));
    long[] written = new long[1];
    OutputStream counting =
        new OutputStream() {
          @Override
          public void write(int one) {
            written[0]++;
          }

          @Override
          public void write(byte[] bytes, int from, int count) {
            written[0] += count;
          }
        };
    assertEquals("a file that is too long", published(FIRST).flaw(bomb, counting));
    assertTrue(written[0] <= 200_000, written[0] + " bytes");
  }

  @Test
  void an_endless_body_is_left() throws Exception {
    first.first(Mirror::endless);
    fetch(PATIENT);
    assertWhole();
    assertEquals(
        List.of(first.address().getAuthority() + " sends more than the file can hold"), failures);
  }

  @Test
  void a_body_that_claims_to_be_huge_is_not_begun() throws Exception {
    first.first(first.promising(10_000_000_000L));
    fetch(PATIENT);
    assertWhole();
    assertEquals(
        List.of(first.address().getAuthority() + " sends more than the file can hold"), failures);
  }

  @Test
  void a_redirection_is_followed() throws Exception {
    first.first(
        (request, _) -> {
          request.getResponseHeaders().set("Location", "/elsewhere/" + FIRST + ".gz");
          request.sendResponseHeaders(302, -1);
        });
    fetch(PATIENT);
    assertWhole();
    assertEquals("/elsewhere/" + FIRST + ".gz", lastRequest(first));
  }

  @Test
  void redirections_in_a_circle_are_left() throws Exception {
    first.always(
        (request, _) -> {
          request.getResponseHeaders().set("Location", request.getRequestURI().getPath());
          request.sendResponseHeaders(302, -1);
        });
    fetch(PATIENT);
    assertWhole();
  }

  @Test
  void a_connection_that_is_reset_is_passed_over() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> resetAll(server));
      WholeSet set =
          set(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"), second.address());
      new DataSets(home, List.of(set), PATIENT).fetch("small", null, (_, _, _) -> {});
    }
    assertWhole();
  }

  private static void resetAll(ServerSocket server) {
    try {
      while (true) {
        try (Socket socket = server.accept()) {
          socket.getInputStream().read();
          socket
              .getOutputStream()
              .write(
                  "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nabc"
                      .getBytes(StandardCharsets.US_ASCII));
          // Closing with a linger time of 0 resets the connection.
          socket.setSoLinger(true, 0);
        }
      }
    } catch (IOException e) {
      // The test has closed the server.
    }
  }

  @Test
  void a_mirror_that_never_answers_is_left() throws Exception {
    first.always(first::mute);
    second.first(Mirror::whole);
    WholeSet set = set(first.address());
    DataException e =
        assertThrows(
            DataException.class,
            () ->
                new DataSets(home, List.of(set), IMPATIENT).fetch("small", null, (_, _, _) -> {}));
    assertTrue(e.getMessage().contains(" does not answer)"), e.getMessage());
  }

  @Test
  void a_mirror_that_falls_silent_is_left_and_what_it_sent_is_kept() throws Exception {
    first.first(first.silentAfter(90_000));
    first.always(Mirror.status(404));
    second.always(Mirror.status(404));
    assertThrows(DataException.class, () -> fetch(ATTENTIVE));
    assertEquals(90_000, Files.size(part()));
    assertEquals("/" + FIRST + ".gz bytes=90000-", lastRequest(first));
  }

  @Test
  void a_mirror_that_only_drips_counts_as_silent() throws Exception {
    first.first(first::dripping);
    first.always(Mirror.status(404));
    second.always(Mirror.status(404));
    assertThrows(DataException.class, () -> fetch(ATTENTIVE));
    assertEquals("/" + FIRST + ".gz bytes=" + Files.size(part()) + "-", lastRequest(first));
  }

  @Test
  void an_interrupt_cancels_and_the_next_call_goes_on() throws Exception {
    first.first(first.silentAfter(90_000));
    CountDownLatch came = new CountDownLatch(1);
    FutureTask<Void> fetching =
        new FutureTask<>(
            () -> {
              fetch(
                  PATIENT,
                  (_, bytes, _) -> {
                    if (bytes == 90_000) {
                      came.countDown();
                    }
                  });
              return null;
            });
    Thread thread = Thread.ofPlatform().start(fetching);
    assertTrue(came.await(5, TimeUnit.MINUTES));
    thread.interrupt();
    ExecutionException e =
        assertThrows(ExecutionException.class, () -> fetching.get(5, TimeUnit.MINUTES));
    assertInstanceOf(InterruptedException.class, e.getCause());
    assertEquals(90_000, Files.size(part()));
    assertNothingInPlace();

    fetch(PATIENT);
    assertWhole();
    assertEquals("/" + FIRST + ".gz bytes=90000-", lastRequest(first));
  }

  @Test
  void an_interrupt_before_the_call_cancels_too() throws Exception {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> fetch(PATIENT));
    assertFalse(Thread.currentThread().isInterrupted());
    assertNothingInPlace();
  }

  @Test
  void two_downloads_into_one_folder_do_not_meet() throws Exception {
    first.first(first.silentAfter(90_000));
    CountDownLatch came = new CountDownLatch(1);
    Thread thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    fetch(PATIENT, (_, _, _) -> came.countDown());
                  } catch (DataException | InterruptedException e) {
                    // The test interrupts it.
                  }
                });
    assertTrue(came.await(5, TimeUnit.MINUTES));
    DataException e = assertThrows(DataException.class, () -> fetch(PATIENT));
    assertEquals(
        "small is being downloaded into " + folder + " already: wait for that to end.",
        e.getMessage());
    thread.interrupt();
    thread.join();
  }

  @Test
  void what_is_there_is_not_fetched_again() throws Exception {
    fetch(PATIENT);
    int before = first.requests().size();
    fetch(PATIENT);
    assertEquals(before, first.requests().size());
  }

  @Test
  void what_is_there_but_damaged_is_fetched_again() throws Exception {
    fetch(PATIENT);
    byte[] damaged = Files.readAllBytes(target);
    damaged[17] ^= 1;
    Files.write(target, damaged);
    fetch(PATIENT);
    assertWhole();
    assertEquals(5, first.requests().size());
  }

  @Test
  void a_folder_that_cannot_be_written_is_no_mirrors_fault() throws Exception {
    Files.write(folder, new byte[1]);
    DataException e = assertThrows(DataException.class, () -> fetch(PATIENT));
    assertEquals(
        "small cannot be written into "
            + folder
            + " (a file lies where a folder is needed): name a folder that can be written and has"
            + " 10 MB free.",
        e.getMessage());
    assertEquals(List.of(), first.requests());
  }
}
