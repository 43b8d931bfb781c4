package sparsam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.InMemory;
import sparsam.data.Normalization;
import sparsam.data.Shape;
import sparsam.data.source.Made;
import sparsam.store.PastRun;

/** Data of a person's own from the command line. */
class OwnDataTest {
  @TempDir(factory = InMemory.class)
  private Path temp;

  private record Outcome(int code, String out, String err) {}

  private static Outcome call(List<String> args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        CommandLineTool.run(
            args.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    return new Outcome(code, out.toString(), err.toString());
  }

  private Outcome run(String what, Path out, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "run",
                what,
                "--set",
                "network.widths=[2,2]",
                "--set",
                "dense.epochs=1",
                "--set",
                "arms[*].epochs=1",
                "--threads",
                "1",
                "--out",
                out.toString()));
    args.addAll(List.of(more));
    return call(args);
  }

  private Path digits() throws IOException {
    return Made.random(1, Shape.MNIST, 100, 40, 10).npz(temp.resolve("mine.npz"), false, true);
  }

  @Test
  void what_is_found_is_shown() throws IOException {
    Path data = Made.random(1, new Shape(3, 6, 6), 40, 20, 4).folder(temp.resolve("my"), "png");
    Outcome shown = call(List.of("data", "show", data.toString()));
    assertEquals(0, shown.code(), shown.err());
    assertTrue(shown.out().contains("a folder of images by class"), shown.out());
    assertTrue(
        shown
            .out()
            .contains("60 images of 3×6×6 in 4 classes, 0.0 MB; 36 train, 4 validate, 20 test"),
        shown.out());
    assertTrue(shown.out().contains("sparsam run fair --data "), shown.out());
    Outcome other =
        call(
            List.of(
                "data", "show", data.toString(), "--set", "leaveOut=[1]", "--set", "colours=grey"));
    assertTrue(other.out().contains("45 images of 1×6×6 in 3 classes"), other.out());
    assertEquals(1, call(List.of("data", "show", temp.resolve("none").toString())).code());
    assertTrue(call(List.of("data", "show", "mnist-10k")).out().contains("1×28×28 in 10 classes"));
  }

  @Test
  void a_run_with_it_is_known_by_its_fingerprint_wherever_the_data_go() throws IOException {
    Path data = digits();
    Path first = temp.resolve("first");
    Outcome ran = run("quick", first, "--data", data.toString(), "--set", "data.augment.shift=2");
    assertEquals(0, ran.code(), ran.err());
    String recipe = Files.readString(first.resolve("recipe.sparsam"));
    assertTrue(recipe.matches("(?s).*\"fingerprint\": \"[0-9a-f]{64}\".*"), recipe);
    String told = Files.readString(first.resolve("run.json"));
    assertTrue(told.contains("\"shape\": [ 1, 28, 28 ]") && told.contains("\"train\": 90"), told);

    Path moved = temp.resolve("moved.npz");
    Files.move(data, moved);
    Path file = first.resolve("recipe.sparsam");
    Path second = temp.resolve("second");
    Outcome gone = run(file.toString(), second);
    assertEquals(1, gone.code());
    assertTrue(gone.err().contains("--data-from PATH"), gone.err());
    assertFalse(Files.exists(second));
    Outcome again = run(file.toString(), second, "--data-from", moved.toString());
    assertEquals(0, again.code(), again.err());
    assertEquals(
        Files.readString(first.resolve("metrics.csv")),
        Files.readString(second.resolve("metrics.csv")));

    Path others = Made.random(2, Shape.MNIST, 100, 40, 10).csv(temp.resolve("csv"), true);
    Outcome wrong = run(file.toString(), temp.resolve("third"), "--data-from", others.toString());
    assertEquals(1, wrong.code());
    assertTrue(wrong.err().contains("holds other images or labels"), wrong.err());
  }

  @Test
  void colour_images_of_another_size_are_trained_on() throws IOException {
    Path data = Made.random(1, new Shape(3, 16, 12), 40, 20, 4).folder(temp.resolve("my"), "png");
    Path out = temp.resolve("run");
    Outcome ran = run("quick", out, "--data", data.toString());
    assertEquals(0, ran.code(), ran.err());
    String recipe = Files.readString(out.resolve("recipe.sparsam"));
    assertTrue(recipe.contains("\"images\": [ 3, 16, 12 ]"), recipe);
    assertTrue(recipe.contains("\"classes\": 4"), recipe);
    Path exported = temp.resolve("dense.onnx");
    assertEquals(
        0, call(List.of("export", out.toString(), "dense", "--out", exported.toString())).code());
    Normalization known =
        Normalization.of(PastRun.open(out).recipe().data().choice(), PastRun.open(out).run().data())
            .orElseThrow();
    assertEquals(3, known.means().size());
    assertTrue(
        Files.readString(exported, StandardCharsets.ISO_8859_1)
            .contains("mean %s, std %s".formatted(known.means(), known.deviations())),
        "what an image has to become stands in the file, for the data are elsewhere");
    Outcome smaller =
        run(
            "quick",
            temp.resolve("small"),
            "--data",
            data.toString(),
            "--set",
            "data.leaveOut=[1]",
            "--set",
            "data.height=14",
            "--set",
            "data.width=14");
    assertEquals(0, smaller.code(), smaller.err());
    Outcome from = run("quick", temp.resolve("third"), "--data-from", data.toString());
    assertEquals(2, from.code());
    assertTrue(
        from.err().contains("--data-from is for recipes with data of their own"), from.err());
  }
}
