package sparsam.ui.part;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.application.Application;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sparsam.plot.Toolkit;
import sparsam.plot.surface.Theme;

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
    Toolkit.keep(name, Toolkit.onScreen(() -> lab.snapshot(null, null)));
  }

  /** Lays it out first only where something changed or what is looked for is not there yet. */
  public <T extends Node> T find(String query, Class<T> kind) {
    Node found = Toolkit.onScreen(() -> lab.isNeedsLayout() ? null : scene.lookup(query));
    if (found == null) {
      settle();
      found = Toolkit.onScreen(() -> scene.lookup(query));
    }
    return kind.cast(found);
  }

  /** Texts that are shown otherwise than they read. */
  public List<String> cutTexts() {
    settle();
    return Toolkit.onScreen(() -> Visible.cut(lab).stream().map(Labeled::getText).toList());
  }

  /** Visible nodes that reach out of the panel. */
  public List<String> outside() {
    settle();
    return Toolkit.onScreen(
        () -> Visible.outside(lab.getChildren().getFirst(), lab.getWidth() - MARGIN));
  }

  /** What the keyboard reaches. */
  public Set<Node> focusable() {
    settle();
    return Toolkit.onScreen(
        () ->
            Visible.nodes(lab).stream()
                .filter(node -> node.isFocusTraversable() && !node.isDisabled())
                .collect(Collectors.toCollection(LinkedHashSet::new)));
  }
}
