package sparsam.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathEncodingTest {
  private static Properties system(String name, String letters, String folder, String maven) {
    Properties system = new Properties();
    system.putAll(
        Map.of(
            "os.name", name,
            "sun.jnu.encoding", letters,
            "user.dir", folder,
            "user.home", "/home/ada",
            "sparsam.arguments.encoding", maven));
    return system;
  }

  @ParameterizedTest
  @CsvSource({
    // system, letters, folder, Maven's letters, argument, window, complains
    "Linux, ANSI_X3.4-1968, /tmp, UTF-8, presets, false, false",
    "Linux, ANSI_X3.4-1968, /tmp, UTF-8, Prüfung.json, false, true",
    "Linux, ANSI_X3.4-1968, /tmp/K\uFFFD\uFFFDse, UTF-8, presets, false, true",
    "Linux, ANSI_X3.4-1968, /tmp, UTF-8, quick.sparsam, true, true",
    "Linux, ISO-8859-1, /tmp, UTF-8, Prüfung.json, false, false",
    "Linux, ISO-8859-1, /tmp, UTF-8, Пруф.json, false, true",
    "Linux, UTF-8, /tmp/Käse, UTF-8, Пруф.json, true, false",
    "Linux, UTF-8, /tmp, ANSI_X3.4-1968, ??.json, false, true",
    "Linux, UTF-8, /tmp, ANSI_X3.4-1968, quick, false, false",
    "Windows 11, Cp1252, C:/Prüfung, UTF-8, Пруф.json, true, false",
    "Mac OS X, ANSI_X3.4-1968, /tmp, UTF-8, Prüfung.json, true, false"
  })
  void whatCannotBeReachedIsSaidAndNothingElse(
      String name,
      String letters,
      String folder,
      String maven,
      String argument,
      boolean window,
      boolean complains) {
    assertEquals(
        complains,
        PathEncoding.complaint(
                system(name, letters, folder, maven), Map.of(), List.of(argument), window)
            .isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "C, C, de_DE, LC_ALL=C",
    "'', POSIX, de_DE, LC_CTYPE=POSIX",
    "'', '', de_DE, LANG=de_DE",
    "'', '', '', none is set"
  })
  void theVariableThatCountsIsNamed(String all, String letters, String lang, String named) {
    String complaint =
        PathEncoding.complaint(
                system("Linux", "ANSI_X3.4-1968", "/tmp", "UTF-8"),
                Map.of("LC_ALL", all, "LC_CTYPE", letters, "LANG", lang),
                List.of("ä"),
                false)
            .orElseThrow();
    assertEquals(
        "The locale here ("
            + named
            + ") knows no letters beyond those of ANSI_X3.4-1968, and files with others in their"
            + " names cannot be reached: put LC_ALL=C.UTF-8 before the command, or a locale with"
            + " UTF-8 that \"locale -a\" lists.",
        complaint);
  }
}
