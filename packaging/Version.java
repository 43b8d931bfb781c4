/**
 * The version as Maven has it, such as {@code 1.2.0} or {@code 1.2.0-SNAPSHOT}.
 *
 * @param text Maven's
 */
record Version(String text) {
  Version {
    if (!text.matches("[1-9]\\d*(\\.\\d+){0,2}(-[A-Za-z0-9.]+)?")) {
      throw new IllegalArgumentException(
          "The version \"%s\" cannot be an installer's: say one such as 1.2.0 (macOS takes none that starts with 0)"
              .formatted(text));
    }
  }

  /** What all systems' installers take: numbers and dots. */
  String numbers() {
    return text.split("-", 2)[0];
  }

  /** For Debian and Fedora, where {@code 1.0~SNAPSHOT} comes before {@code 1.0}. */
  String linux() {
    return text.replace('-', '~');
  }
}
