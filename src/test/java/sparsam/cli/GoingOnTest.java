package sparsam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import sparsam.plot.Toolkit;
import sparsam.recipe.Presets;
import sparsam.recipe.RecipeReader;
import sparsam.store.RunFolder;

/** A run goes on as it was begun: on the same data, with however many threads. */
@ExtendWith(Toolkit.class) // a report that came first would end the toolkit for all others
class GoingOnTest {
  @TempDir private static Path shared;

  @TempDir private Path temp;

  private record Outcome(int code, String out, String err) {}

  private static Outcome call(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = CommandLineTool.run(args, new PrintWriter(out), new PrintWriter(err));
    return new Outcome(code, out.toString(), err.toString());
  }

  /** Two sets under MNIST's name that are not MNIST. */
  @BeforeAll
  static void makeSets() throws IOException {
    for (int seed = 1; seed <= 2; seed++) {
      Path folder = Files.createDirectories(shared.resolve("set " + seed));
      SplittableRandom random = new SplittableRandom(seed);
      for (String part : new String[] {"train", "t10k"}) {
        int count = part.equals("train") ? 12_000 : 10_000;
        byte[] pixels = new byte[count * 784];
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
          labels[i] = (byte) random.nextInt(10);
          pixels[i * 784 + random.nextInt(784)] = (byte) 255;
        }
        Files.write(
            folder.resolve(part + "-images-idx3-ubyte"),
            ByteBuffer.allocate(16 + pixels.length)
                .putInt(0x803)
                .putInt(count)
                .putInt(28)
                .putInt(28)
                .put(pixels)
                .array());
        Files.write(
            folder.resolve(part + "-labels-idx1-ubyte"),
            ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count).put(labels).array());
      }
    }
  }

  private static final List<String> SMALL =
      List.of(
          "data.set=mnist", "network.widths=[2,2]", "batchSize=4096", "dense.epochs=1", "arms=[]");

  private static Outcome run(Path out, String set, String threads) {
    List<String> args = new ArrayList<>(List.of("run", "quick"));
    SMALL.forEach(setting -> args.addAll(List.of("--set", setting)));
    args.addAll(List.of("--threads", threads));
    args.addAll(List.of("--data-dir", shared.resolve(set).toString()));
    args.addAll(List.of("--out", out.toString()));
    return call(args.toArray(String[]::new));
  }

  @Test
  void a_run_remembers_its_data_and_takes_any_number_of_threads() throws IOException {
    Path out = temp.resolve("my run's");
    String other = shared.resolve("set 2").toString();
    Outcome first = run(out, "set 1", "3");
    assertEquals(0, first.code(), first.err());
    assertTrue(first.out().contains(", 3 threads, in "), first.out());
    String unpublished =
        "mnist in " + shared.resolve("set 1") + " is not the published set of this name:";
    // At the start, and with the results.
    assertEquals(3, first.out().split(Pattern.quote(unpublished), -1).length);
    assertTrue(Files.readString(out.resolve("run.json")).contains("\"published\": false"));

    Outcome plain = call("run", "--resume", "--out", out.toString());
    assertEquals(0, plain.code(), plain.err());
    assertFalse(plain.out().contains("digits"), plain.out());
    for (String number : List.of("1", "2")) {
      Outcome again = call("run", "--resume", "--out", out.toString(), "--threads", number);
      assertEquals(0, again.code(), again.err());
      assertTrue(
          again
              .out()
              .contains(", " + number + (number.equals("1") ? " thread, in " : " threads, in ")),
          again.out());
      // Its numbers are the same with any number of threads, so there is nothing to say.
      assertFalse(again.out().contains("digits"), again.out());
    }

    String refusal = "sparsam: the run in " + out + " was made with another mnist (fingerprint ";
    Outcome mixed = call("run", "--resume", "--out", out.toString(), "--data-dir", other);
    assertEquals(1, mixed.code());
    assertTrue(mixed.err().startsWith(refusal), mixed.err());
    Path report = temp.resolve("report");
    Outcome reported =
        call("report", out.toString(), "--out", report.toString(), "--data-dir", other);
    assertEquals(1, reported.code());
    assertTrue(reported.err().startsWith(refusal), reported.err());
    assertFalse(Files.exists(report));
    Outcome right = call("report", out.toString(), "--out", report.toString());
    assertEquals(0, right.code(), right.err());
    assertFalse(right.out().contains("No pictures"), right.out());
    assertTrue(right.out().contains(unpublished), right.out());
    assertTrue(Files.readString(report.resolve("report.html")).contains(unpublished));

    // As the first version wrote it.
    Path results = out.resolve("run.json");
    Files.writeString(
        results, Files.readString(results).replaceFirst("(?s)\"data\": \\{.*?},", ""));
    String untold = "This run does not say which images it used.";
    Outcome goesOn =
        call(
            "run",
            "--resume",
            "--out",
            out.toString(),
            "--data-dir",
            shared.resolve("set 1").toString());
    assertTrue(goesOn.out().contains(untold), goesOn.out());
  }

  @Test
  void a_start_that_fails_leaves_nothing() {
    Path out = temp.resolve("out");
    Outcome failed =
        call(
            "run",
            "quick",
            "--set",
            "data.set=mnist",
            "--data-dir",
            temp.toString(),
            "--out",
            out.toString());
    assertEquals(1, failed.code());
    assertTrue(failed.err().startsWith("sparsam: mnist is not in "), failed.err());
    assertFalse(Files.exists(out));
  }

  @Test
  void a_run_that_the_disk_breaks_off_says_how_to_go_on() throws Exception {
    Path out = temp.resolve("out");
    RunFolder.create(out, RecipeReader.override(Presets.load("quick"), SMALL)).close();
    Path inTheWay = Files.writeString(out.resolve("distributions"), "");
    String[] again = {
      "run", "--resume", "--out", out.toString(), "--data-dir", shared.resolve("set 1").toString()
    };
    Outcome broken = call(again);
    assertEquals(1, broken.code());
    String advice = "; when that is mended, go on with: sparsam run --resume --out " + out;
    assertTrue(broken.err().contains(" cannot be "), broken.err());
    assertTrue(broken.err().strip().endsWith(advice), broken.err());
    Files.delete(inTheWay);
    Outcome mended = call(again);
    assertEquals(0, mended.code(), mended.err());
  }
}
