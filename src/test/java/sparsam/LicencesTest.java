package sparsam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Runs {@code packaging/Licences.java} as the packaging does. */
@Isolated("javac reads the JDK through buffers that the headless platform's frames are slow after")
class LicencesTest {
  /** Jars of the tests, which no package carries. */
  private static final Pattern TESTS =
      Pattern.compile(
          "(junit|opentest4j|apiguardian|testfx|org\\.osgi|hamcrest|assertj|archunit|surefire"
              + "|onnxruntime).*");

  @TempDir static Path compiled;
  @TempDir Path folder;

  private String said = "";

  @BeforeAll
  static void compile() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String[] args = {"-d", compiled.toString(), "packaging/Licences.java"};
    assertEquals(0, compiler.run(null, null, null, args));
  }

  @Test
  void everythingShippedHasALicence() throws Exception {
    assertEquals(0, licences(shipped()), said);

    List<String> lines = Files.readAllLines(folder.resolve("out/THIRD-PARTY.txt"));
    for (String what : List.of("picocli 4.", "OpenBLAS 0.3.19, in openblas |", "javafx-base 26.")) {
      assertEquals(1, lines.stream().filter(line -> line.startsWith(what)).count(), what);
    }
    assertTrue(Files.size(folder.resolve("out/texts/GPL-2.0.txt")) > 10_000);
  }

  @Test
  void theTableNamesNothingThatIsNoLongerShipped() throws Exception {
    assertEquals(0, licences(shipped()), said);

    List<String> lines = Files.readAllLines(folder.resolve("out/THIRD-PARTY.txt"));
    List<String> gone =
        Files.readAllLines(Path.of("packaging/licences/licences.txt")).stream()
            .map(line -> line.split("\\|", -1))
            .filter(columns -> columns.length == 5 && columns[1].isBlank())
            .map(columns -> columns[0].strip())
            .filter(jar -> lines.stream().noneMatch(line -> line.startsWith(jar + " ")))
            .toList();
    assertEquals(List.of(), gone);
  }

  @Test
  void aJarThatNobodyLookedUpStopsThePackaging() throws Exception {
    Path known = jar("picocli-4.7.7.jar", Map.of());
    Path unknown = jar("left-pad-1.0.jar", Map.of("META-INF/LICENSE", "Do what you like"));

    assertEquals(1, licences(List.of(known, unknown)));

    assertTrue(said.contains("left-pad-1.0.jar"), said);
    assertTrue(said.contains("licences.txt"), said);
    assertFalse(said.contains("picocli"), said);
  }

  @Test
  void aTextIsKeptOnceAndANoticeForEveryJar() throws Exception {
    String apache = Files.readString(Path.of("LICENSE")).replaceAll("\\s+", " ");
    Path first =
        jar("picocli-1.0.jar", Map.of("META-INF/LICENSE.txt", apache, "META-INF/NOTICE", "mine"));
    Path second =
        jar("commons-io-2.0.jar", Map.of("META-INF/NOTICE", "also mine", "a/Notice.class", "code"));

    assertEquals(0, licences(List.of(first, second)), said);

    try (var files = Files.walk(folder.resolve("out"))) {
      assertEquals(
          List.of("THIRD-PARTY.txt", "commons-io/NOTICE", "picocli/NOTICE", "texts/Apache-2.0.txt"),
          files
              .filter(Files::isRegularFile)
              .map(file -> folder.resolve("out").relativize(file).toString().replace('\\', '/'))
              .sorted()
              .toList());
    }
    assertEquals("mine", Files.readString(folder.resolve("out/picocli/NOTICE")));
  }

  private static List<Path> shipped() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(file -> file.toString().endsWith(".jar"))
        .filter(file -> !TESTS.matcher(file.getFileName().toString()).matches())
        .toList();
  }

  private int licences(List<Path> jars) throws IOException, InterruptedException {
    String[] args =
        Stream.concat(jars.stream(), Stream.of(folder.resolve("out")))
            .map(Path::toString)
            .toArray(String[]::new);
    Process process =
        Jvm.of(compiled.toString(), "Licences", List.of(), args).redirectErrorStream(true).start();
    said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor();
  }

  private Path jar(String name, Map<String, String> files) throws IOException {
    Path jar = folder.resolve(name);
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("a/"));
      for (var file : files.entrySet()) {
        out.putNextEntry(new JarEntry(file.getKey()));
        out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }
}
