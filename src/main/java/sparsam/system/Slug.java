package sparsam.system;

import java.text.Normalizer;
import java.util.Locale;

/** Names as file names that every system accepts. */
public final class Slug {
  private Slug() {}

  /**
   * Lower-case letters, digits and dots, everything else as single dashes; empty where nothing is
   * left. {@code "SAM ρ 0.05"} becomes {@code "sam-rho-0.05"}.
   */
  public static String of(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKD)
        .toLowerCase(Locale.ROOT)
        .replace("ρ", "rho")
        .replace("η", "eta")
        .replaceAll("\\p{M}+", "")
        .replaceAll("[^a-z0-9.]+", "-")
        .replaceAll("^[-.]+|[-.]+$", "");
  }
}
