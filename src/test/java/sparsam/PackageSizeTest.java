package sparsam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A package that one cannot see at a glance has rooms in it that want names. */
class PackageSizeTest {
  private static final int MOST = 25;

  @Test
  void noPackageHoldsMoreThanTwentyFiveFilesSideBySide() throws IOException {
    Map<Path, Long> sizes;
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      sizes =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()));
    }
    assertFalse(sizes.isEmpty(), "no sources found");
    sizes.values().removeIf(size -> size <= MOST);
    assertEquals(Map.of(), sizes, "give their rooms names");
  }
}
