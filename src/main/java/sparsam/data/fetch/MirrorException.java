package sparsam.data.fetch;

/** What one mirror did wrong, in words that follow the mirror's name. */
final class MirrorException extends Exception {
  private static final long serialVersionUID = 1;

  /** What is to be done about it. */
  enum Kind {
    /** The mirror does not have the file: asking again is no use. */
    REFUSED,
    /** The transfer broke off: what has come is good to go on from. */
    BROKEN,
    /** What has come is not the file. */
    WRONG
  }

  private final Kind kind;

  MirrorException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  MirrorException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }
}
