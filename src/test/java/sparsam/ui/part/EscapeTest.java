package sparsam.ui.part;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sparsam.plot.Toolkit.onScreen;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sparsam.plot.OnScreen;

@OnScreen
class EscapeTest {
  private final Robot robot = Robot.robot();
  private final AtomicInteger left = new AtomicInteger();

  /** A card that is left by Esc, around a control. */
  private void show(CardStage stage, Node control) {
    VBox card = new VBox(control);
    card.setId("card");
    card.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            left.incrementAndGet();
          }
        });
    stage.show(300, 200, card);
    Escape.passOn(card.getScene().getRoot());
  }

  private static Stream<Supplier<Node>> controls() {
    return Stream.of(
        () -> new Button("a"),
        () -> new CheckBox("a"),
        ColorPicker::new,
        () -> new ComboBox<>(FXCollections.observableArrayList("a", "b")),
        EscapeTest::typedInto,
        () -> new Hyperlink("a"),
        () -> new ListView<>(FXCollections.observableArrayList("a", "b")),
        () -> new MenuButton("a", null, new MenuItem("b")),
        () -> new RadioButton("a"),
        () -> new ScrollPane(new Button("a")),
        Slider::new,
        () -> new TableView<>(FXCollections.observableArrayList("a", "b")),
        () -> new TextArea("a"),
        () -> new TextField("a"),
        () -> new TitledPane("a", new Button("b")),
        () -> new ToggleButton("a"));
  }

  private static ComboBox<String> typedInto() {
    ComboBox<String> box = new ComboBox<>(FXCollections.observableArrayList("a", "b"));
    box.setEditable(true);
    return box;
  }

  /** Every kind of control that the window has. */
  @ParameterizedTest
  @MethodSource("controls")
  void escapeLeavesWhatIsAroundAControl(Supplier<Node> made) throws Exception {
    Node control = onScreen(made::get);
    try (CardStage stage = new CardStage("card")) {
      onScreen(
          () -> {
            show(stage, control);
            control.requestFocus();
            return control;
          });
      CardStage.until(() -> stage.focused() != null);
      robot.push(KeyCode.ESCAPE);
      assertEquals(1, left.get(), control::toString);
    }
  }

  @Test
  void escapeInALineOfAListLeavesWhatIsAroundTheList() throws Exception {
    ListView<CheckBox> list = onScreen(() -> new ListView<>());
    try (CardStage stage = new CardStage("card")) {
      CheckBox box =
          onScreen(
              () -> {
                CheckBox inside = new CheckBox("used");
                list.getItems().add(inside);
                show(stage, list);
                return inside;
              });
      CardStage.until(() -> box.getScene() != null);
      onScreen(
          () -> {
            box.requestFocus();
            return box;
          });
      robot.push(KeyCode.ESCAPE);
      assertEquals(1, left.get());
    }
  }

  @Test
  void escapeClosesAMenuFirst() throws Exception {
    MenuButton button = onScreen(() -> new MenuButton("Sets", null, new MenuItem("MNIST")));
    try (CardStage stage = new CardStage("card")) {
      onScreen(
          () -> {
            button.setId("sets");
            show(stage, button);
            return button;
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
