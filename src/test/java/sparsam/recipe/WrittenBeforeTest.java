package sparsam.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sparsam.experiment.TinyRun;

/** Recipe files that an earlier version wrote are read, and written the same to the last byte. */
class WrittenBeforeTest {
  /** A preset whose arms have other names now. */
  private static final Set<String> RENAMED = Set.of("label-noise");

  private static final Path FILES = Path.of("src/test/resources/recipes");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void isWrittenAsItWas(Path file) throws Exception {
    assertEquals(Files.readString(file), RecipeWriter.write(RecipeReader.read(file)));
    assertEquals(Files.readString(file), RecipeWriter.write(source(file)));
  }

  /** What the file was written from, where that still is there. */
  private static Recipe source(Path file) throws Exception {
    String name = file.getFileName().toString().replace(".json", "");
    return Presets.NAMES.contains(name) && !RENAMED.contains(name)
        ? Presets.load(name).withCompare(List.of()) // They named no question then.
        : name.equals("tiny") ? TinyRun.recipe() : RecipeReader.read(file);
  }
}
