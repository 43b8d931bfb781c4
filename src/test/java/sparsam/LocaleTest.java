package sparsam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starts in other people's locales. */
@Timeout(120)
class LocaleTest {
  private static final Pattern OTHER_DIGITS = Pattern.compile("[\\p{Nd}&&[^0-9]]");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "-Duser.language=ar, -Duser.country=EG",
    "-Duser.language=fa, -Duser.country=IR",
    "-Duser.language=th, -Duser.extensions=u-nu-thai",
    "-Duser.language=tr, -Duser.country=TR"
  })
  void aRunIsTheSameInEveryLanguage(String language, String more) throws Exception {
    Started.Way way = new Started.Way(folder, Map.of("LC_ALL", "C.UTF-8"), List.of(language, more));
    Started started =
        Started.with(
            way,
            "run",
            "quick",
            "--set",
            "network.widths=[2,2]",
            "--set",
            "dense.epochs=1",
            "--out",
            "run");
    assertEquals(0, started.code(), started.err());
    assertFalse(OTHER_DIGITS.matcher(started.out()).find(), started.out());
    try (Stream<Path> files = Files.walk(folder.resolve("run"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertFalse(OTHER_DIGITS.matcher(file.toString()).find(), file::toString);
        if (!file.toString().endsWith(".safetensors")) {
          String text = Files.readString(file);
          assertFalse(OTHER_DIGITS.matcher(text).find(), () -> file + ": " + text);
        }
      }
    }
    Started refused = Started.with(way, "run", "quick", "--threads", "77");
    assertTrue(refused.err().contains("--threads is 77; allowed is 1 to 32"), refused.err());
  }

  @ParameterizedTest
  @CsvSource({"presets", "run Prüfung.json", "data list --data-dir Übung", "''"})
  void aLocaleWithoutItsLettersIsNamedBeforeAnythingIsDone(String command) throws Exception {
    assumeTrue(System.getProperty("os.name", "").equals("Linux"), "others name files in Unicode");
    boolean plain = command.equals("presets");
    Path here = plain ? folder.resolve("Prüfung") : folder;
    Files.createDirectories(here);
    Started started =
        Started.with(
            new Started.Way(here, Map.of("LC_ALL", "C", "DISPLAY", ":77"), List.of()),
            command.isEmpty() ? new String[0] : command.split(" "));
    assertEquals(1, started.code(), started.err());
    assertEquals("", started.out());
    assertEquals(
        "sparsam: The locale here (LC_ALL=C) knows no letters beyond those of ANSI_X3.4-1968, and"
            + " files with others in their names cannot be reached: put LC_ALL=C.UTF-8 before the"
            + " command, or a locale with UTF-8 that \"locale -a\" lists."
            + System.lineSeparator(),
        started.err());
    try (Stream<Path> all = Files.list(folder)) {
      assertEquals(plain ? List.of(here) : List.of(), all.toList());
    }
  }

  @Test
  void aPlainLocaleIsGoodForPlainNames() throws Exception {
    Started started =
        Started.with(new Started.Way(folder, Map.of("LC_ALL", "C"), List.of()), "presets", "quick");
    assertEquals(0, started.code(), started.err());
  }

  @Test
  void lettersThatMavenLostAreSaid() throws Exception {
    Started.Way way =
        new Started.Way(
            folder,
            Map.of("LC_ALL", "C.UTF-8"),
            List.of("-Dsparsam.arguments.encoding=ANSI_X3.4-1968"));
    assertEquals(1, Started.with(way, "run", "??.json").code());
    assertEquals(0, Started.with(way, "presets", "quick").code());
  }
}
