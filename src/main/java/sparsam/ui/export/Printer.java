package sparsam.ui.export;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;
import sparsam.plot.file.Pdf;
import sparsam.plot.file.PictureData;
import sparsam.plot.file.Png;
import sparsam.plot.file.PngSize;
import sparsam.plot.file.Svg;
import sparsam.plot.screen.Offscreen;
import sparsam.report.ReportFolder;
import sparsam.report.ResultTable;
import sparsam.report.table.Markup;
import sparsam.store.NetworkFile;
import sparsam.store.file.FileSize;
import sparsam.system.WholeFile;
import sparsam.text.Strings;

/**
 * Draws on the window's thread, one tile of a picture at a time, and writes on another, so that the
 * window answers in between.
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
    elsewhere(
        () -> {
          for (Leaf leaf : leaves) {
            WholeFile.write(leaf.file(), bytes(leaf));
          }
        },
        done);
  }

  @Override
  public void write(FigureModel.Dressed report, Path folder, Consumer<Optional<String>> done) {
    elsewhere(
        () ->
            ReportFolder.write(
                report.told().report(), folder, strings, report.theme(), report.look()),
        done);
  }

  @Override
  public void write(Told report, Markup markup, Path file, Consumer<Optional<String>> done) {
    elsewhere(() -> WholeFile.write(file, markup.of(ResultTable.of(report.run(), strings))), done);
  }

  @Override
  public void write(
      Told run, String network, NetworkFile.Kind kind, Path file, Consumer<Written> done) {
    AtomicReference<@Nullable FileSize> size = new AtomicReference<>();
    elsewhere(
        () -> size.set(run.write(network, kind, file)),
        failure -> {
          FileSize there = size.get();
          done.accept(
              there == null ? new Written.Failed(failure.orElse("")) : new Written.There(there));
        });
  }

  @Override
  public void copy(Told report, Markup markup, Consumer<Optional<String>> done) {
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
  public void copy(Leaf leaf) {
    if (leaf.format() != Format.PNG) {
      put(text(leaf));
      return;
    }
    BufferedImage image = Png.render(leaf.page(), leaf.theme(), leaf.look(), leaf.size());
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

  private static byte[] bytes(Leaf leaf) throws IOException {
    PngSize size = leaf.size();
    return switch (leaf.format()) {
      case PNG -> {
        try (Offscreen screen = Offscreen.open()) {
          yield Png.encode(
              Png.render(screen, leaf.page(), leaf.theme(), leaf.look(), size), size.scale());
        }
      }
      case PDF -> Pdf.of(leaf.page(), leaf.theme(), leaf.look(), size.width(), size.height());
      case SVG, CSV, JSON -> text(leaf).getBytes(StandardCharsets.UTF_8);
    };
  }

  private static String text(Leaf leaf) {
    PngSize size = leaf.size();
    return switch (leaf.format()) {
      case SVG -> Svg.of(leaf.page(), leaf.theme(), leaf.look(), size.width(), size.height());
      case CSV -> PictureData.csv(leaf.page().picture());
      case JSON -> PictureData.json(leaf.page().picture());
      case PNG, PDF -> throw new IllegalArgumentException("a " + leaf.format() + " is no text");
    };
  }
}
