package sparsam.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.InMemory;
import sparsam.data.DataOrigin;
import sparsam.data.DataSets;
import sparsam.nn.Engine;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.file.Safetensors;
import sparsam.recipe.FileNames;
import sparsam.result.Environment;
import sparsam.result.Monitor;
import sparsam.result.Result;
import sparsam.result.Run;
import sparsam.result.Run.State;
import sparsam.result.Weights;
import sparsam.result.shrink.Shrinkage;
import sparsam.store.PastRun;
import sparsam.store.RunFolder;
import sparsam.train.Control;

/**
 * A run of version 1.0.0-SNAPSHOT, killed in its second arm before it knew fingerprints of data,
 * opens and goes on to what that version came to undisturbed, up to rounding.
 */
class FirstVersionTest {
  /** Sums are in another order since: rounding that six epochs make larger. */
  private static final float NEAR = 0.05f;

  @TempDir(factory = InMemory.class)
  Path temp;

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(FirstVersionTest.class.getResource("/runs/first-version/" + name))
            .toURI());
  }

  @Test
  void it_opens() throws Exception {
    PastRun past = PastRun.open(resource("killed"));
    assertEquals(State.RUNNING, past.run().state());
    assertEquals(DataOrigin.UNKNOWN, past.run().data());
    assertEquals(
        List.of("dense", "pruned", "pruned (80 %, by layer)", "SGD (Größe 1)"),
        past.run().results().stream().map(Result::name).toList());
    assertEquals(6, past.monitor().track("SAM ρ 0.05").orElseThrow().epochs().size());
    assertTrue(past.weights("SGD (Größe 1)").count(Kind.WEIGHT) > 0);
    double[] ratios =
        Shrinkage.of(past.run().results()).stream()
            .mapToDouble(one -> one.shrinkage().compression().orElseThrow().mean())
            .toArray();
    assertEquals(1, ratios[0], 0.01, "that version did not count what is not zero");
    assertTrue(ratios[1] > 1.5 && ratios[2] > 4, Arrays.toString(ratios));
  }

  @Test
  void it_goes_on_to_the_same_weights_up_to_rounding() throws Exception {
    Path folder = temp.resolve("killed");
    TinyRun.copy(resource("killed"), folder);
    Run run;
    try (RunFolder open = RunFolder.resume(folder)) {
      run =
          new Experiment(
                  open,
                  new FolderSource(new DataSets(temp), null),
                  new FastNetworks(1),
                  Environment.here(Engine.FAST.description(), 1),
                  new Monitor(),
                  new Control())
              .run();
    }
    assertEquals(State.FINISHED, run.state());
    assertTrue(run.data().published());
    PastRun past = PastRun.open(folder);
    for (String name : List.of("SGD (Größe 1)", "SAM ρ 0.05", "80 %")) {
      String file = FileNames.of(run.recipe()).of(name) + ".safetensors";
      assertNear(
          Weights.of(Safetensors.read(resource("finished/weights/" + file))), past.weights(name));
    }
  }

  private static void assertNear(Weights expected, Weights found) {
    for (int i = 0; i < expected.tensors().size(); i++) {
      assertArrayEquals(expected.tensors().get(i).values(), found.tensors().get(i).values(), NEAR);
    }
  }
}
