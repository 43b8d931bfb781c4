package sparsam.campaign.part;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import sparsam.cli.CommandLineTool;

/** How a command line ended, and what it said. */
public record Said(int code, String out, String err) {
  /** What nothing but a fault of the program's own says. */
  private static final List<String> NEVER =
      List.of("an error in the program itself", "Exception", "\tat ", "null");

  private static final Pattern VERB = Pattern.compile(" (cannot|holds|is|was|could|has|lacks) ");

  /** Does what a command line does, in this process. */
  public static Said by(List<String> arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        CommandLineTool.run(
            arguments.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    return new Said(code, out.toString(), err.toString());
  }

  private static boolean isSentence(String line) {
    return line.startsWith("sparsam: ") && VERB.matcher(line).find();
  }

  /** Why this is no way for a command to fail: with sentences and 1; empty where it is one. */
  public Optional<String> flaw() {
    String said = err.strip();
    if (code != 1) {
      return Optional.of(String.format(Locale.ROOT, "ended with %d: %s", code, said));
    }
    if (said.isEmpty() || !said.lines().allMatch(Said::isSentence)) {
      return Optional.of("no sentence: " + said);
    }
    return NEVER.stream()
        .filter(said::contains)
        .findFirst()
        .map(word -> "no sentence for a person: " + said);
  }
}
