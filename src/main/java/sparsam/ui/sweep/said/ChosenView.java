package sparsam.ui.sweep.said;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import sparsam.recipe.Recipe;
import sparsam.sweep.finding.Cell;
import sparsam.text.Strings;
import sparsam.ui.part.Hover;
import sparsam.ui.part.There;

/** The points that were chosen, and the trainings of the one that is looked at. */
public final class ChosenView {
  private static final double HEIGHT = 230;

  private final VBox root = new VBox(8);
  private final ChosenModel model;
  private final Strings strings;
  private final Consumer<Path> open;

  /**
   * @param open shows a run in the lab
   * @param take takes a recipe into the lab
   * @param all chooses nothing any more
   */
  public ChosenView(
      ChosenModel model,
      Consumer<Path> open,
      Consumer<Recipe> take,
      Runnable all,
      Strings strings) {
    this.model = model;
    this.strings = strings;
    this.open = open;
    root.setId("sweep-chosen");
    root.getStyleClass().add("result-content");
    Label count = There.sentence(model.count(), "description");
    count.setId("sweep-chosen-count");
    Button back = new Button(strings.get("sweep.chosen.all"));
    back.setId("sweep-chosen-all");
    back.getStyleClass().add("small");
    Hover.on(back, strings.get("sweep.chosen.all.help"));
    back.setAccessibleText(strings.get("sweep.chosen.all.help"));
    back.setOnAction(_ -> all.run());
    var some = model.cells().map(cells -> !cells.isEmpty());
    ListView<Cell> list = list();
    Button into = new Button(strings.get("sweep.take"));
    into.setId("sweep-take");
    into.getStyleClass().add("small");
    Hover.on(into, strings.get("sweep.take.help"));
    into.setAccessibleText(strings.get("sweep.take.help"));
    into.setOnAction(_ -> model.recipe().ifPresent(take));
    VBox trainings = new VBox(2);
    trainings.setId("sweep-trainings");
    model.trainings().subscribe(now -> fill(trainings, now));
    There.when(some, back, list, into, trainings);
    root.getChildren().addAll(count, back, list, trainings, into);
  }

  private ListView<Cell> list() {
    ListView<Cell> list = new ListView<>();
    list.setId("sweep-chosen-list");
    list.setPrefHeight(HEIGHT);
    list.setMinHeight(HEIGHT / 2);
    list.setAccessibleText(strings.get("sweep.chosen"));
    list.setCellFactory(_ -> new Words());
    boolean[] following = new boolean[1];
    model
        .cells()
        .subscribe(
            cells -> {
              following[0] = true;
              list.getItems().setAll(cells);
              model.selected().get().ifPresent(list.getSelectionModel()::select);
              following[0] = false;
            });
    model
        .selected()
        .subscribe(
            one -> {
              following[0] = true;
              one.ifPresent(list.getSelectionModel()::select);
              following[0] = false;
            });
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            cell -> {
              if (cell != null && !following[0]) {
                model.selected().set(Optional.of(cell));
              }
            });
    return list;
  }

  /** A point in words, as wide as the list is. */
  private final class Words extends ListCell<Cell> {
    Words() {
      setWrapText(true);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Cell cell, boolean empty) {
      super.updateItem(cell, empty);
      setText(empty || cell == null ? null : model.say(cell));
    }
  }

  private void fill(VBox box, List<ChosenModel.Trained> trainings) {
    List<Node> rows = new ArrayList<>();
    for (ChosenModel.Trained one : trainings) {
      if (one.folder().isPresent()) {
        Hyperlink link = new Hyperlink(one.words());
        link.setId("sweep-training-" + (rows.size() + 1));
        link.setWrapText(true);
        Hover.on(link, strings.get("sweep.training.open"));
        link.setOnAction(_ -> open.accept(one.folder().get()));
        rows.add(link);
      } else {
        Label words = new Label(one.words());
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        rows.add(words);
      }
    }
    box.getChildren().setAll(rows);
  }

  public Region root() {
    return root;
  }
}
