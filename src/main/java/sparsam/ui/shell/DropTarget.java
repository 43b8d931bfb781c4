package sparsam.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import sparsam.data.source.Sources;
import sparsam.lesson.LessonFile;
import sparsam.recipe.RecipeFile;
import sparsam.store.DenseFile;
import sparsam.text.Strings;

/**
 * Takes a recipe's or lesson's file, a file of weights, data or a run's folder that is dropped onto
 * the window, and shows while it hovers that it does.
 */
final class DropTarget {

  private DropTarget() {}

  /**
   * @param pane the window's content; a sheet is laid over it
   * @param open takes the file
   */
  static void install(StackPane pane, Strings strings, Consumer<Path> open) {
    Label words = new Label(strings.get("file.drop"));
    words.getStyleClass().add("drop-words");
    StackPane sheet = new StackPane(words);
    sheet.setId("drop");
    sheet.getStyleClass().add("drop");
    sheet.setMouseTransparent(true);
    sheet.setVisible(false);
    pane.getChildren().add(sheet);
    pane.setOnDragOver(
        event -> {
          if (file(event).isPresent()) {
            event.acceptTransferModes(TransferMode.COPY);
            sheet.setVisible(true);
            event.consume();
          }
        });
    pane.setOnDragExited(_ -> sheet.setVisible(false));
    pane.setOnDragDropped(
        event -> {
          Optional<Path> file = file(event);
          sheet.setVisible(false);
          event.setDropCompleted(file.isPresent());
          event.consume();
          file.ifPresent(open);
        });
  }

  private static Optional<Path> file(DragEvent event) {
    List<File> files = event.getDragboard().getFiles();
    return files != null && files.size() == 1 && isOpened(files.getFirst())
        ? Optional.of(files.getFirst().toPath())
        : Optional.empty();
  }

  /** Whether it is something that the window opens. */
  static boolean isOpened(File file) {
    return RecipeFile.isNamed(file.getName())
        || LessonFile.isNamed(file.getName())
        || DenseFile.isNamed(file.getName())
        || Sources.isNamed(file.getName())
        || file.isDirectory();
  }
}
