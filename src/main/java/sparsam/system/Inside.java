package sparsam.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The texts that come inside the program. */
public final class Inside {
  private Inside() {}

  /**
   * A whole text.
   *
   * @param resource from the root on, {@code /presets/quick.json}; one that is there
   */
  public static String text(String resource) {
    try (InputStream in =
        Objects.requireNonNull(Inside.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own " + resource + " cannot be read", e);
    }
  }
}
