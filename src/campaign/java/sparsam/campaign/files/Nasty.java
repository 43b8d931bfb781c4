package sparsam.campaign.files;

import java.util.List;
import java.util.SplittableRandom;

/** Words, numbers and names that programs fall over. */
public final class Nasty {
  /** Control characters, turned directions, lone halves, markup, formulas, paths. */
  public static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\u0000",
          "\u001b[31mred\u001b[0m",
          "\u001b]0;title\u0007",
          "\u009b2J",
          "a\rb",
          "two\nlines",
          "tab\there",
          "\u2028next\u2029",
          "\u202ereversed\u202c",
          "\u2066isolated",
          "\u200bnothing to see",
          "\ufeffmark",
          "\ud83d",
          "\udc00",
          "\ud83d\ude00",
          "e\u0301\u0323",
          "<script>alert(1)</script>",
          "\" onload=\"alert(1)",
          "'><img src=x onerror=alert(1)>",
          "&amp;&#60;",
          "]]>",
          "--><!--",
          "=1+1",
          "+1",
          "-1+1",
          "@SUM(A1)",
          "=HYPERLINK(\"http://example.org\")",
          "\t=1+1",
          "..",
          "../../escape",
          "/tmp/escape",
          "C:\\escape",
          "CON",
          "a/b",
          ".hidden",
          "dense",
          "pruned",
          "initial",
          "%s%n%d",
          "${jndi:ldap://x}",
          "null",
          "NaN",
          "x".repeat(5000));

  /** Ends of the types, what is no number, and what is just outside. */
  static final List<String> NUMBERS =
      List.of(
          "0",
          "-0.0",
          "1",
          "-1",
          "2",
          "3.5",
          "255",
          "256",
          "65536",
          "1e9",
          "1e99",
          "-1e99",
          "1e400",
          "1e-400",
          "4.9e-324",
          "1e-38",
          "3.5e38",
          "NaN",
          "Infinity",
          "-Infinity",
          "2147483647",
          "2147483648",
          "-2147483649",
          "9223372036854775807",
          "9223372036854775808",
          "99999999999999999999999999",
          "0x10",
          "1_000",
          "1,5",
          "true",
          "null",
          "\"5\"",
          "[]",
          "{}",
          "9".repeat(400));

  /** Of whole numbers that stand in a file's head. */
  static final long[] LENGTHS = {
    0,
    1,
    -1,
    127,
    128,
    255,
    256,
    32_767,
    65_535,
    65_536,
    1 << 20,
    100_000_000,
    Integer.MAX_VALUE - 8,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    1L << 32,
    1L << 40,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  private Nasty() {}

  public static String text(SplittableRandom random) {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  static String number(SplittableRandom random) {
    return NUMBERS.get(random.nextInt(NUMBERS.size()));
  }

  static long length(SplittableRandom random) {
    return LENGTHS[random.nextInt(LENGTHS.length)];
  }
}
