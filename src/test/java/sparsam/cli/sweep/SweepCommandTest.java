package sparsam.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sparsam.InMemory;
import sparsam.cli.CommandLineTool;
import sparsam.plot.Toolkit;
import sparsam.sweep.Sweep;
import sparsam.sweep.SweepReader;
import sparsam.sweep.SweepWriter;

/** The subcommand as a person types it, on a network so small that it takes a moment. */
@ExtendWith(Toolkit.class) // a report that came first would end the toolkit for all others
class SweepCommandTest {
  private static final String AXIS = "fraction=0.5,0.9";

  @TempDir(factory = InMemory.class)
  static Path temp;

  private static Path folder;
  private static Outcome first;

  /** What a command printed, and its exit code. */
  private record Outcome(int code, String out, String err) {}

  private static Outcome call(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = CommandLineTool.run(args, new PrintWriter(out), new PrintWriter(err));
    return new Outcome(code, out.toString(), err.toString());
  }

  private static Outcome sweep(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "sweep",
                "quick",
                "--set",
                "network.widths=[2,2]",
                "--set",
                "dense.epochs=1",
                "--set",
                "arms[0].epochs=1",
                "--axis",
                AXIS,
                "--seeds",
                "2"));
    all.addAll(List.of(more));
    return call(all.toArray(String[]::new));
  }

  @BeforeAll
  static void sweepOnce() {
    folder = temp.resolve("sweep");
    first = sweep("--out", folder.toString(), "--workers", "2");
  }

  @Test
  void it_says_beforehand_what_it_takes_and_afterwards_what_came_out() {
    assertEquals(0, first.code(), first.err() + first.out());
    assertTrue(first.out().contains("quick: 4 points, 2 fraction under 2 seeds"), first.out());
    assertTrue(first.out().contains("10 trainings (2 dense, 4 SGD, 4 SAM)"), first.out());
    assertTrue(first.out().contains("about "), first.out());
    assertTrue(first.out().contains("10 of 10  "), first.out());
    assertTrue(first.out().contains("Highest on the validation images: "), first.out());
    assertTrue(first.out().contains("95 % interval over the seeds"), first.out());
    assertTrue(first.out().contains("not to be told apart in"), first.out());
    assertTrue(first.out().contains("goes most with fraction"), first.out());
  }

  @Test
  void tables_hold_every_point_and_every_mean() throws Exception {
    List<String> points = Files.readAllLines(folder.resolve("sweep.csv"));
    assertTrue(points.getFirst().startsWith("point,fraction,seed,arm,testAccuracy,"));
    assertEquals(1 + 8, points.size());
    List<String> cells = Files.readAllLines(folder.resolve("cells.csv"));
    assertTrue(cells.getFirst().startsWith("fraction,arm,seeds,failed,mean,low,high,"));
    assertEquals(1 + 4, cells.size());
  }

  @Test
  void a_point_has_the_bits_of_run_with_one_thread() throws Exception {
    Path single = temp.resolve("single");
    Outcome run =
        call(
            "run",
            "quick",
            "--set",
            "network.widths=[2,2]",
            "--set",
            "dense.epochs=1",
            "--set",
            "arms[0].epochs=1",
            "--set",
            "prune.fraction=0.9",
            "--seed",
            "1",
            "--threads",
            "1",
            "--out",
            single.toString());
    assertEquals(0, run.code(), run.err());
    for (String line : Files.readAllLines(folder.resolve("sweep.csv"))) {
      String[] fields = line.split(",", -1);
      if (fields[1].equals("0.9") && fields[2].equals("1")) {
        String weights = "weights/" + (fields[3].equals("SGD") ? "sgd" : "sam") + ".safetensors";
        Path there = folder.resolve(fields[fields.length - 1]).resolve(weights);
        assertEquals(-1, Files.mismatch(single.resolve(weights), there), line);
      }
    }
  }

  @Test
  void what_is_there_is_neither_lost_nor_trained_again() throws Exception {
    Outcome again = sweep("--out", folder.toString());
    assertEquals(1, again.code());
    assertTrue(again.err().contains("holds a sweep already; go on with --resume"), again.err());
    Outcome resumed = call("sweep", "--resume", "--out", folder.toString(), "--json");
    assertEquals(0, resumed.code(), resumed.err());
    assertTrue(resumed.err().contains("Nothing is left to train."), resumed.err());
    JsonNode json = new JsonMapper().readTree(resumed.out());
    assertEquals(2, json.path("cells").size());
    assertEquals(2, json.at("/cells/0/arms/SAM/seeds").asInt());
    assertEquals("SGD", json.at("/cells/0/arms/SAM/contrast/with").asText());
    assertEquals(2, json.at("/best/interval").size());
    Outcome other = sweep("--out", folder.toString(), "--resume", "--set", "batchSize=32");
    assertEquals(1, other.code());
    assertTrue(other.err().contains("batchSize is 64 there and 32 here"), other.err());
    Outcome status = call("sweep", "--status", "--out", folder.toString());
    assertTrue(status.out().startsWith("10 of 10 trainings have ended, 0 are under way"));
  }

  @Test
  void parts_made_apart_say_the_same_together() throws Exception {
    Path one = temp.resolve("one");
    Path two = temp.resolve("two");
    assertEquals(0, sweep("--out", one.toString(), "--shard", "1/2").code());
    assertEquals(0, sweep("--out", two.toString(), "--point", "3").code());
    assertEquals(0, call("sweep", "--out", two.toString(), "--point", "4").code());
    Path all = temp.resolve("all");
    Outcome gathered =
        call(
            "sweep",
            "--gather",
            one.toString(),
            "--gather",
            two.toString(),
            "--out",
            all.toString(),
            "--json");
    assertEquals(0, gathered.code(), gathered.err());
    assertEquals(
        Files.readString(folder.resolve("cells.csv")), Files.readString(all.resolve("cells.csv")));
    String cells = Files.readString(all.resolve("cells.csv"));
    Path larger = temp.resolve("larger");
    assertEquals(0, sweep("--script", "slurm", "--out", larger.toString()).code());
    Path file = larger.resolve("sweep.sparsam");
    Sweep before = SweepReader.read(file);
    SweepWriter.save(SweepReader.with(before, List.of(), 0, before.seeds().size() + 1), file);
    String held = Files.readString(file);
    assertEquals(1, call("sweep", "--gather", one.toString(), "--out", larger.toString()).code());
    assertEquals(
        1, sweep("--script", "slurm", "--out", larger.toString()).code(), "without --resume");
    assertEquals(held, Files.readString(file));
    assertEquals(cells, Files.readString(all.resolve("cells.csv")));
  }

  @Test
  void a_dry_run_and_a_script_train_nothing() throws Exception {
    Path dry = temp.resolve("dry");
    Outcome outcome = sweep("--dry-run", "--out", dry.toString());
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("10 trainings (2 dense, 4 SGD, 4 SAM)"), outcome.out());
    assertFalse(Files.exists(dry));
    Path later = temp.resolve("with a space");
    Outcome script = sweep("--script", "slurm", "--out", later.toString());
    assertEquals(0, script.code(), script.err());
    assertTrue(script.out().startsWith("#!/bin/bash\n"), script.out());
    assertTrue(script.out().contains("#SBATCH --array=1-1\n"), script.out());
    assertTrue(script.out().contains("sparsam sweep --out '" + later + "' --shard"), script.out());
    assertTrue(Files.isRegularFile(later.resolve("sweep.sparsam")));
  }

  @Test
  void spark_gets_a_list_and_a_child_trains_one_of_it_and_ends_with_its_input() throws Exception {
    Path later = temp.resolve("spark");
    Outcome script = sweep("--script", "spark", "--out", later.toString());
    assertEquals(0, script.code(), script.err());
    assertTrue(script.out().contains("sparsam-spark.jar --sweep " + later + " "), script.out());
    assertFalse(script.out().contains("--data"), "what is inside the program need not travel");
    List<String> list = Files.readAllLines(later.resolve("trainings.tsv"));
    assertEquals(10, list.size());
    assertTrue(list.get(1).endsWith("\tSGD, fraction 0.5, seed 0"), list.get(1));
    String dense = list.getFirst().split("\t", -1)[0];
    assertEquals(dense, list.get(1).split("\t", -1)[1]);

    InputStream input = System.in;
    try (PipedInputStream open = new PipedInputStream(new PipedOutputStream())) {
      System.setIn(open);
      Outcome child = call("sweep", "--out", later.toString(), "--training", dense);
      assertEquals(0, child.code(), child.err());
      System.setIn(InputStream.nullInputStream());
      String arm = list.get(1).split("\t", -1)[0];
      Outcome orphan = call("sweep", "--out", later.toString(), "--training", arm);
      assertEquals(orphan.code() == 0, Files.exists(later.resolve("runs/" + arm)));
    } finally {
      System.setIn(input);
    }
    String weights = "runs/" + dense + "/weights/dense.safetensors";
    assertEquals(-1, Files.mismatch(folder.resolve(weights), later.resolve(weights)));
    Outcome nobody = call("sweep", "--out", later.toString(), "--training", "nobody");
    assertEquals(2, nobody.code());
    assertTrue(nobody.err().contains("nobody is no training of this sweep"), nobody.err());
  }

  @Test
  void halving_trains_few_whole_and_says_what_it_stopped() throws Exception {
    Path halved = temp.resolve("halved");
    String line =
        "sweep quick --set network.widths=[2,2] --set dense.epochs=1 --set arms[*].epochs=2"
            + " --halve 2:2 --out ";
    List<String> all = new ArrayList<>(List.of((line + halved).split(" ", -1)));
    all.addAll(List.of("--axis", "lr of SAM=0.001,0.05"));
    Outcome outcome = call(all.toArray(String[]::new));
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("rung 1 of 2: 2 sets of values with 1/2 of"), outcome.out());
    assertTrue(outcome.out().contains("rung 2 of 2: 1 sets of values with 1/1 of"), outcome.out());
    assertTrue(outcome.out().contains("Successive halving: 1 of 2 sets of"), outcome.out());
    assertTrue(outcome.out().contains("Stopped: lr of SAM 0.001, after 1/2"), outcome.out());
    Outcome again = call("sweep", "--resume", "--out", halved.toString(), "--json");
    assertTrue(again.err().contains("Nothing is left to train."), again.err());
    JsonNode json = new JsonMapper().readTree(again.out());
    assertEquals(1, json.path("cells").size());
    assertEquals("0.001", json.at("/halving/stopped/0/values/lr of SAM").asText());
    assertEquals(2, sweep("--out", "x", "--halve", "2:2", "--shard", "1/2").code());
    Path copy = temp.resolve("halved-copy");
    Outcome gathered = call("sweep", "--gather", halved.toString(), "--out", copy.toString());
    assertTrue(gathered.out().contains("Successive halving: 1 of 2 sets of"), gathered.out());
  }

  @Test
  void a_report_is_one_page_with_its_pictures_and_gives_way_to_the_next() throws Exception {
    Path report = temp.resolve("report");
    for (int i = 0; i < 2; i++) {
      Outcome made = call("report", folder.toString(), "--out", report.toString());
      assertEquals(0, made.code(), made.err());
    }
    String page = Files.readString(report.resolve("report.html"));
    assertTrue(page.contains("Highest on the validation images: "), "what it says");
    assertTrue(page.contains("id=\"curves-fraction\""), "its pictures");
    assertFalse(page.contains("null"), "something has no words");
    for (String file :
        List.of(
            "sweep.json",
            "data/points.csv",
            "data/cells.csv",
            "data/curves-fraction.csv",
            "pictures/curves-fraction.png",
            "pictures/compression-fraction.svg")) {
      assertTrue(Files.size(report.resolve(file)) > 0, file);
    }
    assertTrue(Files.readString(report.resolve("data/curves-fraction.csv")).startsWith("series,"));
    assertEquals(
        SweepReader.read(folder.resolve("sweep.sparsam")),
        SweepReader.read(report.resolve("sweep.json")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sweep",
        "sweep nothing-of-this-name",
        "sweep quick --axis fraction=2",
        "sweep quick --axis nothing=1",
        "sweep quick --seeds 0",
        "sweep quick --workers -1",
        "sweep quick --resume",
        "sweep quick --shard 3/2 --out x",
        "sweep quick --shard x --out x",
        "sweep quick --point 9 --out x",
        "sweep quick --script pbs --out x",
        "sweep quick --dry-run --status",
        "sweep quick --axis rho=sobol:log:0.1:1",
        "sweep map --gather x",
        "sweep --gather x --points 4",
        "run sweep.json"
      })
  void wrong_usage_is_one_sentence_and_exit_code_2(String line) throws Exception {
    Outcome outcome = call(line.split(" ", -1));
    assertEquals(2, outcome.code(), outcome.out() + outcome.err());
    String[] lines = outcome.err().split("\\R", -1);
    assertTrue(lines[0].startsWith("sparsam: "), outcome.err());
    assertTrue(lines[1].startsWith("Try: "), outcome.err());
    assertFalse(Files.exists(Path.of("x")));
  }
}
