package sparsam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import sparsam.plot.Toolkit;

/** A landscape from the command line, of a run that the command line made. */
@Isolated("ND4J changes the number of BLAS threads")
@ExtendWith(Toolkit.class) // a picture that came first would end the toolkit for all others
class LandscapeCommandTest {
  private static final String RECIPE =
      """
      {
        "name": "small",
        "data": {"set": "mnist-10k"},
        "network": {"architecture": "classifier", "widths": [2, 4]},
        "seed": 3,
        "batchSize": 100,
        "dense": {"optimizer": {"name": "sgd", "lr": 0.1, "momentum": 0.9}, "epochs": 1},
        "prune": {"fraction": 0.5},
        "arms": [{"name": "SAM", "start": "pruned", "epochs": 1,
                  "optimizer": {"name": "sam", "lr": 0.1, "rho": 0.1}}]
      }
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int sparsam(String... args) {
    return CommandLineTool.run(args, new PrintWriter(out), new PrintWriter(err));
  }

  private int landscape(String... more) {
    return sparsam(
        Stream.concat(
                Stream.of(
                    "landscape",
                    folder.resolve("run").toString(),
                    "--examples=200",
                    "--grid=5",
                    "--threads=1"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void aRunsLandscapesComeOut() throws Exception {
    Path recipe = folder.resolve("small.sparsam");
    Files.writeString(recipe, RECIPE);
    String run = folder.resolve("run").toString();
    assertEquals(0, sparsam("run", recipe.toString(), "--out", run, "--threads=1"), err::toString);

    Path plane = folder.resolve("plane.csv");
    assertEquals(0, landscape("SAM", "--out", plane.toString()), err::toString);
    List<String> rows = Files.readAllLines(plane);
    assertEquals(1 + 25 + 1, rows.size());
    assertTrue(rows.getLast().startsWith("SAM,0,0,"), rows.getLast());
    String middle = rows.get(13);
    assertTrue(middle.startsWith(",0,0,"), middle);
    assertEquals(
        middle.split(",", -1)[3], rows.getLast().split(",", -1)[3], "the network is in the middle");

    String file = folder.resolve("run/weights/dense.safetensors").toString();
    Path line = folder.resolve("line.json");
    assertEquals(0, landscape("dense", "SAM", "--line", "--out", line.toString()), err::toString);
    assertTrue(out.toString().contains("barrier"), out::toString);
    assertTrue(Files.readString(line).contains("\"series\""));
    Path surface = folder.resolve("surface.svg");
    assertEquals(
        0,
        landscape(file, "pruned", "SAM", "--path", "--surface", "--out", surface.toString()),
        err::toString);
    assertEquals(1 + 16, Files.readString(surface).split("<polygon", -1).length - 1);
    assertTrue(out.toString().contains("of the path's variance"), out::toString);
    assertEquals(1, landscape("SAM", "--path"));
    assertTrue(err.toString().contains("kept no weights of the epochs of SAM"), err::toString);
    assertEquals(1, landscape("dense", file, "SAM", "--through"));
    assertTrue(err.toString().contains("lie on one line"), err::toString);
    assertEquals(1, landscape("nobody"));
    assertTrue(err.toString().contains("no network \"nobody\""), err::toString);
  }

  @Test
  void theWayOfATrainingIsDrawn() throws Exception {
    Path recipe = folder.resolve("small.sparsam");
    Files.writeString(recipe, RECIPE);
    String run = folder.resolve("run").toString();
    List<String> set =
        List.of(
            "--set=flatness.weights=1", "--set=arms[*].epochs=3", "--set=network.widths=[4, 4]");
    List<String> all = new ArrayList<>(List.of("run", recipe.toString(), "--out", run));
    all.addAll(set);
    assertEquals(0, sparsam(all.toArray(String[]::new)), err::toString);
    Path path = folder.resolve("path.csv");
    assertEquals(0, landscape("SAM", "--path", "--out", path.toString()), err::toString);
    List<String> rows = Files.readAllLines(path);
    assertEquals(1 + 25 + 4, rows.size());
    assertTrue(rows.get(26).startsWith("epoch 0,"), rows.get(26));
    assertTrue(rows.getLast().startsWith("epoch 3,0,0,"), rows.getLast());
    assertTrue(out.toString().contains("SAM, epoch 2"), out::toString);
    try (Stream<Path> files = Files.list(folder.resolve("run").resolve("landscapes"))) {
      Path kept = files.findFirst().orElseThrow();
      assertTrue(kept.getFileName().toString().startsWith("path-sam-5-"), kept::toString);
      String text = Files.readString(kept);
      Files.writeString(kept, text.replaceFirst("\"loss\": \\[ \\[ [^,]+", "\"loss\": [ [ 777"));
    }
    out.getBuffer().setLength(0);
    assertEquals(0, landscape("SAM", "--path"), err::toString);
    assertTrue(out.toString().contains(" to 777"), "what is there is taken");
    assertTrue(out.toString().contains("SAM, epoch 2"), out::toString);
    assertEquals(0, landscape("SAM", "--epochs"), err::toString);
    assertTrue(out.toString().contains("SAM, epoch 0"), out::toString);
  }

  private int wrong(String... more) {
    return sparsam(
        Stream.concat(Stream.of("landscape", folder.resolve("none").toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void wrongUsageIsSaid() {
    assertEquals(2, wrong("dense", "SAM", "--line", "--surface"));
    assertTrue(err.toString().contains("--surface goes with a plane"), err::toString);
    assertEquals(2, wrong("dense", "--line"));
    assertTrue(err.toString().contains("--line takes 2 NETWORKs, not 1"), err::toString);
    assertEquals(2, wrong("dense", "--line", "--path"));
    assertEquals(2, wrong("dense", "--grid=2"));
    assertTrue(err.toString().contains("--grid is 2; allowed is 3 to 201"), err::toString);
    assertEquals(2, wrong("dense", "--examples=0"));
    assertEquals(2, wrong("dense", "--reach=-1"));
    assertEquals(2, wrong("dense", "--out=plane.gif"));
    assertTrue(err.toString().contains(".png, .svg"), err::toString);
    assertEquals(1, wrong("dense"));
    assertTrue(err.toString().contains("does not exist"), err::toString);
  }
}
