package sparsam.data.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A server on this machine's loopback. It answers as it was told, request by request, and then as a
 * good mirror does; told nothing, it is a good mirror.
 */
public final class Mirror implements AutoCloseable {
  /** One way to answer a request for a file. */
  public interface Answer {
    void to(HttpExchange request, byte[] file) throws IOException, InterruptedException;
  }

  private final Map<String, byte[]> files;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Answer> next = new ArrayDeque<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Answer otherwise = Mirror::whole;

  /**
   * @param files what it has, by the name that is asked for
   */
  public Mirror(Map<String, byte[]> files) throws IOException {
    this.files = files;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** What files' names are appended to. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** Answers the next requests so, one after another. */
  public Mirror first(Answer... answers) {
    synchronized (next) {
      next.addAll(Arrays.asList(answers));
    }
    return this;
  }

  /** Answers all requests so for which it was told nothing else. */
  public Mirror always(Answer answer) {
    otherwise = answer;
    return this;
  }

  /** Every request so far: the path, and behind it the bytes asked for if not all. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  private void handle(HttpExchange request) throws IOException {
    String path = request.getRequestURI().getPath();
    String range = request.getRequestHeaders().getFirst("Range");
    requests.add(range == null ? path : path + " " + range);
    Answer answer;
    synchronized (next) {
      answer = next.isEmpty() ? otherwise : next.remove();
    }
    String name = path.substring(path.lastIndexOf('/') + 1);
    try (request) {
      answer.to(request, files.getOrDefault(name, new byte[0]));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** As HTTP says, ranges and all. */
  public static void whole(HttpExchange request, byte[] file) throws IOException {
    String range = request.getRequestHeaders().getFirst("Range");
    if (range == null) {
      send(request, 200, file, file.length);
      return;
    }
    int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
    if (from >= file.length) {
      request.sendResponseHeaders(416, -1);
      return;
    }
    sendRange(request, file, from);
  }

  /** The file from a byte on, said to be that. */
  public static void sendRange(HttpExchange request, byte[] file, int from) throws IOException {
    request
        .getResponseHeaders()
        .set("Content-Range", "bytes " + from + "-" + (file.length - 1) + "/" + file.length);
    byte[] rest = Arrays.copyOfRange(file, from, file.length);
    send(request, 206, rest, rest.length);
  }

  /** The whole file, whatever part was asked for. */
  public static void ignoringRange(HttpExchange request, byte[] file) throws IOException {
    send(request, 200, file, file.length);
  }

  /** This code and no body. */
  public static Answer status(int code) {
    return (request, _) -> request.sendResponseHeaders(code, -1);
  }

  /** Another file than was asked for. */
  public static Answer content(byte[] other) {
    return (request, _) -> send(request, 200, other, other.length);
  }

  /** Promises the whole file and ends the connection after a part of it. */
  public static Answer cutAfter(int bytes) {
    return (request, file) -> {
      request.sendResponseHeaders(200, file.length);
      request.getResponseBody().write(file, 0, bytes);
      request.getResponseBody().flush();
    };
  }

  /** Promises the whole file, sends a part of it, and then nothing, until the mirror closes. */
  public Answer silentAfter(int bytes) {
    return (request, file) -> {
      request.sendResponseHeaders(200, file.length);
      request.getResponseBody().write(file, 0, bytes);
      request.getResponseBody().flush();
      closed.await();
    };
  }

  /** Promises so many bytes and sends none, until the mirror closes. */
  public Answer promising(long length) {
    return (request, _) -> {
      request.sendResponseHeaders(200, length);
      request.getResponseBody().flush();
      closed.await();
    };
  }

  /** Accepts the request and says nothing until the mirror closes. */
  void mute(HttpExchange request, byte[] file) throws InterruptedException {
    closed.await();
  }

  /** Sends a byte every now and then, too little to ever come to an end. */
  void dripping(HttpExchange request, byte[] file) throws IOException, InterruptedException {
    request.sendResponseHeaders(200, file.length);
    for (byte one : file) {
      request.getResponseBody().write(one);
      request.getResponseBody().flush();
      if (closed.await(20, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }

  /** Sends for as long as someone listens. */
  public static void endless(HttpExchange request, byte[] file) throws IOException {
    request.sendResponseHeaders(200, 0);
    try (OutputStream body = request.getResponseBody()) {
      while (true) {
        body.write(file);
      }
    }
  }

  private static void send(HttpExchange request, int status, byte[] body, int length)
      throws IOException {
    request.sendResponseHeaders(status, length);
    request.getResponseBody().write(body);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
