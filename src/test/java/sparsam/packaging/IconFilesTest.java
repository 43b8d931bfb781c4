package sparsam.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the icons as the systems read them. What is drawn is looked at, not tested. */
class IconFilesTest {
  private static final Path PACKAGING = Path.of("packaging");
  private static final List<Integer> LINUX = List.of(16, 24, 32, 48, 64, 128, 256);

  @ParameterizedTest
  @ValueSource(strings = {"apps/sparsam", "mimetypes/application-x-sparsam-recipe"})
  void linuxHasEverySizeOfItsThemes(String name) throws IOException {
    for (int size : LINUX) {
      BufferedImage picture = linux(name, size);
      assertEquals(size, picture.getWidth(), name);
      assertEquals(size, picture.getHeight(), name);
      assertDrawn(name + " " + size, picture);
    }
  }

  @ParameterizedTest
  @CsvSource({"sparsam, apps/sparsam", "recipe, mimetypes/application-x-sparsam-recipe"})
  void windowsHasEverySizeOfItsScales(String name, String linux) throws IOException {
    Map<Integer, BufferedImage> pictures = ico(PACKAGING.resolve("windows/" + name + ".ico"));
    assertEquals(
        List.of(16, 20, 24, 32, 40, 48, 64, 256), List.copyOf(new TreeMap<>(pictures).keySet()));
    for (int size : pictures.keySet()) {
      assertDrawn(name + ".ico " + size, pictures.get(size));
      if (LINUX.contains(size)) {
        assertSame(name + ".ico " + size, linux(linux, size), pictures.get(size));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"sparsam, apps/sparsam", "recipe, mimetypes/application-x-sparsam-recipe"})
  void macHasEverySizeAndTwiceThePixels(String name, String linux) throws IOException {
    Map<String, byte[]> entries = icns(PACKAGING.resolve("macos/" + name + ".icns"));
    Map<String, Integer> png =
        Map.of(
            "ic07", 128, "ic08", 256, "ic09", 512, "ic10", 1024, "ic11", 32, "ic12", 64, "ic13",
            256, "ic14", 512);
    assertEquals(png.size() + 4, entries.size(), entries.keySet().toString());
    for (String type : png.keySet()) {
      BufferedImage picture = png(entries.get(type));
      assertEquals(png.get(type), picture.getWidth(), type);
      assertEquals(png.get(type), picture.getHeight(), type);
      assertDrawn(name + ".icns " + type, picture);
    }
    BufferedImage small = unpacked(entries.get("is32"), entries.get("s8mk"), 16);
    assertSame(name + ".icns 16", linux(linux, 16), small);
    BufferedImage large = unpacked(entries.get("il32"), entries.get("l8mk"), 32);
    assertSame(name + ".icns 32", png(entries.get("ic11")), large);
  }

  /** As Apple's templates have it: a program's tile is 824 of 1024 wide, with air around it. */
  @Test
  void aTileOnMacHasAirAroundIt() throws IOException {
    BufferedImage tile = png(icns(PACKAGING.resolve("macos/sparsam.icns")).get("ic10"));
    assertEquals(0, alpha(tile, 99, 512));
    assertEquals(255, alpha(tile, 100, 512));
    assertEquals(255, alpha(tile, 923, 512));
    assertEquals(0, alpha(tile, 924, 512));
  }

  /** Nothing in a corner, the ground and the valley opaque, and its lowest point yellow. */
  private static void assertDrawn(String name, BufferedImage picture) {
    assertEquals(0, alpha(picture, 0, 0), name);
    boolean blue = false;
    boolean white = false;
    boolean yellow = false;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int argb = picture.getRGB(x, y);
        int red = argb >> 16 & 0xff;
        int green = argb >> 8 & 0xff;
        int low = argb & 0xff;
        boolean opaque = argb >>> 24 == 255;
        blue |= opaque && low > 150 && red < 80;
        white |= opaque && low > 200 && red > 200;
        yellow |= opaque && low < 120 && red > 180 && green > 150;
      }
    }
    assertTrue(blue, name + ": no ground");
    assertTrue(white, name + ": no valley");
    assertTrue(yellow, name + ": no lowest point");
  }

  private static void assertSame(String name, BufferedImage expected, BufferedImage actual) {
    int size = expected.getWidth();
    assertEquals(size, actual.getWidth(), name);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        assertEquals(
            Integer.toHexString(expected.getRGB(x, y)),
            Integer.toHexString(actual.getRGB(x, y)),
            String.format(Locale.ROOT, "%s at %d, %d", name, x, y));
      }
    }
  }

  private static int alpha(BufferedImage picture, int x, int y) {
    return picture.getRGB(x, y) >>> 24;
  }

  private static BufferedImage linux(String name, int size) throws IOException {
    return png(
        Files.readAllBytes(
            PACKAGING.resolve(
                String.format(Locale.ROOT, "linux/icons/hicolor/%1$dx%1$d/%2$s.png", size, name))));
  }

  private static BufferedImage png(byte[] content) throws IOException {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(content));
    assertNotNull(picture, "not a picture");
    return picture;
  }

  /** By width in pixels. */
  private static Map<Integer, BufferedImage> ico(Path file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(0, in.getShort());
    assertEquals(1, in.getShort());
    Map<Integer, BufferedImage> pictures = new LinkedHashMap<>();
    int count = in.getShort();
    int end = 6 + 16 * count;
    for (int i = 0; i < count; i++) {
      int entry = 6 + 16 * i;
      int size = in.get(entry) == 0 ? 256 : in.get(entry) & 0xff;
      assertEquals(in.get(entry), in.get(entry + 1), "square");
      assertEquals(32, in.getShort(entry + 6), "bits a pixel");
      assertEquals(end, in.getInt(entry + 12), "one after the other");
      byte[] content = new byte[in.getInt(entry + 8)];
      in.get(end, content);
      end += content.length;
      BufferedImage picture = content[0] == 40 ? bitmap(content) : png(content);
      assertEquals(size, picture.getWidth());
      pictures.put(size, picture);
    }
    assertEquals(in.limit(), end);
    return pictures;
  }

  private static BufferedImage bitmap(byte[] content) {
    ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    int size = in.getInt(4);
    assertEquals(2 * size, in.getInt(8), "height of the picture and its mask");
    BufferedImage picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    int maskRow = (size + 31) / 32 * 4;
    int mask = 40 + 4 * size * size;
    assertEquals(mask + size * maskRow, content.length);
    for (int y = 0; y < size; y++) {
      int row = size - 1 - y;
      for (int x = 0; x < size; x++) {
        int argb = in.getInt(40 + 4 * (row * size + x));
        picture.setRGB(x, y, argb);
        int hidden = content[mask + row * maskRow + x / 8] >> (7 - x % 8) & 1;
        assertEquals(argb >>> 24 < 128 ? 1 : 0, hidden, "mask");
      }
    }
    return picture;
  }

  /** By type. */
  private static Map<String, byte[]> icns(Path file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
    assertEquals("icns", type(in));
    assertEquals(in.limit(), in.getInt());
    Map<String, byte[]> entries = new LinkedHashMap<>();
    while (in.hasRemaining()) {
      String type = type(in);
      byte[] content = new byte[in.getInt() - 8];
      in.get(content);
      entries.put(type, content);
    }
    return entries;
  }

  private static String type(ByteBuffer in) {
    byte[] letters = new byte[4];
    in.get(letters);
    return new String(letters, StandardCharsets.US_ASCII);
  }

  private static BufferedImage unpacked(byte[] colours, byte[] mask, int size) {
    int pixels = size * size;
    assertEquals(pixels, mask.length);
    ByteBuffer in = ByteBuffer.wrap(colours);
    ByteBuffer planes = ByteBuffer.allocate(3 * pixels);
    while (planes.hasRemaining()) {
      int head = in.get() & 0xff;
      if (head < 128) {
        for (int i = 0; i <= head; i++) {
          planes.put(in.get());
        }
      } else {
        byte value = in.get();
        for (int i = 0; i < head - 125; i++) {
          planes.put(value);
        }
      }
    }
    assertEquals(0, in.remaining());
    BufferedImage picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < pixels; i++) {
      int red = planes.get(i) & 0xff;
      int green = planes.get(pixels + i) & 0xff;
      int blue = planes.get(2 * pixels + i) & 0xff;
      picture.setRGB(i % size, i / size, (mask[i] & 0xff) << 24 | red << 16 | green << 8 | blue);
    }
    return picture;
  }
}
