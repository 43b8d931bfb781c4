package sparsam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworksCommandTest {
  private record Said(int code, String out, String err) {}

  private static Said run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = CommandLineTool.run(args, new PrintWriter(out), new PrintWriter(err));
    return new Said(code, out.toString(), err.toString());
  }

  @Test
  void aNetworkIsListedLayerByLayer() {
    Said said = run("networks", "lenet-5", "--input", "3x32x32", "--classes", "7");
    assertEquals(0, said.code(), said.err());
    assertEquals(
        """
        lenet-5 [20, 50, 500], 3×32×32, 7 classes
        name     layer     puts out  parameters  multiply-adds
        conv1    conv      20×28×28       1,520      1,176,000
        pool1    max-pool  20×14×14           0              0
        conv2    conv      50×10×10      25,050      2,500,000
        pool2    max-pool  50×5×5             0              0
        flatten  flatten   1250               0              0
        fc1      dense     500          625,500        625,000
        relu     relu      500                0              0
        fc2      dense     7              3,507          3,500
        sum                             655,577      4,304,500
        """,
        said.out().replace(System.lineSeparator(), "\n"));
  }

  @Test
  void whatIsCutOutHasToBeARuns() {
    Said none = run("networks", "fair", "--compact", "SGD");
    assertEquals(2, none.code());
    assertTrue(none.err().contains("--compact asks for a run's folder before it"), none.err());
    Said whole =
        run("networks", "src/test/resources/runs/first-version/killed", "--compact", "pruned");
    assertEquals(1, whole.code());
    assertTrue(whole.err().contains("no whole channel of pruned in "), whole.err());
  }

  @Test
  void everyFamilyIsListed() {
    Said said = run("networks");
    assertEquals(0, said.code(), said.err());
    assertEquals(6, said.out().lines().count(), said.out());
    assertTrue(said.out().contains("resnet-20 [16, 32, 64]"), said.out());
  }

  @Test
  void aRecipesNetworkIsListed(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("my.sparsam");
    Files.writeString(
        file,
        """
        {"name": "n", "data": {"set": "mnist-10k"}, "seed": 1, "batchSize": 16,
         "network": {"architecture": "layers", "layers": [
           {"layer": "flatten"}, {"layer": "dense", "out": 10}]},
         "arms": [{"name": "a", "start": "initial", "epochs": 1,
                   "optimizer": {"name": "sgd", "lr": 0.1}}]}
        """);
    Said said = run("networks", file.toString());
    assertTrue(said.out().contains("1     dense    10             7,850"), said.out() + said.err());
    assertEquals(0, run("networks", "fair").code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nothing | nothing is no family of networks, no preset and no file; families are"
            + " classifier",
        "lenet-5 --input 1x9x9 | layer conv2, conv: kernel 5 does not fit 2×2",
        "lenet-5 --input 9 | --input is \"9\"; allowed is channels, height and width",
        "lenet-5 --input 0x9x9 | the input's channels is 0; allowed is 1 to 64",
        "lenet-5 --classes 1 | the input's classes is 1; allowed is 2 to 1,000",
      })
  void whatCannotBeIsSaid(String args, String expected) {
    Said said = run(("networks " + args).split(" "));
    assertEquals(2, said.code());
    assertTrue(said.err().contains(expected), said.err());
  }
}
