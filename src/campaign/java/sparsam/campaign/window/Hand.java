package sparsam.campaign.window;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

/** A hand that does anything with a window; used on the toolkit's thread. */
final class Hand {
  /** What went before a fault, for who looks into it. */
  private static final int REMEMBERED = 30;

  private static final List<KeyCode> KEYS =
      List.of(
          KeyCode.TAB,
          KeyCode.ENTER,
          KeyCode.SPACE,
          KeyCode.ESCAPE,
          KeyCode.UP,
          KeyCode.DOWN,
          KeyCode.LEFT,
          KeyCode.RIGHT,
          KeyCode.HOME,
          KeyCode.END,
          KeyCode.PAGE_UP,
          KeyCode.PAGE_DOWN,
          KeyCode.DELETE,
          KeyCode.BACK_SPACE,
          KeyCode.F1,
          KeyCode.F2,
          KeyCode.F6,
          KeyCode.F7,
          KeyCode.F8,
          KeyCode.F10,
          KeyCode.F11,
          KeyCode.DIGIT0,
          KeyCode.DIGIT1,
          KeyCode.DIGIT5,
          KeyCode.DIGIT9,
          KeyCode.PERIOD,
          KeyCode.MINUS,
          KeyCode.PLUS,
          KeyCode.A,
          KeyCode.E,
          KeyCode.X);

  private static final List<KeyCode> COMMANDS =
      List.of(
          KeyCode.A,
          KeyCode.B,
          KeyCode.C,
          KeyCode.D,
          KeyCode.E,
          KeyCode.F,
          KeyCode.G,
          KeyCode.K,
          KeyCode.L,
          KeyCode.N,
          KeyCode.O,
          KeyCode.P,
          KeyCode.R,
          KeyCode.S,
          KeyCode.T,
          KeyCode.V,
          KeyCode.X,
          KeyCode.Z,
          KeyCode.COMMA,
          KeyCode.PERIOD,
          KeyCode.DIGIT1,
          KeyCode.DIGIT2,
          KeyCode.DIGIT3,
          KeyCode.DIGIT4,
          KeyCode.DIGIT5);

  private static final double[][] SIZES = {
    {1000, 900}, {1000, 640}, {960, 500}, {640, 480}, {320, 240}, {1000, 720}
  };

  private final SplittableRandom random;
  private final Stage stage;
  private final Robot robot;
  private final Deque<String> done = new ArrayDeque<>();

  /**
   * @param robot the process's one: the headless platform's robots each hold the window that they
   *     were in
   */
  Hand(SplittableRandom random, Stage stage, Robot robot) {
    this.robot = robot;
    this.random = random;
    this.stage = stage;
  }

  /** The last deeds, oldest first. */
  String done() {
    return String.join("; ", done);
  }

