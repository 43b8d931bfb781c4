package sparsam.system.bug;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import sparsam.system.PlainText;
import sparsam.system.WholeFile;

/**
 * All that is needed to look for an error of the program itself, as text that a person may read
 * before sending it anywhere; the program sends nothing.
 *
 * @param facts a line each: version, computer
 * @param parts what happened, the recipe, the log
 */
public record BugReport(List<String> facts, List<Part> parts) {
  /** How much of the log goes into a report: a crash's stack trace and what led to it. */
  public static final int LOG_LINES = 60;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmmss-SSS", Locale.ROOT);

  /** Several lines under a heading. */
  public record Part(String heading, String text) {
    public Part(String heading, List<String> lines) {
      this(heading, String.join("\n", lines));
    }
  }

  public BugReport {
    facts = List.copyOf(facts);
    parts = List.copyOf(parts);
  }

  /** A stack with its causes. */
  public static String stack(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  /** All of it, the person's own folder as {@code ~}; what steers a terminal is replaced. */
  public String text() {
    List<String> blocks = new ArrayList<>(List.of(String.join("\n", facts)));
    for (Part part : parts) {
      blocks.add(part.text().isBlank() ? part.heading() : part.heading() + "\n" + part.text());
    }
    String all =
        blocks.stream()
            .flatMap(block -> (block.stripTrailing() + "\n\n").lines())
            .map(line -> PlainText.line(line.replace("\t", "    ")))
            .collect(Collectors.joining("\n", "", "\n"));
    return Home.mine().hide(all);
  }

  /**
   * Writes it into a file of its own.
   *
   * @param folder which is made if need be
   * @param now after which the file is named
   * @throws IOException with the reason where it cannot be written
   */
  public Path write(Path folder, LocalDateTime now) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("sparsam-error-" + TIME.format(now) + ".txt");
    WholeFile.write(file, text());
    return file;
  }
}
