package sparsam.system;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** Where the program itself lies, if an installer put it there. */
public final class Installation {
  private Installation() {}

  /** The folder with the licences of what comes with the program, which lies beside its jar. */
  public static Optional<Path> licences() {
    CodeSource source = Installation.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      return licences(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /**
   * @param code the program's jar, or the folder of its classes
   */
  static Optional<Path> licences(Path code) {
    return Optional.of(code.resolveSibling("licences"))
        .filter(_ -> Files.isRegularFile(code))
        .filter(Files::isDirectory);
  }
}
