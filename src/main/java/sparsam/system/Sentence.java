package sparsam.system;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What Java's file exceptions mean, whose own messages are often the bare path. */
public final class Sentence {
  private Sentence() {}

  /** The reason, to stand behind a colon. */
  public static String of(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "it does not exist";
      case FileAlreadyExistsException _ -> "a file is in the way";
      case DirectoryNotEmptyException _ -> "it is a folder that is not empty";
      case NotDirectoryException _ -> "it is no folder";
      case CharacterCodingException _ -> "it is no text in UTF-8";
      case FileSystemException f when f.getReason() != null -> f.getReason();
      case EOFException _ -> "it ends before it is whole";
      default -> e.getMessage() == null ? "the system does not say why" : e.getMessage();
    };
  }
}
