package sparsam.system.bug;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A person's own folder, whose name mostly is the person's.
 *
 * @param folder a relative one, or a root, is nobody's
 */
public record Home(Path folder) {
  /** That of whoever runs the program. */
  public static Home mine() {
    return new Home(Path.of(System.getProperty("user.home", "")));
  }

  /** The text with the folder as {@code ~}, written as a path or in an address. */
  public String hide(String text) {
    if (!folder.isAbsolute() || folder.getNameCount() == 0) {
      return text;
    }
    String path = folder.toString();
    // Not where it is the beginning of a longer name.
    return Pattern.compile(
            "(?:%s|%s)(?![\\w-])"
                .formatted(Pattern.quote(path), Pattern.quote(path.replace('\\', '/'))))
        .matcher(text)
        .replaceAll("~");
  }
}
