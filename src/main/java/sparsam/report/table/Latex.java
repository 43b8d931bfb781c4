package sparsam.report.table;

import java.util.Map;

/** Words as LaTeX has them: what it would take for an order is escaped, signs become its own. */
final class Latex {
  private static final Map<Integer, String> SIGNS =
      Map.ofEntries(
          Map.entry((int) '\\', "\\textbackslash{}"),
          Map.entry((int) '{', "\\{"),
          Map.entry((int) '}', "\\}"),
          Map.entry((int) '$', "\\$"),
          Map.entry((int) '&', "\\&"),
          Map.entry((int) '#', "\\#"),
          Map.entry((int) '%', "\\%"),
          Map.entry((int) '_', "\\_"),
          Map.entry((int) '^', "\\textasciicircum{}"),
          Map.entry((int) '~', "\\textasciitilde{}"),
          Map.entry((int) '<', "$<$"),
          Map.entry((int) '>', "$>$"),
          Map.entry((int) '|', "$|$"),
          Map.entry((int) '"', "''"),
          Map.entry((int) '[', "{[}"), // after the end of a row it would be a length
          Map.entry((int) ']', "{]}"),
          Map.entry((int) '*', "{*}"),
          Map.entry((int) '“', "``"),
          Map.entry((int) '”', "''"),
          Map.entry((int) '‘', "`"),
          Map.entry((int) '’', "'"),
          Map.entry((int) '–', "--"),
          Map.entry((int) '—', "---"),
          Map.entry((int) '…', "\\ldots{}"),
          Map.entry((int) '−', "$-$"),
          Map.entry((int) '×', "$\\times$"),
          Map.entry((int) '·', "$\\cdot$"),
          Map.entry((int) '≤', "$\\leq$"),
          Map.entry((int) '≥', "$\\geq$"),
          Map.entry((int) '→', "$\\to$"),
          Map.entry((int) '‖', "$\\|$"),
          Map.entry((int) '∞', "$\\infty$"),
          Map.entry((int) '∇', "$\\nabla$"),
          Map.entry(0x00A0, "~"),
          Map.entry(0x2009, "\\,"),
          Map.entry(0x202F, "\\,"),
          Map.entry((int) '⁻', "$^{-}$"));

  private static final String DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final String GREEK = "αβγδεζηθικλμνξοπρςστυφχψω";
  private static final String[] GREEK_NAMES = {
    "alpha",
    "beta",
    "gamma",
    "delta",
    "varepsilon",
    "zeta",
    "eta",
    "theta",
    "iota",
    "kappa",
    "lambda",
    "mu",
    "nu",
    "xi",
    "omicron",
    "pi",
    "rho",
    "varsigma",
    "sigma",
    "tau",
    "upsilon",
    "varphi",
    "chi",
    "psi",
    "omega"
  };

  private Latex() {}

  static String escape(String text) {
    StringBuilder out = new StringBuilder();
    // A number and its percent sign stay together, as the percent sign's name is not "percent".
    text.replace(" %", "\u202F%").codePoints().forEach(c -> out.append(sign(c)));
    // Powers of several digits are one power.
    return out.toString().replace("}$$^{", "");
  }

  private static String sign(int c) {
    String known = SIGNS.get(c);
    if (known != null) {
      return known;
    }
    int greek = GREEK.indexOf(c);
    if (greek >= 0) {
      return "$" + (c == 'ο' ? "o" : "\\" + GREEK_NAMES[greek]) + "$";
    }
    int digit = DIGITS.indexOf(c);
    if (digit >= 0) {
      return "$^{" + digit + "}$";
    }
    return Character.isISOControl(c) ? " " : Character.toString(c);
  }
}
