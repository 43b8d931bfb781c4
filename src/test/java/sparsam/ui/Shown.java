package sparsam.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Application;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import sparsam.plot.Theme;
import sparsam.plot.Toolkit;

/** One panel alone in the window's colours, at a width of its own. */
public final class Shown {
  private static final double MARGIN = 12;

  private final VBox lab;
  private final Scene scene;

  private Shown(VBox lab, Scene scene) {
    this.lab = lab;
    this.scene = scene;
  }

  /** As high as it likes to be. */
  public static Shown of(
      Function<ObservableValue<Theme>, Region> panel, double width, boolean dark) {
    return Toolkit.onScreen(
        () -> {
          Application.setUserAgentStylesheet(
              dark
                  ? new PrimerDark().getUserAgentStylesheet()
                  : new PrimerLight().getUserAgentStylesheet());
          Region root =
              panel.apply(
                  new ReadOnlyObjectWrapper<>(dark ? Theme.dark() : Theme.light())
                      .getReadOnlyProperty());
          VBox lab = new VBox(root);
          lab.getStyleClass().add("lab");
          lab.getStylesheets().add("/ui/lab.css");
          lab.setStyle("-fx-padding: " + MARGIN + "px;");
          lab.pseudoClassStateChanged(PseudoClass.getPseudoClass("dark"), dark);
          lab.setPrefWidth(width + 2 * MARGIN);
          return new Shown(lab, new Scene(lab));
        });
  }

  /** Lays it out as it is now. */
  public void settle() {
    Toolkit.onScreen(
        () -> {
          lab.applyCss();
          lab.autosize();
          lab.layout();
          lab.autosize();
          lab.layout();
          return lab;
        });
  }

  public void keep(String name) throws Exception {
    settle();
    WritableImage shot = Toolkit.onScreen(() -> lab.snapshot(null, null));
    int width = (int) shot.getWidth();
    int height = (int) shot.getHeight();
    int[] pixels = new int[width * height];
    shot.getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    Toolkit.keep(name, image, 1);
  }

  public <T extends Node> T find(String query, Class<T> kind) {
    settle();
    return kind.cast(Toolkit.onScreen(() -> scene.lookup(query)));
  }

  /** Texts that are shown otherwise than they read. */
  public List<String> cutTexts() {
    settle();
    List<String> cut = new ArrayList<>();
    visit(
        node -> {
          if (node instanceof Labeled labeled
              && labeled.getText() != null
              && !labeled.getText().isEmpty()
              && labeled.lookupAll(".text").stream()
                  .filter(Text.class::isInstance)
                  .noneMatch(text -> ((Text) text).getText().equals(labeled.getText()))) {
            cut.add(labeled.getText());
          }
        });
    return cut;
  }

  /** Visible nodes that reach out of the panel. */
  public List<String> outside() {
    settle();
    List<String> out = new ArrayList<>();
    visit(
        node -> {
          Bounds bounds = node.localToScene(node.getLayoutBounds());
          if (bounds.getMinX() < -1 || bounds.getMaxX() > lab.getWidth() - MARGIN + 1) {
            if (node != lab) {
              out.add(node + " " + bounds);
            }
          }
        });
    return out;
  }

  /** What the keyboard reaches. */
  public Set<Node> focusable() {
    settle();
    Set<Node> found = new LinkedHashSet<>();
    visit(
        node -> {
          if (node.isFocusTraversable() && !node.isDisabled()) {
            found.add(node);
          }
        });
    return found;
  }

  private void visit(Consumer<Node> each) {
    Toolkit.onScreen(
        () -> {
          visit(lab, each);
          return lab;
        });
  }

  private static void visit(Node node, Consumer<Node> each) {
    if (node.isVisible()) {
      each.accept(node);
      if (node instanceof Parent parent) {
        parent.getChildrenUnmodifiable().forEach(child -> visit(child, each));
      }
    }
  }
}
