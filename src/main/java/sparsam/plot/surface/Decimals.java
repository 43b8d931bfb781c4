package sparsam.plot.surface;

/** Numbers as drawings in files have them. */
public final class Decimals {
  private Decimals() {}

  /** With two decimals, those that are zero left out. */
  public static String of(double value) {
    long hundredths = Math.round(value * 100);
    String sign = hundredths < 0 ? "-" : "";
    long whole = Math.abs(hundredths) / 100;
    long rest = Math.abs(hundredths) % 100;
    if (rest == 0) {
      return sign + whole;
    }
    return sign + whole + (rest % 10 == 0 ? "." + rest / 10 : rest < 10 ? ".0" + rest : "." + rest);
  }
}
