package sparsam.ui.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Shows the workspace that is chosen. Each is made when it is first opened and kept from then on,
 * so that one comes back as it was left, with the focus where it was.
 */
final class Workspaces {
  private final List<Workspace> all;
  private final StringProperty chosen;
  private final StackPane root = new StackPane();
  private final Map<String, Region> made = new HashMap<>();
  private final Map<String, Node> focused = new HashMap<>();
  private String shown = "";

  /**
   * @param all at least one
   * @param chosen the id of the one that is shown; an id that none has becomes the first one's
   */
  Workspaces(List<Workspace> all, StringProperty chosen) {
    this.all = all;
    this.chosen = chosen;
    root.setId("workspace");
    root.setMinSize(0, 0);
    chosen.subscribe(this::show);
    root.sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(this::remember);
  }

  private void show(String id) {
    Workspace next =
        all.stream().filter(one -> one.id().equals(id)).findFirst().orElseGet(all::getFirst);
    if (!next.id().equals(id)) {
      chosen.set(next.id());
      return;
    }
    Region view = made.computeIfAbsent(id, _ -> next.view().get());
    if (!root.getChildren().contains(view)) {
      root.getChildren().add(view);
    }
    if (!shown.isEmpty()) {
      root.requestFocus(); // What was being typed counts, and no key goes where nobody looks.
    }
    shown = id;
    made.forEach(
        (one, region) -> {
          region.setVisible(one.equals(id));
          region.setManaged(one.equals(id));
        });
    Node back = focused.get(id);
    if (back != null) {
      back.requestFocus();
    }
  }

  /**
   * Takes those that nobody sees out of the window until each is opened again: what styles the
   * window anew has less to do.
   */
  void rest() {
    root.getChildren().removeIf(view -> !view.isVisible());
  }

  private void remember(@Nullable Node owner) {
    Region view = made.get(shown);
    for (Node node = owner; node != null; node = node.getParent()) {
      if (node.equals(view)) {
        focused.put(shown, owner);
      }
    }
  }

  Region root() {
    return root;
  }
}
