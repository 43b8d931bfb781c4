package sparsam.ui.shell;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/** Sparsam's icon on a window; dialogs take it from the window they belong to. */
final class WindowIcon {
  /** In pixels: JavaFX hands the first to Windows and the second to the other systems, unscaled. */
  private static final List<Integer> SIZES = List.of(32, 128);

  private WindowIcon() {}

  /**
   * Returns at once. The pictures are read beside the toolkit's thread, which has the window to
   * build.
   */
  static void putOn(Stage stage) {
    Thread.ofPlatform()
        .daemon()
        .name("icon")
        .start(
            () -> {
              List<Image> images = SIZES.stream().map(WindowIcon::read).toList();
              Platform.runLater(() -> stage.getIcons().setAll(images));
            });
  }

  private static Image read(int size) {
    String name = String.format(Locale.ROOT, "/icon/%1$dx%1$d/apps/sparsam.png", size);
    return new Image(
        Objects.requireNonNull(WindowIcon.class.getResource(name), name).toExternalForm());
  }
}
