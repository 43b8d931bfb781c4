package sparsam.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Engine;
import sparsam.nn.Network;
import sparsam.nn.file.OtherFiles;
import sparsam.nn.file.Safetensors;
import sparsam.plot.OnScreen;
import sparsam.plot.histogram.Histogram;
import sparsam.ui.lab.run.RunModel;

/** Weights of others in the window: chosen by a robot, used, refused and put aside. */
@OnScreen
class DenseFlowTest {
  private static final Architecture LENET = new Architecture(Family.LENET_5, List.of(4, 6, 20));

  @TempDir Path folder;

  /** Trained well: it comes inside the program for the recipe quick. */
  private Path trained() throws Exception {
    Safetensors shipped =
        Safetensors.read(Path.of("assets/networks/quick/weights/dense.safetensors"));
    return Files.write(
        folder.resolve("from-a-colleague.safetensors"),
        OtherFiles.of(shipped, "F32", "module.")
            .counter("module.bn.num_batches_tracked", 4690)
            .bytes());
  }

  private Path lenet() throws Exception {
    try (Network made = Engine.FAST.create(LENET, 1, 1, 1)) {
      return Files.write(
          folder.resolve("lenet.safetensors"), Safetensors.of(made.parameters()).toBytes());
    }
  }

  private Path strange() throws Exception {
    return Files.write(
        folder.resolve("resnet-18.safetensors"),
        new OtherFiles()
            .put("conv1.weight", "F32", List.of(2, 1, 1, 1), new float[2])
            .put("layer1.0.conv1.weight", "F32", List.of(2), new float[2])
            .bytes());
  }

  private static void choose(LabFixture lab, Path file) {
    lab.opens = Optional.of(file);
    toThePanel(lab);
    lab.robot.clickOn("#dense-open");
  }

  /** The causes are higher than a small window. */
  private static void toThePanel(LabFixture lab) {
    LabFixture.onScreen(
        () -> {
          lab.find("#causes .scroll-pane", ScrollPane.class).setVvalue(1);
          return lab;
        });
    lab.settle();
  }

  private static void keep(LabFixture lab, String name) throws Exception {
    for (Appearance.Choice choice : List.of(Appearance.Choice.DARK, Appearance.Choice.LIGHT)) {
      LabFixture.onScreen(
          () -> {
            lab.window.view().appearance().choice().set(choice);
            return lab;
          });
      toThePanel(lab);
      lab.keep("dense-" + name + (choice == Appearance.Choice.DARK ? "-dark" : ""));
      assertEquals(List.of(), lab.cutTexts(), name);
      assertEquals(List.of(), lab.outside(), name);
    }
  }

  private static String weights(LabFixture lab) {
    return ((Histogram) lab.window.model().weights().picture().get()).bars().getFirst().name();
  }

  @Test
  void weightsOfOthersAreTheDenseNetworkUntilTheyArePutAside() throws Exception {
    try (LabFixture lab = new LabFixture(folder.resolve("runs"), LabFixture.digits(320))) {
      lab.resize(1000, 640);
      choose(lab, trained());
      lab.until(() -> weights(lab).equals("dense, from the file"));
      lab.until(() -> !lab.window.model().prune().stale().get());
      keep(lab, "window-file");
      assertTrue(lab.text("#dense-from").contains("from-a-colleague.safetensors"));

      choose(lab, strange());
      lab.until(() -> lab.find("#dense-note", Node.class).isVisible());
      lab.until(() -> lab.text("#dense-note").contains("resnet-18.safetensors cannot be"));
      keep(lab, "window-refusal");
      assertTrue(lab.text("#dense-from").contains("from-a-colleague.safetensors"));

      choose(lab, lenet());
      lab.until(() -> lab.text("#dense-note").startsWith("lenet.safetensors is a lenet-5"));
      keep(lab, "window-offer");
      lab.robot.clickOn("#dense-take-over");
      lab.until(() -> lab.text("#dense-from").contains("lenet.safetensors"));
      lab.until(() -> weights(lab).equals("dense, from the file"));
      assertEquals(LENET, lab.window.model().recipe().recipe().get().network());

      lab.robot.clickOn("#undo");
      lab.until(() -> lab.text("#dense-note").endsWith("The next run trains its dense network."));
      choose(lab, trained());
      lab.until(() -> weights(lab).equals("dense, from the file"));
      lab.robot.clickOn("#run");
      lab.until(() -> lab.window.model().runs().state().get() == RunModel.State.ENDED);
      assertEquals("", lab.window.model().runs().error().get());
      keep(lab, "window-run");
      lab.robot.clickOn("#dense-train");
      lab.until(() -> weights(lab).equals("freshly initialised"));
      keep(lab, "window-trained");
    }
  }
}
