package sparsam.report.landscape;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sparsam.plot.file.Page;
import sparsam.plot.file.Pdf;
import sparsam.plot.file.PictureData;
import sparsam.plot.file.Png;
import sparsam.plot.file.PngSize;
import sparsam.plot.file.Svg;
import sparsam.plot.picture.Picture;
import sparsam.plot.screen.Offscreen;
import sparsam.plot.surface.Look;
import sparsam.plot.surface.Theme;
import sparsam.system.WholeFile;

/** A picture in a file whose name says what kind of file it is. */
public final class PictureFile {
  /** What names may end with. */
  public static final List<String> ENDINGS = List.of(".png", ".svg", ".pdf", ".csv", ".json");

  private static final double WIDTH_CM = 15;
  private static final double DPI = 300;

  private PictureFile() {}

  /** Which of the endings a name has; empty for none. */
  public static Optional<String> ending(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return ENDINGS.stream().filter(name::endsWith).findFirst();
  }

  /**
   * Writes a picture as on paper, or the numbers behind it. Starts the toolkit without a screen
   * where it does not run; not to be called on its thread.
   *
   * @param caption below it; empty for none
   * @throws IOException with one sentence where the file cannot be written
   * @throws IllegalArgumentException where its name has none of the endings
   */
  public static void write(Picture picture, String caption, Path file) throws IOException {
    Page page = new Page(picture, caption);
    Look look = Look.PAPER;
    PngSize size = PngSize.of(WIDTH_CM, DPI, picture.aspect(WIDTH_CM / 2.54 * 96));
    String ending =
        ending(file)
            .orElseThrow(
                () -> new IllegalArgumentException(file + " ends with none of " + ENDINGS));
    try (Offscreen screen = Offscreen.open()) {
      switch (ending) {
        case ".png" -> {
          BufferedImage image = Png.render(screen, page, Theme.print(), look, size);
          WholeFile.write(file, Png.encode(image, size.scale()));
        }
        case ".svg" ->
            WholeFile.write(file, Svg.of(page, Theme.print(), look, size.width(), size.height()));
        case ".pdf" ->
            WholeFile.write(file, Pdf.of(page, Theme.print(), look, size.width(), size.height()));
        case ".csv" -> WholeFile.write(file, PictureData.csv(picture));
        default -> WholeFile.write(file, PictureData.json(picture));
      }
    }
  }
}
