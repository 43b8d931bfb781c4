package sparsam.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import sparsam.system.PlainText;
import sparsam.system.Sentence;

/**
 * A data set that cannot be had. The message is one sentence for a person: which file or set, what
 * is wrong with it, and what to do. Whatever of a file it repeats is shown as one line.
 */
public final class DataException extends Exception {
  private static final long serialVersionUID = 1;

  public DataException(String message) {
    super(PlainText.line(message));
  }

  public DataException(String message, Throwable cause) {
    super(PlainText.line(message), cause);
  }

  /** The sentence, ready to be shown. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /** Why a file could not be read or written, where the JDK's message would be only its path. */
  public static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "no such file";
      case FileAlreadyExistsException _ -> "a file lies where a folder is needed";
      default -> Sentence.of(e);
    };
  }
}
