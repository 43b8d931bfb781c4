package sparsam.report.table;

/** Words as Markdown has them: what it would take for markup is escaped. */
final class Markdown {
  private static final String MARKUP = "\\`*_{}[]<>|~$";

  private Markdown() {}

  static String escape(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c == '&') {
                out.append("&amp;");
              } else {
                out.append(MARKUP.indexOf(c) >= 0 ? "\\" : "");
                out.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
              }
            });
    return out.toString();
  }
}
