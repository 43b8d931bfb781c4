package sparsam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sparsam.cli.CommandLineTool;
import sparsam.experiment.TinyRun;
import sparsam.plot.OnScreen;
import sparsam.report.Report;
import sparsam.report.ReportFolder;
import sparsam.report.ToldRun;
import sparsam.text.Strings;

/** Work in other people's locales: the same bytes as in English. */
@Timeout(120)
@OnScreen
@Isolated("it changes the process's locale")
class LocaleTest {
  private static final Pattern OTHER_DIGITS = Pattern.compile("[\\p{Nd}&&[^0-9]]");

  /** What no two runs share: how long it took, and where it lies. */
  private static final Pattern OWN = Pattern.compile(TinyRun.MEASURED + "|[0-9.]+(?= *\n)|in \\S+");

  /** What a clock says of a pruned network: its digits, and how wide its table is. */
  private static final Pattern TIMED = Pattern.compile("(?s)pruned: \\S+ as fast.*?\n\n");

  /** With the power of ten of a very small one, in UTF-8's bytes: "3 × 10⁻⁴". */
  private static final Pattern NUMBER =
      Pattern.compile("[0-9]+(\\.[0-9]+)?( \u00c3\u0097 10[\u00c2\u00e2\u0081\u00b2-\u00bb]+)?");

  private static final List<String> OTHERS =
      List.of(".png", ".svg", ".pdf", ".html", "checkpoint.safetensors", ".lock");

  private static final String[] RUN = {
    "run",
    "quick",
    "--set",
    "network.architecture=lenet-300-100",
    "--set",
    "network.widths=[2,2]",
    "--set",
    "dense.epochs=1",
    "--set",
    "arms=[]",
    "--threads",
    "1",
    "--out"
  };

  @TempDir(factory = InMemory.class)
  static Path english;

  @TempDir(factory = InMemory.class)
  Path folder;

  private static Report report;

  @BeforeAll
  static void workInEnglish() throws Exception {
    Report whole = ToldRun.make(english.resolve("told")).report();
    report =
        new Report(
            whole.run(),
            whole.adjustments(),
            whole.figures().stream().filter(one -> one.id().equals("comparison")).toList());
    done(Locale.ENGLISH, english.resolve("done"));
  }

  private static void done(Locale locale, Path into) throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(locale);
    try {
      String said = call(with(RUN, into.resolve("run").toString()));
      Files.writeString(into.resolve("said.txt"), said);
      ReportFolder.write(report, into.resolve("report"), new Strings());
    } finally {
      Locale.setDefault(before);
    }
  }

  private static String[] with(String[] args, String more) {
    String[] all = Arrays.copyOf(args, args.length + 1);
    all[args.length] = more;
    return all;
  }

  private static String call(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = CommandLineTool.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
    assertEquals(0, code, err::toString);
    return out.toString();
  }

  /**
   * The content of every file that a machine reads by its name, in Latin-1, which has a letter for
   * every byte. Pictures' letters are drawn after the rules of the language, as tr has no ligatures
   * with an i: the program sets English before it draws.
   */
  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString();
        if (OTHERS.stream().anyMatch(name::endsWith)) {
          continue;
        }
        contents.put(name, Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG-u-nu-arab", "fa-IR", "th-TH-u-nu-thai", "tr-TR"})
  void runsAndReportsAreTheSameInEveryLanguage(String language) throws IOException {
    done(Locale.forLanguageTag(language), folder);
    Map<String, String> expected = contents(english.resolve("done"));
    Map<String, String> there = contents(folder);
    String page = Files.readString(folder.resolve("report/report.html"));
    assertFalse(OTHER_DIGITS.matcher(page).find(), page);
    assertEquals(expected.keySet(), there.keySet());
    assertTrue(expected.containsKey("report/data/comparison.csv"), expected.keySet()::toString);
    expected.forEach(
        (file, content) -> {
          String own = there.getOrDefault(file, "");
          boolean timed = List.of("run/run.json", "said.txt").contains(file);
          assertEquals(timed ? timeless(content) : content, timed ? timeless(own) : own, file);
        });
  }

  private static String timeless(String text) {
    String timed =
        TIMED
            .matcher(text)
            .replaceAll(
                table ->
                    NUMBER
                        .matcher(table.group())
                        .replaceAll("9")
                        .replaceAll("[ -]+", " ")
                        .replaceAll("dense|sparse", "…"));
    return OWN.matcher(timed).replaceAll("…");
  }

  @Test
  void theProgramSpeaksEnglishWhereverItStarts() throws Exception {
    Started.Way way =
        new Started.Way(
            folder,
            Map.of("LC_ALL", "C.UTF-8"),
            List.of("-Duser.language=ar", "-Duser.country=EG"));
    Started refused = Started.with(way, "run", "quick", "--threads", "77");
    assertTrue(refused.err().contains("--threads is 77; allowed is 1 to 32"), refused.err());
    assertFalse(OTHER_DIGITS.matcher(refused.err()).find(), refused.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"run Prüfung.json", ""})
  void aLocaleWithoutItsLettersIsNamedBeforeAnythingIsDone(String command) throws Exception {
    assumeTrue(System.getProperty("os.name", "").equals("Linux"), "others name files in Unicode");
    Started started =
        Started.with(
            new Started.Way(folder, Map.of("LC_ALL", "C", "DISPLAY", ":77"), List.of()),
            command.isEmpty() ? new String[0] : command.split(" "));
    assertEquals(1, started.code(), started.err());
    assertEquals("", started.out());
    assertTrue(
        started.err().startsWith("sparsam: The locale here (LC_ALL=C) knows no letters"),
        started.err());
    assertEquals(1, started.err().lines().count(), started.err());
    try (Stream<Path> all = Files.list(folder)) {
      assertEquals(List.of(), all.toList());
    }
  }
}
