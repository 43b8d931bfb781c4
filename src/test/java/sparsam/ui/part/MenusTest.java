package sparsam.ui.part;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sparsam.plot.Toolkit.onScreen;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import sparsam.plot.OnScreen;

@OnScreen
class MenusTest {
  private final Robot robot = Robot.robot();

  @Test
  void escapeClosesAMenuFirstAndThenLeavesWhatIsAroundItsButton() throws Exception {
    AtomicInteger left = new AtomicInteger();
    MenuButton button = onScreen(() -> new MenuButton("Sets", null, new MenuItem("MNIST")));
    try (CardStage stage = new CardStage("card")) {
      onScreen(
          () -> {
            button.setId("sets");
            VBox card = new VBox(button);
            card.setId("card");
            card.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                  if (event.getCode() == KeyCode.ESCAPE) {
                    left.incrementAndGet();
                  }
                });
            stage.show(300, 200, card);
            Menus.passEscapeOn(card.getScene().getRoot());
            return card;
          });
      robot.clickOn("#sets");
      CardStage.until(button::isShowing);
      robot.push(KeyCode.ESCAPE);
      CardStage.until(() -> !button.isShowing());
      assertEquals(0, left.get());
      assertTrue(onScreen(button::isFocused));
      robot.push(KeyCode.ESCAPE);
      assertEquals(1, left.get());
      assertFalse(onScreen(button::isShowing));
    }
  }
}
