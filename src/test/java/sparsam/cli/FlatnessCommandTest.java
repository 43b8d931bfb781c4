package sparsam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import sparsam.flatness.Portrait;
import sparsam.flatness.StudyFile;
import sparsam.nn.file.Safetensors;
import sparsam.nn.file.Tensor;
import sparsam.store.PastRun;
import sparsam.store.RunFolder;

/** Flatness from the command line, of a small run. */
@Isolated("ND4J changes the number of BLAS threads")
class FlatnessCommandTest {
  private static final List<String> SMALL =
      List.of(
          "quick", "--set=network.widths=[2,2]", "--set=dense.epochs=1", "--set=arms[*].epochs=1");

  @TempDir private static Path trained;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String arm = "";

  @BeforeAll
  static void train() {
    StringWriter said = new StringWriter();
    List<String> arguments = new ArrayList<>(List.of("run"));
    arguments.addAll(SMALL);
    arguments.addAll(List.of("--threads", "1", "--out", trained.resolve("run").toString()));
    int code =
        CommandLineTool.run(
            arguments.toArray(String[]::new), new PrintWriter(said), new PrintWriter(said));
    assertEquals(0, code, said::toString);
  }

  @BeforeEach
  void copy() throws IOException {
    Path run = trained.resolve("run");
    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : files.toList()) {
        Files.copy(file, run().resolve(run.relativize(file).toString()));
      }
    }
    arm = PastRun.open(run()).recipe().arms().getFirst().name();
  }

  private Path run() {
    return folder.resolve("run");
  }

  private Path weights() throws IOException {
    try (RunFolder open = RunFolder.resume(run())) {
      return open.weightsFile(arm);
    }
  }

  private int flatness(String... more) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] args =
        Stream.concat(
                Stream.of("flatness", run().toString(), "--threads", "1"), Arrays.stream(more))
            .toArray(String[]::new);
    return CommandLineTool.run(args, new PrintWriter(out), new PrintWriter(err));
  }

  @Test
  void whatWasMeasuredOnceIsNotMeasuredAgain() throws IOException {
    assertEquals(0, flatness("--examples", "40", "--measure", "trace,rise"), err::toString);
    assertTrue(out.toString().contains(": trace"), out::toString);
    assertTrue(out.toString().contains("On 40 training images."), out::toString);
    String kept = Files.readString(run().resolve("flatness.json"));

    assertEquals(0, flatness("--examples", "40", "--measure", "trace"), err::toString);
    assertFalse(out.toString().contains(": trace"), out::toString);
    assertEquals(kept, Files.readString(run().resolve("flatness.json")));

    assertEquals(0, flatness("--examples", "40", "--measure", "trace,average"), err::toString);
    assertFalse(out.toString().contains(": trace"), out::toString);
    assertTrue(out.toString().contains(": average"), out::toString);
  }

  @Test
  void everyMeasureIsInTheJson() throws IOException {
    assertEquals(0, flatness("--examples", "16", "--measure", "all", "--json"), err::toString);
    JsonNode root = new JsonMapper().readTree(out.toString());
    JsonNode first = root.path("networks").path(0);
    assertEquals(arm, first.path("name").asText());
    assertEquals(5, first.path("eigenvalues").path("largest").size());
    for (String measure : List.of("sharpness", "adaptive", "groups", "average", "rise", "layers")) {
      assertTrue(!first.path(measure).isEmpty(), measure);
    }
    assertEquals(1, sum(first.path("density").path("weights")), 1e-9);
    double layers = 0;
    for (JsonNode layer : first.path("trace").path("layers")) {
      layers += layer.path("value").asDouble();
    }
    double trace = first.path("trace").path("value").asDouble();
    assertEquals(trace, layers, 10 * first.path("trace").path("error").asDouble() + 0.3 * trace);
    assertEquals(root.path("networks").size() - 1, root.path("verdicts").size());
    String again = out.toString();
    assertEquals(0, flatness("--examples", "16", "--measure", "all", "--json"), err::toString);
    assertEquals(again, out.toString());
  }

  @Test
  void whatWasFoundIsToldThoughALaterSourceIsNotThere() throws IOException {
    String missing = folder.resolve("nothing").toString();
    assertEquals(1, flatness(missing, "--examples", "16", "--measure", "rise", "--arms", arm));
    assertTrue(out.toString().contains("run: " + arm), out::toString);
    assertTrue(err.toString().contains(missing), err::toString);

    // Whatever it was shown under, it is kept under its own name, which other weights take over.
    JsonNode kept = new JsonMapper().readTree(run().resolve("flatness.json").toFile());
    assertEquals(arm, kept.path("networks").path(0).path("name").asText());
  }

  @Test
  void twoProgramsKeepWhatEitherFound() throws IOException {
    assertEquals(0, flatness("--examples", "16", "--measure", "rise"), err::toString);
    List<Portrait> found = List.copyOf(StudyFile.of(run()).portraits().values());
    Files.delete(run().resolve("flatness.json"));
    StudyFile one = StudyFile.of(run());
    StudyFile other = StudyFile.of(run());
    one.keep(found.getFirst());
    other.keep(found.getLast());
    assertEquals(found, List.copyOf(StudyFile.of(run()).portraits().values()));
  }

  private static double sum(JsonNode numbers) {
    double sum = 0;
    for (JsonNode number : numbers) {
      sum += number.asDouble();
    }
    return sum;
  }

  @Test
  void ofASweepMeansOverTheSeedsArePrinted() {
    String sweep = folder.resolve("sweep").toString();
    List<String> arguments = new ArrayList<>(List.of("sweep"));
    arguments.addAll(SMALL);
    arguments.addAll(List.of("--axis", "fraction=0.5", "--seeds", "2", "--workers", "1"));
    arguments.addAll(List.of("--out", sweep));
    PrintWriter to = new PrintWriter(out);
    PrintWriter wrong = new PrintWriter(err);
    assertEquals(
        0, CommandLineTool.run(arguments.toArray(String[]::new), to, wrong), err::toString);
    String[] flatness = {
      "flatness", sweep, "--examples", "40", "--measure", "eigenvalues", "--threads", "1"
    };
    assertEquals(0, CommandLineTool.run(flatness, to, wrong), err::toString);
    assertTrue(out.toString().contains("fraction 0.5: SAM beside SGD: "), out::toString);
  }

  @Test
  void anArmsNameMayHaveCommas() {
    List<String> known = List.of("dense", "SGD", "SGD, 2× steps", "SAM");
    assertEquals(
        List.of("SGD, 2× steps", "SAM", "SGD"),
        FlatnessCommand.names("SGD, 2× steps, SAM,SGD", known));
    assertEquals(List.of("nobody", "dense"), FlatnessCommand.names("nobody,dense", known));
  }

  @Test
  void wrongUsageIsSaid() {
    assertEquals(2, flatness("--examples", "0"));
    assertTrue(err.toString().contains("without an example there is no loss"), err::toString);
    assertEquals(2, flatness("--measure", "bumps"));
    assertTrue(err.toString().contains("--measure is \"bumps\"; there are"), err::toString);
    assertEquals(1, flatness("--arms", "nobody", "--examples", "5"));
    assertTrue(err.toString().contains("no weights of nobody"), err::toString);
  }

  @Test
  void aDivergedNetworkIsSaid() throws IOException {
    change((name, values) -> values[0] = name.contains("weight") ? Float.NaN : values[0]);
    assertEquals(1, flatness("--arms", arm, "--examples", "5"));
    assertTrue(
        err.toString().contains(arm + " diverged: its weights are not finite"), err::toString);
  }

  @Test
  void aNetworkWithoutWeightsIsSaid() throws IOException {
    change(
        (name, values) -> {
          if (name.startsWith("conv") || name.startsWith("fc")) {
            Arrays.fill(values, 0);
          }
        });
    assertEquals(0, flatness("--arms", arm, "--examples", "8"), err::toString);
    assertTrue(out.toString().contains("100.0 %"), out::toString);
    assertTrue(out.toString().contains("has no weight left"), out::toString);
    assertFalse(out.toString().contains("NaN"), out::toString);
  }

  @Test
  void aDeadLayerIsNamed() throws IOException {
    change(
        (name, values) -> {
          if (name.equals("fc.weight") || name.equals("fc3.weight")) {
            Arrays.fill(values, 0);
          }
        });
    assertEquals(
        0, flatness("--arms", arm, "--examples", "8", "--measure", "eigenvalues"), err::toString);
    assertTrue(out.toString().contains("has dead layers (conv1"), out::toString);
  }

  /** A file of weights alone: nothing is kept beside it. */
  @Test
  void aFileIsMeasuredToo() throws IOException {
    Path file = folder.resolve("mine.safetensors");
    Files.copy(weights(), file);
    int code =
        CommandLineTool.run(
            new String[] {
              "flatness", file.toString(), "--examples", "12", "--measure", "rise", "--threads", "1"
            },
            new PrintWriter(out),
            new PrintWriter(err));
    assertEquals(0, code, err::toString);
    assertTrue(out.toString().contains("mine.safetensors"), out::toString);
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(2, files.count());
    }
  }

  @FunctionalInterface
  private interface Change {
    void on(String name, float[] values);
  }

  private void change(Change change) throws IOException {
    Path file = weights();
    Safetensors weights = Safetensors.read(file);
    weights
        .tensors()
        .forEach(
            (name, tensor) -> {
              if (tensor instanceof Tensor.Floats floats) {
                change.on(name, floats.values());
              }
            });
    Files.write(file, weights.toBytes());
  }
}
