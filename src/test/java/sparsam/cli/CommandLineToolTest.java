package sparsam.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;
import sparsam.InMemory;
import sparsam.lesson.Lessons;
import sparsam.recipe.Presets;
import sparsam.recipe.RecipeReader;
import sparsam.train.bench.FakePeer;

/** The commands as a person types them. */
class CommandLineToolTest {
  private static final JsonMapper JSON = new JsonMapper();

  /** The preset quick with a network so small that it takes a moment. */
  private static final List<String> TINY =
      List.of(
          "run",
          "quick",
          "--set",
          "network.widths=[2,2]",
          "--set",
          "dense.epochs=1",
          "--threads",
          "1");

  @TempDir(factory = InMemory.class)
  private Path folder;

  /** What a command printed, and its exit code. */
  private record Outcome(int code, String out, String err) {}

  private static Outcome call(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    // As the program does: what is not flushed is not printed.
    PrintWriter bufferedOut = new PrintWriter(new BufferedWriter(out), true);
    PrintWriter bufferedErr = new PrintWriter(new BufferedWriter(err), true);
    int code = CommandLineTool.run(args, bufferedOut, bufferedErr);
    return new Outcome(code, out.toString(), err.toString());
  }

  private static Outcome tiny(String... more) {
    return call(Stream.concat(TINY.stream(), Stream.of(more)).toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "run ",
        "presets ",
        "lesson ",
        "lesson list ",
        "lesson print ",
        "lesson check ",
        "data ",
        "data list ",
        "data show ",
        "data fetch ",
        "verify ",
        "bench ",
        "report ",
        "sweep ",
        "flatness ",
        "landscape ",
        "networks ",
        "export "
      })
  void everyCommandHasHelp(String command) {
    Outcome outcome = call((command + "--help").split(" "));
    assertEquals(0, outcome.code());
    assertTrue(outcome.out().startsWith("Usage: sparsam"), outcome.out());
    assertEquals("", outcome.err());
  }

  /** A sign of percent that is one stands twice: a help that cannot be formatted warns. */
  @Test
  void everyHelpIsAFormat() {
    areFormats(CommandSpec.forAnnotatedObject(CommandLineTool.class));
  }

