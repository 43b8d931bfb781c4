package sparsam.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sparsam.recipe.Dials;
import sparsam.recipe.Presets;
import sparsam.recipe.RecipeException;
import sparsam.ui.lab.recipe.Draft;
import sparsam.ui.lab.recipe.Draft.Origin;
import sparsam.ui.runs.TableMemory;
import sparsam.ui.shell.Memory.Content;
import sparsam.ui.shell.Memory.Place;

class MemoryTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("not").resolve("yet").resolve("window.json");
  }

  @Test
  void whatIsRememberedIsWhatWas() throws RecipeException {
    Draft preset =
        new Draft(
            new Origin.Preset("fair"),
            Presets.load("fair"),
            Presets.load("notebook"),
            new Dials(OptionalDouble.of(0.6), OptionalDouble.empty(), OptionalDouble.of(0.01)));
    Draft opened =
        Draft.of(new Origin.File(Path.of("a folder", "mine.sparsam")), Presets.load("quick"));
    for (Draft draft : new Draft[] {preset, opened}) {
      Content content =
          new Content(
              new Place(-10, 20.5, 1200, 800),
              true,
              Appearance.Choice.DARK,
              "answers",
              "runs",
              new TableMemory(
                  List.of("name 190", "-note 200"), List.of("-accuracy"), List.of("/a folder")),
              true,
              draft);
      new Memory(file()).save(content);
      assertEquals(content, new Memory(file()).load());
    }
    Content bare =
        new Content(null, false, Appearance.Choice.LIGHT, "", "", TableMemory.NONE, false, null);
    new Memory(file()).save(bare);
    assertEquals(bare, new Memory(file()).load());
  }

  @Test
  void nothingIsRememberedAtTheFirstStart() {
    assertEquals(Content.NONE, new Memory(file()).load());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no JSON",
        "[]",
        "{\"recipe\": {\"preset\": \"quick\", \"base\": {}, \"edited\": {}}}",
        "{\"recipe\": {\"file\": \"\\u0000\"}}",
        "{\"recipe\": 7}"
      })
  void aDamagedFileMeansAFreshStart(String text) throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), text);
    assertEquals(Content.NONE, new Memory(file()).load());
  }

  @Test
  void aFolderThatCannotBeMadeCostsTheMemoryOnly() throws IOException {
    Files.writeString(folder.resolve("not"), "a file in the way");
    new Memory(file()).save(Content.NONE);
    assertEquals(Content.NONE, new Memory(file()).load());
    assertTrue(Files.isRegularFile(folder.resolve("not")));
  }
}
