package sparsam.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import sparsam.text.Strings;

/** The system's own dialogs. */
final class FileDialogs implements Dialogs {
  private final Strings strings;
  private final Window owner;
  private @Nullable File folder;

  FileDialogs(Strings strings, Window owner) {
    this.strings = strings;
    this.owner = owner;
  }

  @Override
  public Optional<Path> savePng(String name) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(strings.get("export.title"));
    chooser.setInitialFileName(name);
    if (folder != null && folder.isDirectory()) {
      chooser.setInitialDirectory(folder);
    }
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(strings.get("export.png"), "*.png"));
    File file = chooser.showSaveDialog(owner);
    if (file == null) {
      return Optional.empty();
    }
    folder = file.getParentFile();
    return Optional.of(file.toPath());
  }
}
