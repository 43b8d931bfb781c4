package sparsam.plot;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import sparsam.plot.file.Png;
import sparsam.plot.picture.Picture;
import sparsam.plot.surface.Theme;

/** Starts JavaFX before a test class, and keeps the pictures its tests drew. */
public final class Toolkit implements BeforeAllCallback {
  private static final Path FOLDER = Path.of("target", "screenshots");

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    synchronized (Toolkit.class) {
      FxToolkit.registerPrimaryStage();
    }
    onScreen(
        () -> {
          Thread.currentThread().setUncaughtExceptionHandler(Toolkit::uncaught);
          return FOLDER;
        });
  }

  /**
   * The headless platform throws where a frame that was painted before a window became smaller
   * comes after it; the next frame is right. Everything else goes where it went.
   */
  private static void uncaught(Thread thread, Throwable error) {
    boolean late =
        error instanceof IndexOutOfBoundsException
            && Arrays.stream(error.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(name -> !name.startsWith("java.") && !name.startsWith("jdk."))
                .findFirst()
                .filter(name -> name.endsWith(".HeadlessWindow"))
                .isPresent();
    if (!late) {
      Objects.requireNonNullElse(
              Thread.getDefaultUncaughtExceptionHandler(), thread.getThreadGroup())
          .uncaughtException(thread, error);
    }
  }

  /** Runs on the toolkit's thread and returns what came of it. */
  public static <T> T onScreen(Callable<T> work) {
    return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.MINUTES.toMillis(5), work);
  }

  /** Draws a picture and keeps it under a name, to be looked at. */
  public static BufferedImage keep(
      String name, Picture picture, Theme theme, double width, double height, double scale)
      throws Exception {
    BufferedImage image = onScreen(() -> Png.render(picture, theme, width, height, scale));
    keep(name, image, scale);
    return image;
  }

  /** Keeps what the toolkit drew of a window or of a part of one. */
  public static BufferedImage keep(String name, WritableImage shot) throws Exception {
    BufferedImage image = image(shot);
    keep(name, image, 1);
    return image;
  }

  /** The same picture outside of the toolkit. */
  public static BufferedImage image(WritableImage shot) {
    int width = (int) shot.getWidth();
    int height = (int) shot.getHeight();
    int[] pixels = new int[width * height];
    shot.getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    return image;
  }

  public static void keep(String name, BufferedImage image, double scale) throws Exception {
    Files.createDirectories(FOLDER);
    // not Png.write: hundreds of pictures would each wait for the disk
    Files.write(FOLDER.resolve(name + ".png"), Png.encode(image, scale));
  }
}
