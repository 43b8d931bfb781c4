package sparsam.campaign.files;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sparsam.data.DataException;
import sparsam.recipe.RecipeException;
import sparsam.system.PlainText;

/**
 * What came of reading a folder.
 *
 * @param texts that would be shown; of one that was refused, why
 * @param nanos of processor time, which a busy machine does not lengthen
 * @param bytes that were allocated
 */
record Look(boolean refused, List<String> texts, long nanos, long bytes) {
  private static final long LONGEST_NANOS = 2_000_000_000L;
  private static final long MILLI = 1_000_000;

  /** What reading any small file may allocate besides twice the file: trees, buffers, sentences. */
  private static final long FLOOR = 24L << 20;

  private static final int LONGEST_SENTENCE = 3000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static Look at(Specimen specimen, Path folder) throws Exception {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long nanos = THREADS.getCurrentThreadCpuTime();
    List<String> texts;
    boolean refused = false;
    try {
      texts = specimen.reader().read(folder);
    } catch (IOException | DataException | RecipeException e) {
      texts = List.of(String.valueOf(e.getMessage()));
      refused = true;
    }
    return new Look(
        refused,
        texts,
        THREADS.getCurrentThreadCpuTime() - nanos,
        THREADS.getCurrentThreadAllocatedBytes() - bytes);
  }

  /**
   * What must not be; to be added to.
   *
   * @param size of all files
   */
  List<String> faults(long size) {
    List<String> faults = new ArrayList<>();
    if (nanos > LONGEST_NANOS) {
      faults.add(String.format(Locale.ROOT, "took %,d ms", nanos / MILLI));
    }
    if (bytes > FLOOR + 2 * size) {
      faults.add(String.format(Locale.ROOT, "allocated %,d bytes for %,d", bytes, size));
    }
    for (String text : texts) {
      if (!PlainText.isText(text)) {
        faults.add("shows a control character: " + PlainText.quoted(text));
      }
    }
    if (refused && !isSentence(texts.getFirst())) {
      faults.add("is refused without a sentence: " + PlainText.quoted(texts.getFirst()));
    }
    return faults;
  }

  /** Several words for people, without names of Java's classes or what turns a line around. */
  private static boolean isSentence(String text) {
    return text.contains(" ")
        && text.length() <= LONGEST_SENTENCE
        && !text.contains("Exception")
        && !text.contains("java.")
        && text.codePoints().noneMatch(c -> Character.getType(c) == Character.FORMAT);
  }
}
