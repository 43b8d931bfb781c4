package sparsam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sparsam.ui.frames.FramesCommand;

/**
 * What a fresh process loads: every class more is a longer start. It computes with the kernels of
 * the processor it runs on, unlike the tests' own process.
 */
class StartTest {
  private static final List<String> UNUSED =
      List.of(
          "org.nd4j.linalg.factory.Nd4j", // its start loads libnd4j: a fifth of a second, 60 MB
          "org.nd4j.linalg.cpu.",
          "org.deeplearning4j.",
          "javafx.",
          "sparsam.ui.");

  /** Its options are read for {@code --help}. */
  private static final Set<String> HELP =
      Set.of(FramesCommand.class.getName(), FramesCommand.class.getPackageName() + ".Scene");

  @Test
  @Timeout(60)
  void training_on_the_command_line_loads_neither_dl4js_network_nor_the_window() throws Exception {
    String traces = "src/test/resources/traces/";
    List<String> loaded =
        classesLoadedBy(
            "verify",
            traces + "sam.safetensors",
            traces + "resnet.safetensors",
            traces + "layers.safetensors",
            traces + "colour-classifier.safetensors",
            traces + "adamw-sam-masked.safetensors");
    assertTrue(loaded.contains("sparsam.nn.fast.FastNetwork"), loaded::toString);
    assertEquals(
        List.of(),
        loaded.stream()
            .filter(name -> UNUSED.stream().anyMatch(name::startsWith))
            .filter(name -> !HELP.contains(name))
            .toList());
  }

  private static List<String> classesLoadedBy(String... args) throws Exception {
    Process process =
        Jvm.of(
                Sparsam.class,
                List.of("--enable-native-access=ALL-UNNAMED", "-Xlog:class+load:stdout:none"),
                args)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      List<String> lines = process.inputReader().readAllLines();
      assertEquals(0, process.waitFor(), lines::toString);
      return lines.stream()
          .filter(line -> line.contains(" source: "))
          .map(line -> line.substring(0, line.indexOf(' ')))
          .toList();
    } finally {
      process.destroyForcibly();
    }
  }
}
