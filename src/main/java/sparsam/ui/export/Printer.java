package sparsam.ui.export;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import sparsam.plot.file.Page;
import sparsam.plot.file.Pdf;
import sparsam.plot.file.PictureData;
import sparsam.plot.file.Png;
import sparsam.plot.file.PngSize;
import sparsam.plot.file.Svg;
import sparsam.plot.surface.Theme;
import sparsam.report.ReportFolder;
import sparsam.report.ResultTable;
import sparsam.report.table.Markup;
import sparsam.system.WholeFile;
import sparsam.text.Strings;

/**
 * Draws on the window's thread, one picture at a time, and writes on another, so that the window
 * answers in between.
 */
final class Printer implements Outlet {
  private final Strings strings;

  Printer(Strings strings) {
    this.strings = strings;
  }

  /** Something written elsewhere. */
  private interface Work {
    void run() throws IOException;
  }

  @Override
  public void write(List<Leaf> leaves, Consumer<Optional<String>> done) {
    next(leaves.iterator(), done);
  }

  private void next(Iterator<Leaf> rest, Consumer<Optional<String>> done) {
    if (!rest.hasNext()) {
      done.accept(Optional.empty());
      return;
    }
    Leaf leaf = rest.next();
    Work work;
    if (leaf.format() == Format.PNG) {
      BufferedImage image;
      try {
        image = Png.render(leaf.page(), Theme.print(), leaf.size());
      } catch (IllegalArgumentException e) { // more pixels than a file should have
        done.accept(Optional.of(String.valueOf(e.getMessage())));
        return;
      }
      work = () -> WholeFile.write(leaf.file(), Png.encode(image, leaf.size().scale()));
    } else {
      work = () -> WholeFile.write(leaf.file(), bytes(leaf.page(), leaf.format(), leaf.size()));
    }
    elsewhere(
        work,
        failure -> {
          if (failure.isPresent()) {
            done.accept(failure);
          } else {
            next(rest, done);
          }
        });
  }

  @Override
  public void write(ExportModel.Told report, Path folder, Consumer<Optional<String>> done) {
    elsewhere(() -> ReportFolder.write(report.report(), folder, strings), done);
  }

  @Override
  public void write(
      ExportModel.Told report, Markup markup, Path file, Consumer<Optional<String>> done) {
    elsewhere(() -> WholeFile.write(file, markup.of(ResultTable.of(report.run(), strings))), done);
  }

  @Override
  public void copy(ExportModel.Told report, Markup markup, Consumer<Optional<String>> done) {
    StringBuilder table = new StringBuilder();
    elsewhere(
        () -> table.append(markup.of(ResultTable.of(report.run(), strings))),
        failure -> {
          if (failure.isEmpty()) {
            put(table.toString());
          }
          done.accept(failure);
        });
  }

  private static void put(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  private static void elsewhere(Work work, Consumer<Optional<String>> done) {
    Thread.ofVirtual()
        .name("export")
        .start(
            () -> {
              Optional<String> failure = Optional.empty();
              try {
                work.run();
              } catch (IOException | RuntimeException e) {
                String message = e.getMessage();
                failure = Optional.of(message == null ? e.toString() : message);
              }
              Optional<String> said = failure;
              Platform.runLater(() -> done.accept(said));
            });
  }

  @Override
  public void copy(Page page, PngSize size) {
    BufferedImage image = Png.render(page, Theme.print(), size);
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    WritableImage copy = new WritableImage(width, height);
    copy.getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    ClipboardContent content = new ClipboardContent();
    content.putImage(copy);
    Clipboard.getSystemClipboard().setContent(content);
  }

  @Override
  public void copy(Page page, Format format, PngSize size) {
    put(text(page, format, size));
  }

  private static byte[] bytes(Page page, Format format, PngSize size) {
    return format == Format.PDF
        ? Pdf.of(page, Theme.print(), size.width(), size.height())
        : text(page, format, size).getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Page page, Format format, PngSize size) {
    return switch (format) {
      case SVG -> Svg.of(page, Theme.print(), size.width(), size.height());
      case CSV -> PictureData.csv(page.picture());
      case JSON -> PictureData.json(page.picture());
      case PNG, PDF -> throw new IllegalArgumentException("a " + format + " is no text");
    };
  }
}
