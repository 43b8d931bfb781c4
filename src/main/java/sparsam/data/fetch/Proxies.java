package sparsam.data.fetch;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which proxy stands between here and an address, as Java's properties ({@code https.proxyHost} and
 * its kin) or else the environment's variables have it: {@code https_proxy}, {@code http_proxy},
 * {@code all_proxy} and {@code no_proxy}, in small letters or capitals, as curl reads them.
 */
public final class Proxies extends ProxySelector {
  private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");
  private static final String TUNNELS = "jdk.http.auth.tunneling.disabledSchemes";

  static {
    // Java tells no password to a proxy before an encrypted connection, for it goes in the open;
    // but that is what a person asks for who writes it into the proxy's address. It is read once,
    // when the first client is made.
    if (System.getProperty(TUNNELS) == null) {
      System.setProperty(TUNNELS, "");
    }
  }

  private final Map<String, String> environment;
  private final Optional<ProxySelector> properties;

  /**
   * @param environment the process's variables
   * @param properties what Java itself knows, asked first
   */
  Proxies(Map<String, String> environment, Optional<ProxySelector> properties) {
    this.environment = environment;
    this.properties = properties;
  }

  /** This process's. */
  public static Proxies standard() {
    return new Proxies(System.getenv(), Optional.ofNullable(ProxySelector.getDefault()));
  }

  /**
   * A proxy.
   *
   * @param setting where it is named
   * @param scheme in small letters
   * @param login user and password, for it alone; never shown
   */
  record Named(
      String setting,
      String scheme,
      String host,
      int port,
      @Nullable PasswordAuthentication login) {
    /** Without the password. */
    @Override
    public String toString() {
      return "%s://%s:%s (%s)".formatted(scheme, host, port, setting);
    }
  }

  /** A setting that names no proxy that can be used; the message says which and why. */
  static final class ProxyException extends Exception {
    private static final long serialVersionUID = 1;

    ProxyException(String message) {
      super(message);
    }
  }

  /**
   * The proxy on the way to an address; empty where there is none.
   *
   * @throws ProxyException where one is set that cannot be used
   */
  Optional<Named> to(URI address) throws ProxyException {
    Optional<Named> java = ofProperties(address);
    if (java.isPresent() || isExcepted(address)) {
      return java;
    }
    String scheme = address.getScheme().toLowerCase(Locale.ROOT);
    for (String name : List.of(scheme + "_proxy", "all_proxy")) {
      for (String spelled : List.of(name, name.toUpperCase(Locale.ROOT))) {
        String value = environment.getOrDefault(spelled, "").strip();
        if (!value.isEmpty()) {
          return Optional.of(parse(spelled, value));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Named> ofProperties(URI address) {
    return properties.stream()
        .flatMap(selector -> selector.select(address).stream())
        .filter(proxy -> proxy.type() == Proxy.Type.HTTP)
        .map(Proxy::address)
        .filter(InetSocketAddress.class::isInstance)
        .map(InetSocketAddress.class::cast)
        .map(
            at ->
                new Named(
                    address.getScheme() + ".proxyHost",
                    "http",
                    at.getHostString(),
                    at.getPort(),
                    null))
        .findFirst();
  }

  private boolean isExcepted(URI address) {
    String host = bare(address.getHost());
    int port =
        address.getPort() >= 0
            ? address.getPort()
            : address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    return Stream.of("no_proxy", "NO_PROXY")
        .map(name -> environment.getOrDefault(name, "").strip())
        .filter(value -> !value.isEmpty())
        .findFirst()
        .stream()
        .flatMap(SEPARATOR::splitAsStream)
        .anyMatch(entry -> matches(entry, host, port));
  }

  /** An entry is a host, which stands for all below it too, perhaps with a port, or an asterisk. */
  private static boolean matches(String entry, String host, int port) {
    String pattern = entry.toLowerCase(Locale.ROOT);
    int colon = pattern.lastIndexOf(':');
    boolean hasPort =
        colon >= 0 && (pattern.indexOf(':') == colon || pattern.charAt(colon - 1) == ']');
    if (hasPort) {
      if (!pattern.substring(colon + 1).equals(String.valueOf(port))) {
        return false;
      }
      pattern = pattern.substring(0, colon);
    }
    if (pattern.equals("*")) {
      return true;
    }
    pattern = bare(pattern.replaceFirst("^\\*?\\.", ""));
    return !pattern.isEmpty() && (host.equals(pattern) || host.endsWith("." + pattern));
  }

  /** Without the brackets of IPv6, in small letters. */
  private static String bare(String host) {
    return host.toLowerCase(Locale.ROOT).replaceAll("^\\[|\\]$", "");
  }

  private static Named parse(String setting, String value) throws ProxyException {
    URI uri;
    try {
      uri = URI.create(value.contains("://") ? value : "http://" + value);
    } catch (IllegalArgumentException e) {
      throw unusable(setting); // Java's words would hold the value, and that a password.
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (scheme.startsWith("socks")) {
      throw new ProxyException(
          setting + " names a SOCKS proxy, which cannot be used here: name an HTTP proxy.");
    }
    if (uri.getHost() == null || !scheme.startsWith("http")) {
      throw unusable(setting);
    }
    int usual = scheme.equals("https") ? 443 : 80;
    return new Named(
        setting,
        scheme,
        bare(uri.getHost()),
        uri.getPort() >= 0 ? uri.getPort() : usual,
        login(uri.getUserInfo()));
  }

  private static ProxyException unusable(String setting) {
    return new ProxyException(
        setting + " is not an HTTP proxy's address: write it as http://host:port.");
  }

  private static @Nullable PasswordAuthentication login(@Nullable String user) {
    if (user == null) {
      return null;
    }
    int colon = user.indexOf(':');
    return new PasswordAuthentication(
        colon < 0 ? user : user.substring(0, colon),
        (colon < 0 ? "" : user.substring(colon + 1)).toCharArray());
  }

  @Override
  public List<Proxy> select(URI address) {
    try {
      return to(address)
          .map(named -> InetSocketAddress.createUnresolved(named.host(), named.port()))
          .map(at -> List.of(new Proxy(Proxy.Type.HTTP, at)))
          .orElse(List.of(Proxy.NO_PROXY));
    } catch (ProxyException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException e) {
    // The transfer says it.
  }

  /**
   * Tells a proxy that asks the user and password that its address came with, and nobody else;
   * empty where no address came with them.
   */
  Optional<Authenticator> authenticator() {
    return logins().findAny().map(_ -> answering());
  }

  private Authenticator answering() {
    return new Authenticator() {
      @Override
      protected @Nullable PasswordAuthentication getPasswordAuthentication() {
        if (getRequestorType() != RequestorType.PROXY) {
          return null;
        }
        return logins()
            .filter(
                named ->
                    named.port() == getRequestingPort()
                        && named.host().equalsIgnoreCase(getRequestingHost()))
            .map(Named::login)
            .findFirst()
            .orElse(null);
      }
    };
  }

  /** Every proxy that there is, if its address came with a user. */
  private Stream<Named> logins() {
    return Stream.of("https://any", "http://any")
        .map(URI::create)
        .map(this::unlessUnusable)
        .flatMap(Optional::stream)
        .filter(named -> named.login() != null);
  }

  private Optional<Named> unlessUnusable(URI address) {
    try {
      return to(address);
    } catch (ProxyException e) {
      return Optional.empty();
    }
  }
}
