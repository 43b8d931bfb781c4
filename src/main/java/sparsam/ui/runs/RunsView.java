package sparsam.ui.runs;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import sparsam.store.RunFiles;
import sparsam.text.Strings;
import sparsam.ui.part.Dialogs;
import sparsam.ui.part.Shortcut;
import sparsam.ui.part.Showing;

/** All runs as a table, what may be done with those that are chosen, and what is known of one. */
public final class RunsView {
  private static final KeyCombination UNDO = Shortcut.command(KeyCode.Z);
  private static final KeyCombination SEARCH = Shortcut.command(KeyCode.F);

  private static final Duration BETWEEN_LOOKS = Duration.seconds(1);

  private final RunsModel model;
  private final VBox root = new VBox();
  private final RunsBar bar;

  public RunsView(RunsModel model, Dialogs dialogs, Strings strings) {
    this.model = model;
    Acts acts = new Acts(model, dialogs, strings);
    RunsTable table = new RunsTable(model, acts, strings);
    bar = new RunsBar(model, table, dialogs, strings);
    Label empty = new Label();
    empty.setId("runs-empty");
    empty.getStyleClass().add("runs-empty");
    empty.setWrapText(true);
    empty.textProperty().bind(model.finder().empty());
    empty.visibleProperty().bind(model.finder().empty().isNotEmpty());
    empty.setMouseTransparent(true);
    Label told = new Label();
    told.setId("runs-told");
    told.getStyleClass().add("runs-text");
    told.textProperty().bind(model.told());
    told.visibleProperty().bind(model.told().isNotEmpty());
    told.managedProperty().bind(told.visibleProperty());
    StackPane middle = new StackPane(table.root(), empty);
    middle.setMinSize(0, 0);
    BorderPane list = new BorderPane(middle);
    list.setRight(new DetailsView(model, acts, strings).root());
    VBox listing = new VBox(bar.root(), acts.bar(), list);
    listing.getStyleClass().add("runs-listing");
    VBox.setVgrow(list, Priority.ALWAYS);
    listing.visibleProperty().bind(acts.comparing().not());
    listing.managedProperty().bind(listing.visibleProperty());
    VBox.setVgrow(listing, Priority.ALWAYS);
    Region contrast = new ContrastView(model, acts, strings).root();
    VBox.setVgrow(contrast, Priority.ALWAYS);
    root.setId("runs");
    root.getStyleClass().add("runs");
    root.getStylesheets().add("/ui/runs.css");
    root.setMinSize(0, 0);
    root.getChildren().addAll(bar.elsewhere(), bar.undo(), told, listing, contrast);
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    takeFolders();
    keepLooking();
  }

  /** The keys that work in the table and around it. */
  public static Shortcut.Group shortcuts(RunsModel model, Dialogs dialogs, Strings strings) {
    Shortcut.Group table = new Acts(model, dialogs, strings).shortcuts();
    List<Shortcut> all = new ArrayList<>(table.shortcuts());
    all.add(new Shortcut(SEARCH, "key.search", () -> {}));
    all.add(new Shortcut(UNDO, "key.restore", model.deeds()::restore));
    return new Shortcut.Group(table.key(), all);
  }

  private void press(KeyEvent event) {
    if (SEARCH.match(event)) {
      bar.focusSearch();
      event.consume();
    }
  }

  /** Takes a deletion back wherever in the window one is, unless words there can be. */
  private void takeBack(KeyEvent event) {
    if (UNDO.match(event)
        && isSeen()
        && !model.deeds().undo().get().isEmpty()
        && !canUndo(event.getTarget())) {
      model.deeds().restore();
      event.consume();
    }
  }

  /** Whether words are typed there that can be taken back. */
  private static boolean canUndo(Object target) {
    return switch (target) {
      case TextInputControl words -> words.isUndoable();
      case ComboBox<?> box when box.isEditable() -> box.getEditor().isUndoable();
      default -> false;
    };
  }

  /** A folder that is dropped and is no run's is one of runs. */
  private void takeFolders() {
    root.setOnDragOver(
        event -> {
          if (isOfRuns(event.getDragboard().getFiles())) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
          }
        });
    root.setOnDragDropped(
        event -> {
          List<File> files = event.getDragboard().getFiles();
          if (isOfRuns(files)) {
            model.lookInto(files.getFirst().toPath());
            event.setDropCompleted(true);
            event.consume();
          }
        });
  }

  private static boolean isOfRuns(List<File> files) {
    return files != null
        && files.size() == 1
        && files.getFirst().isDirectory()
        && !RunFiles.isRun(files.getFirst().toPath());
  }

  /** Notices runs that come and go, and the key that takes back, as long as it is seen. */
  private void keepLooking() {
    Timeline looks =
        new Timeline(
            new KeyFrame(
                BETWEEN_LOOKS,
                _ -> {
                  if (isSeen()) {
                    model.look();
                  }
                }));
    looks.setCycleCount(Timeline.INDEFINITE);
    EventHandler<KeyEvent> back = this::takeBack;
    root.sceneProperty()
        .subscribe(
            (before, scene) -> {
              if (before != null) {
                before.removeEventFilter(KeyEvent.KEY_PRESSED, back);
              }
              if (scene != null) {
                scene.addEventFilter(KeyEvent.KEY_PRESSED, back);
              }
            });
    Showing.of(root)
        .subscribe(
            open -> {
              if (open) {
                looks.play();
              } else {
                looks.stop();
              }
            });
  }

  private boolean isSeen() {
    for (Node node = root; node != null; node = node.getParent()) {
      if (!node.isVisible()) {
        return false;
      }
    }
    return root.getScene().getWindow() != null && root.getScene().getWindow().isShowing();
  }

  public Region root() {
    return root;
  }
}
