package sparsam.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The connector on Spark in this process, with a script in Sparsam's place. */
@Timeout(300)
class SparkSweepTest {
  /** Trains as its id says: writes a run with what it got, says no, kills itself, or waits. */
  private static final String WORKER =
      """
      #!/bin/sh
      # sweep --out DIR --training ID [--data-dir DATA]
      echo "$5" >> '%1$s/calls'
      case "$5" in
        bad-*) echo "the loss is no number" >&2; exit 1 ;;
        dead-*) kill -9 $$ ;;
        slow-*) cat > /dev/null; touch '%1$s/left'; exit 1 ;;
      esac
      mkdir -p "$3/runs/$5/weights"
      cat "$3/sweep.sparsam" > "$3/runs/$5/run.json"
      cat "$3"/runs/dense-1/run.json > "$3/runs/$5/weights/start" 2>/dev/null
      [ -n "$7" ] && cat "$7"/one/image > "$3/runs/$5/data"
      exit 0
      """;

  private static JavaSparkContext spark;

  @TempDir Path temp;
  private Path sweep;
  private Path worker;

  @BeforeAll
  static void start() {
    spark =
        new JavaSparkContext(
            SparkSweep.settings().setMaster("local[2]").set("spark.ui.enabled", "false"));
    spark.setLogLevel("OFF");
  }

  @AfterAll
  static void stop() {
    spark.close();
  }

  @BeforeEach
  void prepare() throws IOException {
    sweep = Files.createDirectories(temp.resolve("sweep"));
    Files.writeString(sweep.resolve("sweep.sparsam"), "{}");
    worker = temp.resolve("sparsam");
    Files.writeString(worker, WORKER.formatted(temp));
    Files.setPosixFilePermissions(worker, PosixFilePermissions.fromString("rwx------"));
  }

  private void trainings(String... lines) throws IOException {
    Files.write(sweep.resolve(Training.LIST), List.of(lines));
  }

  private String run(int left, Optional<Path> data) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Options options = new Options(sweep, worker.toString(), data, "", 8);
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    assertEquals(left, new SparkSweep(options, spark, print).run(), out.toString());
    return out.toString(StandardCharsets.UTF_8);
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(temp.resolve("calls"));
  }

  @Test
  void what_fails_is_told_and_ends_none_of_the_others() throws Exception {
    trainings(
        "dense-1\t\tdense",
        "sgd-1\tdense-1\tSGD, fraction 0.5",
        "bad-1\t\tSAM, fraction 0.9",
        "dead-1\t\tSAM, fraction 0.95",
        "sam-1\tdead-1\tSAM after it");
    String said = run(3, Optional.empty());
    assertEquals("{}", Files.readString(sweep.resolve("runs/sgd-1/weights/start")));
    assertFalse(Files.exists(sweep.resolve("runs/bad-1")));
    assertTrue(said.contains("SAM, fraction 0.9: failed on "), said);
    assertTrue(said.contains("code 1: the loss is no number"), said);
    assertTrue(said.contains("SAM, fraction 0.95: failed on "), said);
    assertTrue(said.contains("code 137"), said);
    assertTrue(said.contains("SAM after it: not trained, because"), said);
    assertTrue(said.contains("2 of 5 trainings have a run"), said);
    assertEquals(4, calls().size(), "a failure is a value, and is not repeated");
    try (var left = Files.list(sweep.resolve(".work"))) {
      assertEquals(0, left.count());
    }

    Files.delete(temp.resolve("calls"));
    String again = run(3, Optional.empty());
    assertTrue(again.contains("5 trainings in " + sweep + ", of which 2 are there"), again);
    assertEquals(List.of("bad-1", "dead-1"), calls().stream().sorted().toList());
  }

  @Test
  void data_travel_as_a_folder() throws Exception {
    Path data = Files.createDirectories(temp.resolve("images/one"));
    Files.writeString(data.resolve("image"), "pixels");
    trainings("sgd-1\t\tSGD");
    run(0, Optional.of(data.getParent()));
    assertEquals("pixels", Files.readString(sweep.resolve("runs/sgd-1/data")));
  }

  @Test
  void a_cancelled_training_ends_by_itself() throws Exception {
    trainings("slow-1\t\tSGD");
    CompletableFuture<String> said =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return run(1, Optional.empty());
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    while (!Files.exists(temp.resolve("calls"))) {
      Thread.onSpinWait();
    }
    spark.cancelJobGroup("slow-1");
    assertTrue(said.get().contains("SGD: failed: "));
    while (!Files.exists(temp.resolve("left"))) {
      Thread.onSpinWait();
    }
  }

  @Test
  void what_is_wrong_is_said_in_a_sentence() throws Exception {
    IOException missing = assertThrows(IOException.class, () -> Training.all(sweep));
    assertTrue(missing.getMessage().contains("make it with sparsam sweep --script spark"));
    trainings("../sgd\t\tSGD");
    assertThrows(IOException.class, () -> Training.all(sweep));
    assertThrows(IllegalArgumentException.class, () -> Options.of(List.of("--sweep")));
    assertThrows(IllegalArgumentException.class, () -> Options.of(List.of("--jobs", "0")));
    assertThrows(IOException.class, () -> Packed.unpack(zipped("../x"), temp.resolve("unpacked")));
  }

  private static byte[] zipped(String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var zip = new java.util.zip.ZipOutputStream(bytes)) {
      zip.putNextEntry(new java.util.zip.ZipEntry(name));
    }
    return bytes.toByteArray();
  }
}
