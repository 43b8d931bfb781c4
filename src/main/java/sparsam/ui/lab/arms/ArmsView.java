package sparsam.ui.lab.arms;

import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import sparsam.text.Strings;
import sparsam.ui.form.Page;

/** The list of arms, or in its place the form of the one that is edited. */
public final class ArmsView {
  private final StackPane root = new StackPane();

  /**
   * @param list shows the arms
   */
  public ArmsView(ArmsModel model, ArmControls controls, Region list, Strings strings) {
    root.setId("arms");
    root.getChildren().add(list);
    model
        .form()
        .subscribe(
            (_, form) -> {
              if (root.getChildren().size() > 1) {
                root.getChildren().remove(1);
              }
              list.setVisible(form == null);
              if (form == null) {
                controls.focus(0);
                return;
              }
              Page page =
                  new Page(
                      "arm",
                      form.name().text(),
                      strings.get("arms.back"),
                      strings.get("arms.back.help"),
                      new ArmFormView(form, strings).root(),
                      model::close);
              root.getChildren().add(page.root());
              page.focus();
            });
  }

  public Region root() {
    return root;
  }
}
