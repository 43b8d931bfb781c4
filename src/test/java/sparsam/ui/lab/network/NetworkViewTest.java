package sparsam.ui.lab.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sparsam.plot.Toolkit.onScreen;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import sparsam.nn.Architecture.Family;
import sparsam.plot.OnScreen;
import sparsam.recipe.RecipeException;
import sparsam.text.Strings;
import sparsam.ui.lab.recipe.RecipeModel;
import sparsam.ui.part.CardStage;
import sparsam.ui.part.Robot;
import sparsam.ui.part.Visible;

/** The card of the network, by a robot's hands and eyes. */
@OnScreen
class NetworkViewTest {
  private final Robot robot = Robot.robot();
  private final CardStage stage = new CardStage("network-card");
  private RecipeModel recipe;
  private NetworkModel model;

  @BeforeEach
  void open() throws RecipeException {
    recipe = new RecipeModel(new Strings());
    model = new NetworkModel(new Strings(), recipe);
    onScreen(
        () -> {
          stage.show(1000, 640, new NetworkView(model, new Strings()).root());
          model.show();
          return stage;
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private void choose(Family family) {
    onScreen(
        () -> {
          model.choose(family);
          return model;
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Nothing is cut off, and what the keys reach says what it is. */
  private void tidy() {
    Node card = stage.find("network-card", Node.class);
    assertEquals(
        List.of(), onScreen(() -> Visible.cut(card).stream().map(Labeled::getText).toList()));
    for (Node node : stage.shown()) {
      if (node instanceof Control control && control.isFocusTraversable()) {
        assertNotNull(control.getId(), () -> "no id: " + control);
        assertNotNull(control.getAccessibleText(), () -> "says nothing: " + control);
      }
    }
  }

  @Test
  void itLooksTidyInEveryState() throws Exception {
    stage.keep("network-family", false, 1);
    tidy();
    choose(Family.RESNET);
    stage.keep("network-resnet", true, 1);
    tidy();
    choose(Family.LAYERS);
    stage.keep("network-layers", false, 1);
    tidy();
    robot.clickOn("#network-layers").push(KeyCode.END).push(KeyCode.UP, KeyCode.DELETE);
    stage.keep("network-refused", false, 1);
    robot.clickOn("#network-as-text");
    stage.keep("network-text", true, 1);
    tidy();
  }

  @Test
  void layersAreChangedByHand() {
    robot.clickOn("#network-own");
    robot.clickOn("#network-layers").push(KeyCode.HOME);
    TextField out = stage.find("network-out", TextField.class);
    robot.doubleClickOn(out).write("24");
    assertEquals("24×14×14", model.rows().get().get(0).out());
    assertTrue(
        stage.shown().stream()
            .anyMatch(node -> "24×14×14".equals(node.getAccessibleText()) || says(node)),
        "the list follows");
    robot.push(KeyCode.ENTER);
    robot.push(KeyCode.SHORTCUT, KeyCode.Z);
    assertEquals("16×14×14", model.rows().get().get(0).out());
    robot.clickOn("#network-layers").push(KeyCode.END).push(KeyCode.ALT, KeyCode.UP);
    ListView<?> list = stage.find("network-layers", ListView.class);
    assertEquals(5, (int) onScreen(() -> list.getSelectionModel().getSelectedIndex()));
    assertTrue(stage.find("network-use", Node.class).isDisabled());
    robot.push(KeyCode.ALT, KeyCode.DOWN);
    robot.clickOn("#network-use");
    assertEquals(Family.LAYERS, recipe.recipe().get().network().family());
    assertFalse(model.open().get());
  }

  private static boolean says(Node node) {
    return node instanceof javafx.scene.control.Label label && label.getText().equals("24×14×14");
  }

  @Test
  void theTextIsTypedAndEscapeLeaves() {
    robot.clickOn("#network-as-text");
    TextArea area = stage.find("network-json", TextArea.class);
    onScreen(
        () -> {
          area.setText("{\"architecture\": \"lenet-300-100\"}");
          area.requestFocus();
          return area;
        });
    assertEquals(Family.LENET_300_100, model.family().get());
    robot.push(KeyCode.SHORTCUT, KeyCode.END).push(KeyCode.BACK_SPACE);
    assertTrue(stage.find("network-use", Node.class).isDisabled());
    robot.push(KeyCode.ESCAPE);
    assertFalse(model.open().get());
    assertEquals(Family.CLASSIFIER, recipe.recipe().get().network().family());
  }
}
