package sparsam.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FirstInstanceTest {
  /** Long enough for any machine: a test waits so long only where it fails. */
  private static final Duration LONG = Duration.ofSeconds(40);

  private static final Duration SHORT = Duration.ofMillis(200);
  private static final String SUBJECT = "/home/ada/runs";

  private Path folder;
  private final List<FirstInstance> windows = new ArrayList<>();
  private final BlockingQueue<String> opened = new LinkedBlockingQueue<>();

  /** JUnit's own folder may lie too deep for a socket's address. */
  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createTempDirectory("meet").resolve("here");
  }

  @AfterEach
  void closeWindows() throws IOException {
    windows.forEach(FirstInstance::close);
    try (var files = Files.walk(folder.getParent())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** A start of the program; one that opens a window shows there what comes. */
  private boolean opensWindow(String file, Duration patience, Duration hangs) {
    Optional<FirstInstance> window = FirstInstance.meet(folder, SUBJECT, file, patience, hangs);
    window.ifPresent(
        one -> {
          synchronized (windows) {
            windows.add(one);
          }
        });
    return window.isPresent();
  }

  private boolean opensWindow(String file) {
    return opensWindow(file, LONG, LONG);
  }

  private void show() {
    windows.getFirst().listen(Runnable::run, opened::add);
  }

  private MeetingPlace place() throws IOException {
    return MeetingPlace.in(folder, SUBJECT);
  }

  private String next() throws InterruptedException {
    return String.valueOf(opened.poll(LONG.toSeconds(), TimeUnit.SECONDS));
  }

  @Test
  void what_a_second_start_was_given_is_opened_in_the_first() throws Exception {
    assertTrue(opensWindow("/own.sparsam"));
    show();
    assertFalse(opensWindow("/tmp/übung 1.sparsam"));
    assertEquals("/tmp/übung 1.sparsam", next());
    assertFalse(opensWindow(""));
    assertEquals("", next());
    String strange = "/a\nsparsam 1\n/b\t\u2028" + "/deep".repeat(2000) + " .sparsam";
    assertFalse(opensWindow(strange));
    assertEquals(strange, next());
    assertTrue(opened.isEmpty(), "a first start has nobody to hand its own file to");
  }

  @Test
  void what_comes_before_the_window_is_there_waits_for_it() throws Exception {
    assertTrue(opensWindow(""));
    assertFalse(opensWindow("/1"));
    assertFalse(opensWindow("/2"));
    assertTrue(opened.isEmpty());
    show();
    assertEquals(List.of("/1", "/2"), List.of(next(), next()));
    assertFalse(opensWindow("/3"));
    assertEquals("/3", next());
  }

  @Test
  void of_many_starts_at_once_exactly_one_is_first_and_gets_what_the_others_have()
      throws Exception {
    int count = 16;
    CountDownLatch ready = new CountDownLatch(count);
    List<Future<Boolean>> starts = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
      for (int i = 0; i < count; i++) {
        String file = "/file" + i;
        starts.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return opensWindow(file);
                }));
      }
    }
    Set<String> handedOver =
        IntStream.range(0, count)
            .filter(i -> !value(starts.get(i)))
            .mapToObj(i -> "/file" + i)
            .collect(Collectors.toSet());
    assertEquals(count - 1, handedOver.size());
    show();
    assertEquals(count - 1, opened.size());
    assertEquals(handedOver, Set.copyOf(opened));
  }

  private static boolean value(Future<Boolean> future) {
    assertEquals(Future.State.SUCCESS, future.state());
    return future.resultNow();
  }

  @Test
  void other_folders_of_runs_are_other_windows() {
    assertTrue(opensWindow(""));
    Optional<FirstInstance> other = FirstInstance.meet(folder, "/home/bob/runs", "/x", LONG, LONG);
    windows.add(other.orElseThrow());
    show();
    assertTrue(opened.isEmpty());
  }

  @Test
  void a_window_that_was_closed_leaves_no_socket_and_the_next_start_is_first() throws Exception {
    assertTrue(opensWindow(""));
    show();
    assertTrue(Files.exists(place().socket()));
    windows.getFirst().close();
    assertFalse(Files.exists(place().socket()));
    windows.getFirst().close();
    assertTrue(opensWindow("/mine"));
    assertTrue(Files.exists(place().socket()));
    windows.removeFirst().close();
    assertTrue(Files.exists(place().socket()), "it is the second's now");
    show();
    assertFalse(opensWindow("/third"));
    assertEquals("/third", next());
  }

  @Test
  void a_socket_that_a_killed_process_left_is_nobody() throws Exception {
    try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(place().socket()));
    }
    assertTrue(Files.exists(place().socket()));
    assertTrue(opensWindow(""));
    show();
    assertFalse(opensWindow("/x"));
    assertEquals("/x", next());
  }

  @Test
  void where_the_first_hangs_a_second_window_opens_and_the_file_opens_once() throws Exception {
    BlockingQueue<Runnable> stuck = new LinkedBlockingQueue<>();
    assertTrue(opensWindow("", LONG, SHORT));
    windows.getFirst().listen(stuck::add, opened::add);
    assertTrue(opensWindow("/x"));
    stuck.take().run();
    assertTrue(opened.isEmpty(), "the second window has it");
  }

  /** As a process that is stopped: the system takes the connection, but nobody answers. */
  @Test
  void where_the_first_is_frozen_a_second_window_opens() throws Exception {
    assertTrue(opensWindow(""));
    Files.delete(place().socket());
    try (ServerSocketChannel frozen = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      frozen.bind(UnixDomainSocketAddress.of(place().socket()));
      assertTrue(opensWindow("/x", SHORT, LONG));
    }
    assertTrue(opensWindow("/x", SHORT, LONG), "nobody at all");
  }

  @Test
  void another_version_that_takes_nothing_costs_a_second_window() throws Exception {
    assertTrue(opensWindow(""));
    Files.delete(place().socket());
    try (ServerSocketChannel newer = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      newer.bind(UnixDomainSocketAddress.of(place().socket()));
      Future<String> heard =
          inBackground(
              () -> {
                try (SocketChannel caller = newer.accept()) {
                  String message = Message.receive(caller);
                  Message.send(caller, "what?");
                  return message;
                }
              });
      assertTrue(opensWindow("/x"));
      assertEquals("sparsam 1\n/x", heard.get());
    }
  }

  private static <T> Future<T> inBackground(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.startVirtualThread(task);
    return task;
  }

  @Test
  void nonsense_is_refused_and_hurts_nobody() throws Exception {
    assertTrue(opensWindow("", LONG, SHORT));
    show();
    assertEquals("no\0", say("sparsam 2\n/x\0".getBytes(StandardCharsets.UTF_8)));
    assertEquals("no\0", say(new byte[] {0}));
    assertEquals("", say(new byte[] {'s', (byte) 0xC3, 0}));
    assertEquals("", say("never ends".getBytes(StandardCharsets.UTF_8)));
    assertEquals("", say(new byte[0]));
    assertTrue(opened.isEmpty());
    assertFalse(opensWindow("/x"));
    assertEquals("/x", next());
  }

  /** The first one's answer; empty where it hangs up. */
  private String say(byte[] message) throws IOException {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(place().socket()))) {
      channel.write(ByteBuffer.wrap(message));
      ByteBuffer answer = ByteBuffer.allocate(100);
      int length = channel.read(answer);
      return length < 0 ? "" : new String(answer.array(), 0, length, StandardCharsets.UTF_8);
    }
  }

  @Test
  void a_path_too_long_for_a_socket_is_replaced_by_a_folder_of_the_persons_own() throws Exception {
    Path deep = folder.resolve("d".repeat(120));
    MeetingPlace place = MeetingPlace.in(deep, SUBJECT);
    assertFalse(place.socket().startsWith(deep));
    Path own = Objects.requireNonNull(place.socket().getParent());
    assertTrue(own != null && own.startsWith(System.getProperty("java.io.tmpdir")), own.toString());
    if (own.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertEquals(
          "rwx------",
          PosixFilePermissions.toString(
              Files.getPosixFilePermissions(own, LinkOption.NOFOLLOW_LINKS)));
    }
    String subject = deep.toString();
    try (FirstInstance first = FirstInstance.meet(deep, subject, "", LONG, LONG).orElseThrow()) {
      first.listen(Runnable::run, opened::add);
      assertTrue(FirstInstance.meet(deep, subject, "/x", LONG, LONG).isEmpty());
      assertEquals("/x", next());
    } finally {
      Files.delete(MeetingPlace.in(deep, subject).lock());
    }
    Files.createDirectories(folder);
  }

  @Test
  void a_folder_that_cannot_be_made_or_is_open_to_others_costs_a_second_window() throws Exception {
    Files.writeString(folder, "a file in the way");
    assertTrue(opensWindow("/x"));
    assertTrue(opensWindow("/x"));
    Files.delete(folder);
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectory(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
      assertTrue(opensWindow("/x"));
      assertTrue(opensWindow("/x"));
      try (var files = Files.list(folder)) {
        assertEquals(0, files.count(), "nothing is left where others could take it");
      }
      Files.delete(folder);
      Path mine = Files.createDirectory(folder.resolveSibling("mine"));
      Files.setPosixFilePermissions(mine, PosixFilePermissions.fromString("rwx------"));
      Files.createSymbolicLink(folder, mine);
      assertTrue(opensWindow("/x"));
      assertTrue(opensWindow("/x"), "a link may lead anywhere");
    }
    windows.getFirst().listen(Runnable::run, opened::add);
    assertTrue(opened.isEmpty());
  }
}