  private static void areFormats(CommandSpec command) {
    Stream<String> lines =
        Stream.concat(
            Stream.of(command.usageMessage().description(), command.usageMessage().footer())
                .flatMap(Arrays::stream),
            Stream.concat(command.options().stream(), command.positionalParameters().stream())
                .flatMap(arg -> Arrays.stream(arg.description())));
    lines.forEach(line -> assertDoesNotThrow(() -> line.formatted(), line));
    command.subcommands().values().forEach(sub -> areFormats(sub.getCommandSpec()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "frobnicate | frobnicate",
        "run | what to run is missing: a recipe file, or one of quick, notebook, fair, label-noise",
        "run nothing | quick, notebook, fair, label-noise",
        "run quick --threads 0 | --threads is 0; allowed is 1 to 32",
        "run quick --set prune.fraction=2 | prune.fraction is 2; allowed is a number from 0 to 1",
        "run quick --set prune.fractoin=0.5 | prune.fractoin",
        "run quick --seed many | many",
        "run quick --arms-at-once 0 | armsAtOnce is 0; allowed is a whole number from 1 to 16",
        "run quick --arms-at-once 2 --threads 3 | --threads is 3, but each of 2 arms at once"
            + " computes with one thread",
        "run --resume --out runs --arms-at-once 2 | leave --set, --seed and --arms-at-once away",
        "run --resume | --resume needs --out",
        "presets nothing | quick, notebook, fair, label-noise",
        "data fetch nothing | mnist-10k, fashion-10k, mnist, fashion-mnist",
        "bench --seconds 0 | --seconds is 0.0; allowed is 0.01 to 3600.0",
        "bench --threads 1,33 | --threads is 33; allowed is 1 to 32",
        "bench --pairs 0 | --pairs is 0; allowed is 1 to 1000",
        "bench --network lenet | no architecture is called \"lenet\"",
        "bench --layers --flatness | --layers is measured alone",
        "bench --json --markdown | mutually exclusive",
        "verify | FILE"
      })
  void wrongUsageIsOneSentenceAndCodeTwo(String command, String expected) {
    Outcome outcome = call(command.split(" "));
    assertEquals(2, outcome.code());
    assertEquals("", outcome.out());
    assertTrue(outcome.err().startsWith("sparsam: "), outcome.err());
    assertTrue(outcome.err().contains(expected), outcome.err());
    assertTrue(outcome.err().endsWith("--help" + System.lineSeparator()), outcome.err());
    assertEquals(2, outcome.err().lines().count(), outcome.err());
  }

  @Test
  void lessonsAreListedPrintedAndChecked(@TempDir Path folder) throws Exception {
    Outcome list = call("lesson", "list");
    assertEquals(0, list.code());
    List<Path> files = new ArrayList<>();
    for (String name : Lessons.NAMES) {
      assertTrue(list.out().contains(name), name);
      Outcome printed = call("lesson", "print", name);
      files.add(Files.writeString(folder.resolve(name + ".sparsam-lesson"), printed.out()));
    }
    Outcome good = call("lesson", "check", files.get(0).toString(), files.get(1).toString());
    assertEquals(0, good.code());
    assertTrue(good.out().contains("\"Where is the cliff?\", 4 steps"), good.out());
    Path bad =
        Files.writeString(
            folder.resolve("bad.sparsam-lesson"),
            Files.readString(files.get(0)).replace("\"minutes\": 5", "\"minutes\": -5"));
    Outcome both = call("lesson", "check", bad.toString(), files.get(1).toString());
    assertEquals(1, both.code());
    assertTrue(
        both.err().contains("minutes is -5; allowed is a whole number from 1 to 90"), both.err());
    assertTrue(both.out().contains("can be given"), "the others are looked at too");
    assertEquals(2, call("lesson", "print", "nothing").code());
    assertEquals(2, call("lesson").code());
  }

  @Test
  void presetsPrintsRecipesThatReadBack() throws Exception {
    Outcome list = call("presets");
    for (String name : Presets.NAMES) {
      assertTrue(list.out().contains(name));
      Outcome outcome = call("presets", name);
      assertEquals(0, outcome.code());
      assertEquals(Presets.load(name), RecipeReader.parse("printed", outcome.out()));
    }
  }

  @Test
  void dataListNamesEverySetAndItsSize() {
    Outcome outcome = call("data", "list", "--data-dir", folder.toString());
    assertEquals(0, outcome.code());
    assertTrue(
        outcome.out().contains("mnist-10k       7,200         800   2,000  inside the program"),
        outcome.out());
    assertTrue(outcome.out().contains("sparsam data fetch fashion-mnist"), outcome.out());
  }

  @Test
  void verifyPassesWhereNumbersAgreeAndFailsWhereOneFileDoesNot() throws IOException {
    Path traces = Path.of("src/test/resources/traces");
    Outcome good = call("verify", traces.resolve("sam-masked.safetensors").toString());
    assertEquals(0, good.code());
    assertTrue(
        good.out()
            .contains(
                "sam-masked.safetensors: classifier [4, 8], sam, 4 steps of 16, masked, agrees"),
        good.out());
    assertTrue(good.out().contains("1 passed, 0 failed"));

    Path broken = Files.writeString(folder.resolve("broken.safetensors"), "not a trace");
    Outcome bad =
        call("verify", broken.toString(), traces.resolve("prune-masks.safetensors").toString());
    assertEquals(1, bad.code());
    assertTrue(bad.out().contains("1 passed, 1 failed"), bad.out());
    assertTrue(bad.err().startsWith("sparsam: " + broken), bad.err());
  }

  private static Outcome bench(String... more) {
    List<String> few =
        List.of("bench", "--network", "lenet-300-100", "--seconds", "0.01", "--batch", "8");
    return call(Stream.concat(few.stream(), Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void benchPrintsOneObjectALine() throws IOException {
    Outcome outcome = bench("--json", "--threads", "1,2");
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals("", outcome.err());
    List<String> lines = outcome.out().lines().toList();
    assertEquals(2 * 10, lines.size());
    for (int i = 0; i < lines.size(); i++) {
      JsonNode measurement = JSON.readTree(lines.get(i));
      assertTrue(measurement.get("engine").asText().startsWith("sparsam"));
      assertEquals("lenet-300-100", measurement.get("model").asText());
      assertTrue(measurement.get("median_ms").asDouble() > 0);
      assertTrue(measurement.get("cpu_ms").asDouble() >= 0);
      assertEquals(i < 10 ? 1 : 2, measurement.get("threads").asInt());
      boolean evaluation = i % 10 >= 4;
      assertTrue(measurement.get(evaluation ? "evaluations" : "steps").asInt() > 0);
      assertEquals(
          evaluation ? 10_000 : 8, measurement.get(evaluation ? "images" : "batch").asInt());
    }
  }

  @Test
  void benchComparesWithAPeerInPairs() throws Exception {
    Outcome outcome =
        bench("--threads", "1", "--markdown", "--pairs", "2", "--peer", FakePeer.command("good"));
    assertEquals(0, outcome.code(), outcome.err());
    List<String> lines = outcome.out().lines().toList();
    assertTrue(lines.getFirst().endsWith(" | fake 1.0 | times as fast |"), outcome.out());
    assertTrue(lines.get(2).contains(" | SGD step | "), outcome.out());
    assertTrue(lines.get(2).contains(" | 10.0 | "), outcome.out());
    assertTrue(lines.get(3).contains(" | 20.0 | "), outcome.out());
    assertTrue(lines.get(4).contains(" | 101 | "), outcome.out());
    assertTrue(lines.getLast().contains("2 runs of each in turn"), outcome.out());
    assertTrue(lines.getLast().contains("`sparsam bench --network lenet-300-100"), outcome.out());
    assertEquals(2 * (3 + 10), outcome.err().lines().count(), outcome.err());
  }

  @Test
  void benchSaysInOneSentenceWhatAPeerDidWrong() throws Exception {
    Outcome outcome = bench("--peer", FakePeer.command("failing"));
    assertEquals(1, outcome.code());
    assertEquals("", outcome.out());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertTrue(
        outcome.err().strip().endsWith("exit code 3: no module of this name"), outcome.err());
  }

  @Test
  void aRunPrintsItsResultsAndGoesOnWhereItEnded() throws IOException {
    Path out = folder.resolve("run");
    Outcome first = tiny("--json", "--out", out.toString());
    assertEquals(0, first.code(), first.err());
    JsonNode run = JSON.readTree(first.out());
    assertEquals("finished", run.get("state").asText());
    assertEquals(Files.readString(out.resolve("run.json")), first.out());
    assertTrue(first.err().contains("epoch 1 of 1"), first.err());

    Outcome again = tiny("--out", out.toString());
    assertEquals(1, again.code());
    assertTrue(again.err().contains("holds a run already"), again.err());

    Outcome resumed = call("run", "--resume", "--out", out.toString(), "--threads", "1");
    assertEquals(0, resumed.code(), resumed.err());
    assertTrue(resumed.out().contains("95 % interval"), resumed.out());
    assertEquals(
        JSON.readTree(first.out()).get("results"),
        JSON.readTree(Files.readString(out.resolve("run.json"))).get("results"));
  }

  @Test
  void armsThatRaceComeToTheSameAsOneAfterAnother() throws IOException {
    Path one = folder.resolve("one");
    Path race = folder.resolve("race");
    assertEquals(0, tiny("--out", one.toString()).code());
    Outcome raced = tiny("--arms-at-once", "2", "--out", race.toString());
    assertEquals(0, raced.code(), raced.err());
    assertTrue(raced.out().contains(", 2 arms at once, 1 thread each, in "), raced.out());
    for (String file : List.of("metrics.csv", "predictions.csv", "steps/sam.csv")) {
      assertEquals(Files.readString(one.resolve(file)), Files.readString(race.resolve(file)), file);
    }
    Outcome again = call("run", "--resume", "--out", race.toString());
    assertEquals(0, again.code(), again.err());
    Outcome others = call("run", "--resume", "--out", race.toString(), "--threads", "2");
    assertEquals(2, others.code(), others.out());
  }

  @Test
  void aDivergingArmIsNamedAndTheOthersHaveResults() {
    Outcome outcome =
        tiny("--set", "arms[0].optimizer.lr=1000", "--out", folder.resolve("run").toString());
    assertEquals(1, outcome.code());
    assertTrue(outcome.out().contains("lr 1000"), outcome.out());
    assertTrue(
        outcome.out().lines().anyMatch(line -> line.startsWith("SAM") && line.contains("80.0 %")),
        outcome.out());
  }

  @Test
  void aFolderThatCannotBeIsOneSentence() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Outcome outcome = tiny("--out", file.toString());
    assertEquals(1, outcome.code());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertTrue(outcome.err().startsWith("sparsam: " + file + " is a file"), outcome.err());
    assertFalse(outcome.err().contains("Exception"));
  }
}
