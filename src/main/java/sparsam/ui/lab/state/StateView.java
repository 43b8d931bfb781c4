package sparsam.ui.lab.state;

import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sparsam.recipe.Difference;
import sparsam.text.Strings;
import sparsam.ui.lab.state.StateModel.State;
import sparsam.ui.part.Hover;

/** A line that names what is shown; under it on request what the next run would do otherwise. */
public final class StateView {
  private static final double MOST = 190;

  private final StateModel model;
  private final Strings strings;
  private final GridPane grid = new GridPane();
  private final VBox root = new VBox();

  public StateView(StateModel model, Strings strings) {
    this.model = model;
    this.strings = strings;
    Label state = new Label();
    state.setId("state");
    state.getStyleClass().add("state-chip");
    state.setMinWidth(Region.USE_PREF_SIZE);
    Tooltip help = new Tooltip();
    state.setTooltip(help);
    model
        .state()
        .subscribe(
            now -> {
              state.setText(strings.get(now.key()));
              help.setText(strings.get(now.key() + ".help"));
              for (State one : State.values()) {
                PseudoClass look = PseudoClass.getPseudoClass(one.name().toLowerCase(Locale.ROOT));
                state.pseudoClassStateChanged(look, one == now);
              }
            });
    Label name = new Label();
    name.setId("state-name");
    name.getStyleClass().add("state-name");
    name.textProperty().bind(model.name());
    name.setMinWidth(60);
    Label place = new Label();
    place.setId("state-place");
    place.getStyleClass().add("state-place");
    place.textProperty().bind(model.place());
    place.setMinWidth(0);
    HBox.setHgrow(place, Priority.ALWAYS);
    place.setMaxWidth(Double.MAX_VALUE);
    Label next = new Label();
    next.setId("state-next");
    next.getStyleClass().add("state-next");
    next.textProperty().bind(model.next());
    next.setMinWidth(60);
    ToggleButton compare = new ToggleButton(strings.get("state.compare"));
    compare.setId("state-compare");
    compare.getStyleClass().add("small");
    compare.setMinWidth(Region.USE_PREF_SIZE);
    Hover.on(compare, strings.get("state.compare.help"));
    compare.setAccessibleText(strings.get("state.compare.help"));
    compare.selectedProperty().bindBidirectional(model.comparing());
    for (Region one : List.of(next, compare)) {
      one.visibleProperty().bind(model.next().isNotEmpty());
      one.managedProperty().bind(one.visibleProperty());
    }
    HBox line = new HBox(state, name, place, next, compare);
    line.getStyleClass().add("state-line");
    line.setAlignment(Pos.CENTER_LEFT);

    grid.setId("state-differences");
    grid.getStyleClass().add("state-differences");
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(MOST);
    scroll.getStyleClass().addAll("quiet-scroll", "card", "state-card");
    scroll.visibleProperty().bind(model.comparing());
    scroll.managedProperty().bind(scroll.visibleProperty());
    model.comparing().subscribe(this::fill);
    model.differences().subscribe(this::fill);

    root.setId("state-bar");
    root.getStyleClass().add("state-bar");
    root.getChildren().addAll(line, scroll);
  }

  private void fill() {
    grid.getChildren().clear();
    if (!model.comparing().get()) {
      return;
    }
    add(0, strings.get("state.setting"), strings.get("state.run"), strings.get("state.upcoming"));
    grid.getChildren().forEach(heading -> heading.getStyleClass().add("state-heading"));
    int row = 1;
    for (Difference one : model.differences().get()) {
      add(row++, one.path(), one.left(), one.right());
    }
  }

  private void add(int row, String... texts) {
    for (int i = 0; i < texts.length; i++) {
      Label label = new Label(texts[i]);
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
      grid.add(label, i, row);
    }
  }

  public Region root() {
    return root;
  }
}
