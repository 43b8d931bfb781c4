package sparsam.lesson;

import java.util.Locale;

/** What a lesson's file is called. */
public final class LessonFile {
  /** By which the system knows it. */
  public static final String ENDING = ".sparsam-lesson";

  private LessonFile() {}

  /** Whether a file's name says that it is a lesson. */
  public static boolean isNamed(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(ENDING);
  }
}
