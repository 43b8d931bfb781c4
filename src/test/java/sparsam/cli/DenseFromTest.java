package sparsam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sparsam.InMemory;
import sparsam.data.Digest;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Engine;
import sparsam.nn.Network;
import sparsam.nn.file.OtherFiles;
import sparsam.nn.file.Safetensors;
import sparsam.recipe.Json;

/** {@code run --dense-from} as a person types it. */
class DenseFromTest {
  @TempDir(factory = InMemory.class)
  private Path folder;

  private record Outcome(int code, String out, String err) {}

  /** Runs the preset quick up to its pruned network. */
  private Outcome quick(Path out, String... more) {
    StringWriter printed = new StringWriter();
    StringWriter failed = new StringWriter();
    String[] args =
        Stream.concat(
                Stream.of("run", "quick", "--set", "arms=[]", "--threads", "1", "--out", out + ""),
                Stream.of(more))
            .toArray(String[]::new);
    int code =
        CommandLineTool.run(args, new PrintWriter(printed, true), new PrintWriter(failed, true));
    return new Outcome(code, printed.toString(), failed.toString());
  }

  @Test
  void aDenseNetworkIsTakenOverFromInsideAndFromARun() throws IOException {
    Path first = folder.resolve("first");
    Outcome shipped = quick(first, "--dense-from", "shipped");
    assertEquals(0, shipped.code(), shipped.err());
    assertTrue(shipped.out().contains("taken over from shipped quick"), shipped.out());
    String weights = "weights/dense.safetensors";
    assertEquals(
        -1, Files.mismatch(Path.of("assets/networks/quick", weights), first.resolve(weights)));

    Path second = folder.resolve("second");
    Outcome run = quick(second, "--set", "prune.fraction=0.9", "--dense-from", first.toString());
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("taken over from shipped quick"), run.out());
    assertTrue(run.out().contains("90.0 %"), run.out());
  }

  @Test
  void oneThatDoesNotFitIsOneSentenceAndNoFolder() {
    Path out = folder.resolve("never");
    for (List<String> wrong :
        List.of(
            List.of("5", "shipped", "seed is 0 there and 5 here"),
            List.of("0", folder.toString(), "is no run's folder: it holds no recipe.sparsam"))) {
      Outcome outcome = quick(out, "--seed", wrong.get(0), "--dense-from", wrong.get(1));
      assertEquals(1, outcome.code());
      assertEquals(1, outcome.err().lines().count(), outcome.err());
      assertTrue(outcome.err().strip().endsWith(wrong.get(2)), outcome.err());
    }
    assertFalse(Files.exists(out));
    Outcome resumed = quick(out, "--resume", "--dense-from", "shipped");
    assertEquals(2, resumed.code());
    assertTrue(resumed.err().contains("leave --dense-from away"), resumed.err());
  }

  /** A file of PyTorch's for the recipe quick, of the network that comes with it. */
  private Path file(String type, String prefix) throws IOException {
    Safetensors shipped =
        Safetensors.read(Path.of("assets/networks/quick/weights/dense.safetensors"));
    return Files.write(
        folder.resolve(type + ".safetensors"),
        OtherFiles.of(shipped, type, prefix)
            .counter(prefix + "bn.num_batches_tracked", 4690)
            .bytes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"F32", "F64", "F16", "BF16"})
  void aFileOfEveryTypeIsTheDenseNetwork(String type) throws IOException {
    Path out = folder.resolve("out");
    Path file = file(type, "module.");
    Outcome outcome = quick(out, "--dense-from", file.toString());
    assertEquals(0, outcome.code(), outcome.err());
    String sum = Digest.sha256(file);
    assertTrue(
        outcome
            .out()
            .contains(
                "not trained here but read from %s.safetensors, SHA-256 %s".formatted(type, sum)),
        outcome.out());
    if (type.equals("F32") || type.equals("F64")) {
      String weights = "weights/dense.safetensors";
      assertEquals(
          -1, Files.mismatch(Path.of("assets/networks/quick", weights), out.resolve(weights)));
      assertEquals(
          accuracy(Path.of("assets/networks/quick/run.json")),
          accuracy(out.resolve("run.json")),
          0.002);
    }
    Files.delete(file);
    Outcome again = quick(folder.resolve("again"), "--dense-from", out.toString());
    assertEquals(0, again.code(), again.err());
    assertTrue(again.out().contains(sum), again.out());
  }

  /** That of the dense network, the first one; another processor may tip single images. */
  private static double accuracy(Path json) throws IOException {
    return Json.read(json).path("results").path(0).path("testAccuracy").asDouble();
  }

  @Test
  void aFileThatDoesNotFitIsOneSentenceAndNoFolder() throws IOException {
    Path out = folder.resolve("never");
    Path file = file("F16", "");
    Path text = Files.writeString(folder.resolve("notes.txt"), "not weights");
    Path pickle = Files.write(folder.resolve("net.pt"), new byte[] {(byte) 0x80, 2, 'c', 'x'});
    for (List<String> wrong :
        List.of(
            List.of(
                file.toString(),
                "network.widths=[64,128]",
                "is a classifier [16, 32]; the recipe's network is classifier [64, 128], so set"
                    + " network.architecture=classifier and network.widths=[16,32]"),
            List.of(
                folder.resolve("no.safetensors") + "", "name=x", "no.safetensors does not exist"),
            List.of(text.toString(), "name=x", "it seems to be a file that is text"),
            List.of(pickle.toString(), "name=x", "PyTorch's torch.save wrote"))) {
      Outcome outcome = quick(out, "--dense-from", wrong.get(0), "--set", wrong.get(1));
      assertEquals(1, outcome.code());
      assertEquals(1, outcome.err().lines().count(), outcome.err());
      assertTrue(outcome.err().contains(wrong.get(2)), outcome.err());
    }
    assertFalse(Files.exists(out));
  }

  /** The refusal's advice can be followed. */
  @Test
  void whatTheRefusalSaysToSetFits() throws IOException {
    Safetensors network;
    Architecture lenet = new Architecture(Family.LENET_5, List.of(2, 3, 4));
    try (Network made = Engine.FAST.create(lenet, 1, 1, 1)) {
      network = Safetensors.of(made.parameters());
    }
    Path file = Files.write(folder.resolve("lenet.safetensors"), network.toBytes());
    String refusal = quick(folder.resolve("never"), "--dense-from", file.toString()).err();
    String advice = refusal.strip().substring(refusal.indexOf("so set ") + "so set ".length());
    String[] settings = advice.split(" and ", -1);
    Outcome outcome =
        quick(
            folder.resolve("out"),
            "--dense-from",
            file.toString(),
            "--set",
            settings[0],
            "--set",
            settings[1]);
    assertEquals(0, outcome.code(), outcome.err());
  }
}
