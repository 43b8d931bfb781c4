package sparsam.data.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sparsam.data.DataException;
import sparsam.data.DataSets;
import sparsam.data.Digest;
import sparsam.data.IdxFiles;
import sparsam.data.Normalization;
import sparsam.data.WholeSet;
import sparsam.data.fetch.Proxies.ProxyException;
import sparsam.data.fetch.Transfer.Timeouts;

@Timeout(60)
@SuppressWarnings("StringConcatToTextBlock") // a request's lines end with CRLF
class ProxiesTest {
  private static final URI SECURE = URI.create("https://files.example.org/mnist/");
  private static final URI OPEN = URI.create("http://files.example.org/mnist/");
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path home;

  private static Proxies of(String... namesAndValues) {
    Map<String, String> environment = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      environment.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Proxies(environment, Optional.empty());
  }

  private static String to(URI address, Proxies proxies) throws ProxyException {
    return proxies.to(address).map(Proxies.Named::toString).orElse("");
  }

  @Test
  void everySchemeHasItsVariable() throws Exception {
    Proxies both = of("https_proxy", "http://a:1", "http_proxy", "b:2");
    assertEquals("http://a:1 (https_proxy)", to(SECURE, both));
    assertEquals("http://b:2 (http_proxy)", to(OPEN, both));
    assertEquals("", to(OPEN, of("https_proxy", "http://a:1")));
    assertEquals("http://a:80 (HTTPS_PROXY)", to(SECURE, of("HTTPS_PROXY", "a")));
    assertEquals("http://c:3 (all_proxy)", to(SECURE, of("all_proxy", "http://c:3/")));
    assertEquals("http://c:3 (ALL_PROXY)", to(OPEN, of("ALL_PROXY", "c:3", "http_proxy", " ")));
    assertEquals(
        "http://a:1 (https_proxy)", to(SECURE, of("https_proxy", "a:1", "HTTPS_PROXY", "b:2")));
    assertEquals("", to(SECURE, of()));
  }

  @ParameterizedTest
  @CsvSource({
    "files.example.org, true",
    "example.org, true",
    ".example.org, true",
    "*.example.org, true",
    "EXAMPLE.ORG, true",
    "*, true",
    "example.org:443, true",
    "'localhost,127.0.0.1, example.org', true",
    "'a b example.org', true",
    "example.org:80, false",
    "ample.org, false",
    "other.example.org, false",
    "., false",
    ":443, false",
    "'', false"
  })
  void someHostsNeedNone(String exceptions, boolean none) throws Exception {
    for (String name : List.of("no_proxy", "NO_PROXY")) {
      assertEquals(none, to(SECURE, of("https_proxy", "a:1", name, exceptions)).isEmpty());
    }
  }

  @Test
  void anAddressOfNumbersCanBeExcepted() throws Exception {
    Proxies proxies = of("all_proxy", "a:1", "no_proxy", "[::1]:8080,10.0.0.7");
    assertEquals("", to(URI.create("http://[::1]:8080/"), proxies));
    assertEquals("", to(URI.create("http://10.0.0.7/"), proxies));
    assertFalse(to(URI.create("http://[::1]:8081/"), proxies).isEmpty());
  }

  @Test
  void javasOwnPropertiesComeFirst() throws Exception {
    ProxySelector java = ProxySelector.of(InetSocketAddress.createUnresolved("j", 9));
    Proxies proxies = new Proxies(Map.of("https_proxy", "a:1"), Optional.of(java));
    assertEquals("http://j:9 (https.proxyHost)", to(SECURE, proxies));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socks5://me:secret@a:1",
        "http://me:secret@",
        "ftp://me:secret@a",
        "me:sec ret@a"
      })
  void whatIsNoProxyIsSaidWithoutItsPassword(String value) {
    ProxyException e =
        assertThrows(ProxyException.class, () -> to(SECURE, of("https_proxy", value)));
    String sentence = String.valueOf(e.getMessage());
    assertTrue(sentence.startsWith("https_proxy "), sentence);
    assertFalse(sentence.contains("sec"), sentence);
    DataException said =
        assertThrows(DataException.class, () -> fetch(SECURE, of("https_proxy", value)));
    assertTrue(said.getMessage().contains(e.getMessage()), said.getMessage());
  }

  private void fetch(URI mirror, Proxies proxies) throws DataException, InterruptedException {
    WholeSet set =
        new WholeSet(
            "small",
            "",
            "",
            Normalization.MNIST,
            published("a"),
            published("b"),
            published("c"),
            published("d"),
            List.of(mirror));
    new DataSets(home, List.of(set), new Timeouts(LONG, LONG, LONG), proxies)
        .fetch("small", null, (_, _, _) -> {});
  }

  private static Published published(String name) {
    byte[] content = name.getBytes(StandardCharsets.UTF_8);
    return Published.unpacked(name, Digest.sha256(content), content.length);
  }

  @Test
  void filesComeThroughTheProxy() throws Exception {
    Map<String, byte[]> packed = new HashMap<>();
    for (String name : List.of("a", "b", "c", "d")) {
      packed.put(name + ".gz", IdxFiles.gzip(name.getBytes(StandardCharsets.UTF_8)));
    }
    try (Mirror proxy = new Mirror(packed)) {
      fetch(URI.create("http://far.invalid/x/"), of("http_proxy", proxy.address().toString()));
      assertEquals(List.of("/x/a.gz", "/x/b.gz", "/x/c.gz", "/x/d.gz"), proxy.requests());
      assertEquals("d", Files.readString(home.resolve("small/d")));
    }
  }

  @Test
  void aFailureNamesTheProxy() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    String address = "http://me:secret@127.0.0.1:" + port;
    DataException e =
        assertThrows(DataException.class, () -> fetch(OPEN, of("http_proxy", address)));
    assertTrue(
        e.getMessage()
            .contains(
                "files.example.org cannot be reached through the proxy http://127.0.0.1:"
                    + port
                    + " (http_proxy)"),
        e.getMessage());
    assertFalse(e.getMessage().contains("secret"), e.getMessage());
  }

  @Test
  void aProxyThatAsksIsToldWhoIsThere() throws Exception {
    Queue<String> heard = new ConcurrentLinkedQueue<>();
    try (ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> refuse(server, heard));
      String address = "http://me:secret@127.0.0.1:" + server.getLocalPort();
      DataException e =
          assertThrows(DataException.class, () -> fetch(SECURE, of("https_proxy", address)));
      String login =
          Base64.getEncoder().encodeToString("me:secret".getBytes(StandardCharsets.UTF_8));
      assertTrue(heard.contains("CONNECT files.example.org:443 HTTP/1.1"), heard::toString);
      assertTrue(heard.contains("Proxy-Authorization: Basic " + login), heard::toString);
      assertTrue(e.getMessage().contains("https_proxy"), e.getMessage());
      assertFalse(e.getMessage().contains("secret"), e.getMessage());
    }
  }

  /** Asks everyone who they are, and lets nobody through. */
  private static void refuse(ServerSocket server, Queue<String> heard) {
    while (true) {
      try (Socket socket = server.accept();
          BufferedReader in =
              new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
        boolean named = false;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
          heard.add(line);
          named |= line.startsWith("Proxy-Authorization");
        }
        String answer =
            named
                ? "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"
                : "HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"x\"\r\n"
                    + "Content-Length: 0\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        if (server.isClosed()) {
          return;
        }
      }
    }
  }
}
