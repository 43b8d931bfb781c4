package sparsam.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import sparsam.lesson.LessonFile;
import sparsam.recipe.RecipeFile;
import sparsam.store.DenseFile;
import sparsam.text.Strings;
import sparsam.ui.part.Dialogs;

/** The system's own dialogs, and questions in the window's style. */
final class FileDialogs implements Dialogs {
  private static final double QUESTION_WIDTH = 440;

  private final Strings strings;
  private final Window owner;
  private @Nullable File folder;

  FileDialogs(Strings strings, Window owner) {
    this.strings = strings;
    this.owner = owner;
  }

  @Override
  public Optional<Path> saveAs(String name, String kind) {
    String ending = name.substring(name.lastIndexOf('.'));
    FileChooser chooser = chooser("export.title", new ExtensionFilter(kind, "*" + ending));
    chooser.setInitialFileName(name);
    return chosen(chooser.showSaveDialog(owner));
  }

  @Override
  public Optional<Path> folder(String title) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title);
    if (folder != null && folder.isDirectory()) {
      chooser.setInitialDirectory(folder);
    }
    File chosen = chooser.showDialog(owner);
    if (chosen == null) {
      return Optional.empty();
    }
    folder = chosen;
    return Optional.of(chosen.toPath());
  }

  @Override
  public Optional<Path> openRecipe() {
    FileChooser chooser =
        chooser(
            "file.open.title",
            new ExtensionFilter(strings.get("file.recipe"), "*" + RecipeFile.ENDING, "*.json"));
    chooser.getExtensionFilters().add(lessons());
    return chosen(chooser.showOpenDialog(owner));
  }

  @Override
  public Optional<Path> openLesson() {
    return chosen(chooser("lessons.open.title", lessons()).showOpenDialog(owner));
  }

  private ExtensionFilter lessons() {
    return new ExtensionFilter(strings.get("lessons.file"), "*" + LessonFile.ENDING);
  }

  /** Of other files, too: what is said of them is how they become such. */
  @Override
  public Optional<Path> openWeights() {
    FileChooser chooser =
        chooser(
            "dense.open.title",
            new ExtensionFilter(strings.get("dense.files"), "*" + DenseFile.ENDING));
    chooser.getExtensionFilters().add(new ExtensionFilter(strings.get("file.all"), "*.*", "*"));
    return chosen(chooser.showOpenDialog(owner));
  }

  /** Of other files, too: what they are is found by looking. */
  @Override
  public Optional<Path> openData() {
    FileChooser chooser =
        chooser(
            "data.open.title",
            new ExtensionFilter(
                strings.get("data.files"), "*.npz", "*.csv", "*.tsv", "*.gz", "*.tar", "*.tgz"));
    chooser.getExtensionFilters().add(new ExtensionFilter(strings.get("file.all"), "*.*", "*"));
    return chosen(chooser.showOpenDialog(owner));
  }

  @Override
  public Optional<Path> saveRecipe(String name) {
    FileChooser chooser =
        chooser(
            "file.save.title",
            new ExtensionFilter(strings.get("file.recipe"), "*" + RecipeFile.ENDING));
    chooser.setInitialFileName(name);
    return chosen(chooser.showSaveDialog(owner))
        .map(
            file ->
                RecipeFile.isNamed(file.toString())
                    ? file
                    : file.resolveSibling(file.getFileName() + RecipeFile.ENDING));
  }

  private FileChooser chooser(String title, ExtensionFilter filter) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(strings.get(title));
    if (folder != null && folder.isDirectory()) {
      chooser.setInitialDirectory(folder);
    }
    chooser.getExtensionFilters().add(filter);
    return chooser;
  }

  private Optional<Path> chosen(@Nullable File file) {
    if (file == null) {
      return Optional.empty();
    }
    folder = file.getParentFile();
    return Optional.of(file.toPath());
  }

  @Override
  public boolean confirm(Question question) {
    ButtonType goOn = new ButtonType(question.goOn(), ButtonData.OTHER);
    ButtonType stay = new ButtonType(question.stay(), ButtonData.CANCEL_CLOSE);
    Alert alert = new Alert(Alert.AlertType.CONFIRMATION, question.text(), stay, goOn);
    alert.initOwner(owner);
    alert.getDialogPane().getStylesheets().add("/ui/lab.css");
    alert.setTitle(question.title());
    alert.setHeaderText(question.title());
    alert.getDialogPane().setPrefWidth(QUESTION_WIDTH);
    return alert.showAndWait().filter(goOn::equals).isPresent();
  }
}
