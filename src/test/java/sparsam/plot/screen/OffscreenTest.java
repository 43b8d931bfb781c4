package sparsam.plot.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.Jvm;
import sparsam.plot.OnScreen;
import sparsam.plot.Samples;
import sparsam.plot.Toolkit;
import sparsam.plot.file.Page;
import sparsam.plot.file.Png;
import sparsam.plot.file.PngSize;
import sparsam.plot.surface.Theme;

@OnScreen
class OffscreenTest {
  /** A program without a window. */
  static final class Program {
    private Program() {}

    public static void main(String[] args) throws Exception {
      try (Offscreen screen = Offscreen.open()) {
        Path file = Path.of(args[0]);
        screen.draw(
            () -> {
              Page page = new Page(Samples.accuracy(), "drawn without a screen");
              PngSize size = PngSize.of(8, 150, 16 / 9.0);
              Png.write(Png.render(page, Theme.print(), size), size.scale(), file);
              return file;
            });
      }
      System.out.println("done");
    }
  }

  @Test
  void aProgramWithoutAScreenDrawsAndEnds(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("picture.png");
    ProcessBuilder builder =
        Jvm.of(Program.class, List.of("--enable-native-access=ALL-UNNAMED"), file.toString());
    builder.environment().remove("DISPLAY");
    builder.environment().remove("WAYLAND_DISPLAY");
    File output = folder.resolve("output").toFile();
    Process process = builder.redirectErrorStream(true).redirectOutput(output).start();
    try {
      assertTrue(process.waitFor(5, TimeUnit.MINUTES), "it ends by itself");
    } finally {
      process.destroyForcibly();
    }
    String said = Files.readString(output.toPath());
    assertEquals(0, process.exitValue(), said);
    assertTrue(said.endsWith("done" + System.lineSeparator()), said);
    assertEquals(Math.round(8 / 2.54 * 150), ImageIO.read(file.toFile()).getWidth());
  }

  @Test
  void aToolkitThatRunsIsUsedAndLeftRunning() throws Exception {
    try (Offscreen screen = Offscreen.open()) {
      assertTrue(screen.draw(Platform::isFxApplicationThread));
    }
    assertTrue(Toolkit.onScreen(Platform::isFxApplicationThread), "still there");
  }

  @Test
  void whatGoesWrongThereIsToldHere() throws Exception {
    try (Offscreen screen = Offscreen.open()) {
      IOException told =
          assertThrows(
              IOException.class,
              () ->
                  screen.draw(
                      () -> {
                        throw new IOException("the disk is full");
                      }));
      assertEquals("the disk is full", told.getMessage());
      assertThrows(
          IllegalArgumentException.class,
          () ->
              screen.draw(
                  () ->
                      Png.render(
                          Page.of(Samples.accuracy()),
                          Theme.print(),
                          PngSize.scaled(100, 100, 9))));
    }
  }
}
