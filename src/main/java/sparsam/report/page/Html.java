package sparsam.report.page;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes HTML that is XML as well: every element closed, every text escaped. */
public final class Html {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Begins an element.
   *
   * @param attributes names and values by turns
   */
  public Html open(String tag, String... attributes) {
    begin(tag, attributes).append('>');
    open.push(tag);
    return this;
  }

  /** An element without content. */
  public Html empty(String tag, String... attributes) {
    begin(tag, attributes).append("/>");
    return this;
  }

  private StringBuilder begin(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(escape(attributes[i + 1])).append('"');
    }
    return out;
  }

  /** Ends the element begun last. */
  public Html close() {
    out.append("</").append(open.pop()).append(">");
    return this;
  }

  /** Ends the element begun last, and its line. */
  public Html closeLine() {
    return close().line();
  }

  public Html line() {
    out.append('\n');
    return this;
  }

  public Html text(String text) {
    out.append(escape(text));
    return this;
  }

  /** An element that holds only text. */
  public Html element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /** What is written as it is: a picture's element, a style sheet. */
  public Html raw(String markup) {
    out.append(markup);
    return this;
  }

  /** Text as HTML and XML have it; characters that XML forbids become a replacement character. */
  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
              }
            });
    return escaped.toString();
  }

  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c <= 0x7E)
        || (c >= 0xA0 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || (c >= 0x10000 && (c & 0xFFFE) != 0xFFFE);
  }

  /** All of it; every element must have been ended. */
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("<%s> has no end".formatted(open.peek()));
    }
    return out.toString();
  }
}