  private void tell(String what) {
    done.addLast(what);
    if (done.size() > REMEMBERED) {
      done.removeFirst();
    }
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  static String name(Node node) {
    String id = node.getId();
    String kind = node.getClass().getSimpleName();
    return id != null
        ? "#" + id
        : node instanceof Labeled labeled && labeled.getText() != null
            ? kind + " “" + labeled.getText() + "”"
            : kind + " " + node.getStyleClass();
  }

  /** Chooses something that can be clicked. */
  Node target() {
    List<Node> targets = Sight.targets();
    return targets.isEmpty() ? stage.getScene().getRoot() : any(targets);
  }

  private Point2D in(Node node, double x, double y) {
    Bounds bounds = node.getLayoutBounds();
    Point2D at =
        node.localToScreen(
            bounds.getMinX() + x * bounds.getWidth(), bounds.getMinY() + y * bounds.getHeight());
    return at == null ? Point2D.ZERO : at;
  }

  /** Clicks in the middle. */
  void click(Node node) {
    tell("click on " + name(node));
    moveTo(in(node, 0.5, 0.5));
    press(MouseButton.PRIMARY);
  }

  private void press(MouseButton button) {
    act(() -> robot.mousePress(button));
    act(() -> robot.mouseRelease(button));
  }

  /**
   * The headless platform's robot falls over where there is no window below it, and its drags go to
   * what lies under the pointer instead of where they began, which JavaFX's sliders do not expect.
   */
  private void act(Runnable deed) {
    try {
      deed.run();
    } catch (NullPointerException e) {
      String where = e.getStackTrace()[0].getClassName();
      if (!where.endsWith(".HeadlessRobot") && !where.endsWith(".SliderSkin")) {
        throw e;
      }
      tell("which the platform cannot do");
    }
  }

  private void moveTo(Point2D place) {
    act(() -> robot.mouseMove(place));
  }

  /** Something else than a click on a control. */
  void anything() {
    switch (random.nextInt(10)) {
      case 0, 1 -> drag();
      case 2, 3, 4 -> {
        KeyCode key = any(KEYS);
        tell("key " + key);
        robot.keyType(key);
      }
      case 5 -> command();
      case 6 -> {
        Node node = target();
        tell("wheel over " + name(node));
        moveTo(in(node, random.nextDouble(), random.nextDouble()));
        int notches = random.nextInt(-5, 6);
        act(() -> robot.mouseWheel(notches));
      }
      case 7 -> {
        Node node = target();
        tell("menu on " + name(node));
        moveTo(in(node, random.nextDouble(), random.nextDouble()));
        press(MouseButton.SECONDARY);
      }
      case 8 -> {
        Node node = target();
        tell("double click on " + name(node));
        moveTo(in(node, random.nextDouble(), random.nextDouble()));
        press(MouseButton.PRIMARY);
        press(MouseButton.PRIMARY);
      }
      default -> resize();
    }
  }

  private void drag() {
    Node from = target();
    Node to = random.nextBoolean() ? from : target();
    tell("drag from " + name(from) + " to " + name(to));
    moveTo(in(from, random.nextDouble(), random.nextDouble()));
    act(() -> robot.mousePress(MouseButton.PRIMARY));
    moveTo(in(to, random.nextDouble(), random.nextDouble()));
    moveTo(in(to, random.nextDouble(), random.nextDouble()));
    act(() -> robot.mouseRelease(MouseButton.PRIMARY));
  }

  /**
   * Holds something in its middle's height, and keeps it.
   *
   * @param x from its left, as a part of its width
   */
  void hold(Node node, double x) {
    tell("drag along " + name(node));
    moveTo(in(node, x, 0.5));
    act(() -> robot.mousePress(MouseButton.PRIMARY));
  }

  /** Draws what is held along. */
  void draw(Node node, double x) {
    moveTo(in(node, x, 0.5));
  }

  /** Lets go of what is held. */
  void letGo() {
    act(() -> robot.mouseRelease(MouseButton.PRIMARY));
  }

  private void command() {
    KeyCode key = any(COMMANDS);
    boolean shift = random.nextInt(4) == 0;
    tell("Ctrl+" + (shift ? "Shift+" : "") + key);
    robot.keyPress(KeyCode.CONTROL);
    if (shift) {
      robot.keyPress(KeyCode.SHIFT);
    }
    robot.keyType(key);
    if (shift) {
      robot.keyRelease(KeyCode.SHIFT);
    }
    robot.keyRelease(KeyCode.CONTROL);
  }

  private void resize() {
    double[] size = SIZES[random.nextInt(SIZES.length)];
    tell(String.format(Locale.ROOT, "resize to %.0f × %.0f", size[0], size[1]));
    stage.setWidth(size[0]);
    stage.setHeight(size[1]);
  }

  /** Away with what lies over the window. */
  void escape() {
    tell("Esc");
    robot.keyType(KeyCode.ESCAPE);
  }

  /** What the hand was told to do outside of the window. */
  void note(String what) {
    tell(what);
  }
}
