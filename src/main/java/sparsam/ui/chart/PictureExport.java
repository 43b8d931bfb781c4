package sparsam.ui.chart;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.application.Platform;
import sparsam.experiment.Slug;
import sparsam.plot.Picture;
import sparsam.plot.Png;
import sparsam.plot.Theme;
import sparsam.text.Strings;
import sparsam.ui.Dialogs;

/** Saves pictures as files, on white whatever the window's colours. */
public final class PictureExport {
  private static final double WIDTH = 640;
  private static final double HEIGHT = 360;

  /** 288 pixels an inch, a page's width at 16 cm. */
  private static final double SCALE = 3;

  private final Strings strings;
  private final Dialogs dialogs;
  private final Consumer<String> done;
  private final Consumer<String> failed;

  /**
   * @param done is told on the window's thread what was saved
   * @param failed is told what could not be
   */
  public PictureExport(
      Strings strings, Dialogs dialogs, Consumer<String> done, Consumer<String> failed) {
    this.strings = strings;
    this.dialogs = dialogs;
    this.done = done;
    this.failed = failed;
  }

  /** Asks where, draws the picture and writes it behind the window's back. */
  public void save(Picture picture) {
    dialogs
        .savePng(Slug.of(picture.title()) + ".png")
        .ifPresent(
            file -> {
              BufferedImage image = Png.render(picture, Theme.print(), WIDTH, HEIGHT, SCALE);
              Thread.startVirtualThread(() -> write(image, file));
            });
  }

  private void write(BufferedImage image, Path file) {
    try {
      Png.write(image, SCALE, file);
      Platform.runLater(() -> done.accept(strings.get("chart.saved", strings.path(file))));
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.toString() : e.getMessage();
      Platform.runLater(
          () -> failed.accept(strings.get("chart.unsaved", strings.path(file), reason)));
    }
  }
}
