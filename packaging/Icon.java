import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Makes the icons of every system from their vector sources in assets/icon: mvn -q validate -Picon.
 */
void main() throws Exception {
  System.setProperty("java.awt.headless", "true");
  make(new Drawing("sparsam", true), "apps/sparsam");
  make(new Drawing("recipe", false), "mimetypes/application-x-sparsam-recipe");
}

void make(Drawing drawing, String linuxName) throws Exception {
  Path packaging = Path.of("packaging");
  for (int size : List.of(16, 24, 32, 48, 64, 128, 256)) {
    write(
        packaging.resolve("linux/icons/hicolor/%dx%d/%s.png".formatted(size, size, linuxName)),
        png(drawing.at(size)));
  }
  write(packaging.resolve("windows/" + drawing.name + ".ico"), ico(drawing));
  write(packaging.resolve("macos/" + drawing.name + ".icns"), icns(drawing));
}

void write(Path file, byte[] content) throws Exception {
  Files.createDirectories(file.getParent());
  Files.write(file, content);
}

/**
 * A vector source with levels of detail.
 *
 * @param tile whether it is the program's tile, which macOS wants with air around it
 */
record Drawing(String name, boolean tile) {
  BufferedImage at(int size) throws Exception {
    return at(size, size);
  }

  /**
   * On macOS a tile is 824 of 1024 wide; the small ones stay at the widths they are drawn for,
   * pixel by pixel.
   */
  BufferedImage onMac(int size) throws Exception {
    int width =
        switch (size) {
          case 16 -> 16;
          case 32 -> 24;
          default -> 2 * Math.round(size * 824f / 1024 / 2);
        };
    return at(size, tile ? width : size);
  }

  /** In the middle of a square picture, both in pixels. */
  private BufferedImage at(int size, int width) throws Exception {
    BufferedImage picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    float margin = (size - width) / 2f;
    level(width).render((Component) null, graphics, new ViewBox(margin, margin, width, width));
    graphics.dispose();
    return picture;
  }

  /** The source with only that level of detail shown that is drawn for a width. */
  private SVGDocument level(int width) throws Exception {
    Path source = Path.of("assets/icon", name + ".svg");
    Document document =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(source.toFile());
    NodeList groups = document.getElementsByTagName("g");
    Element shown = null;
    int shownFrom = 0;
    for (int i = 0; i < groups.getLength(); i++) {
      Element group = (Element) groups.item(i);
      if (group.hasAttribute("data-from")) {
        group.setAttribute("display", "none");
        int from = Integer.parseInt(group.getAttribute("data-from"));
        if (from <= width && from > shownFrom) {
          shown = group;
          shownFrom = from;
        }
      }
    }
    if (shown == null) {
      throw new IllegalStateException(source + ": no level of detail for " + width + " pixels");
    }
    shown.removeAttribute("display");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TransformerFactory.newInstance()
        .newTransformer()
        .transform(new DOMSource(document), new StreamResult(out));
    SVGDocument level =
        new SVGLoader()
            .load(
                new ByteArrayInputStream(out.toByteArray()),
                source.toUri(),
                LoaderContext.createDefault());
    if (level == null) {
      throw new IllegalStateException(source + ": not drawn, see above");
    }
    return level;
  }
}

byte[] png(BufferedImage picture) throws Exception {
  ByteArrayOutputStream out = new ByteArrayOutputStream();
  ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
  ImageWriteParam smallest = writer.getDefaultWriteParam();
  smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
  smallest.setCompressionQuality(0);
  try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
    writer.setOutput(stream);
    writer.write(null, new IIOImage(picture, null, null), smallest);
  } finally {
    writer.dispose();
  }
  return out.toByteArray();
}

/**
 * Windows: a directory of 16 bytes a picture, then the pictures: PNG where large, bitmaps where any
 * program must read them.
 */
byte[] ico(Drawing drawing) throws Exception {
  List<Integer> sizes = List.of(16, 20, 24, 32, 40, 48, 64, 256);
  int directory = 6 + 16 * sizes.size();
  ByteBuffer head = ByteBuffer.allocate(directory).order(ByteOrder.LITTLE_ENDIAN);
  head.putShort((short) 0).putShort((short) 1).putShort((short) sizes.size());
  ByteArrayOutputStream pictures = new ByteArrayOutputStream();
  for (int size : sizes) {
    byte[] content = size < 64 ? bitmap(drawing.at(size)) : png(drawing.at(size));
    // 256 is written as 0.
    head.put((byte) size).put((byte) size).putShort((short) 0);
    head.putShort((short) 1).putShort((short) 32);
    head.putInt(content.length).putInt(directory + pictures.size());
    pictures.write(content);
  }
  return joined(head.array(), pictures.toByteArray());
}

/**
 * A bitmap as an icon has it: the rows from the bottom up, then one bit a pixel for programs that
 * know no alpha.
 */
byte[] bitmap(BufferedImage picture) {
  int size = picture.getWidth();
  int maskRow = (size + 31) / 32 * 4;
  int content = size * size * 4 + size * maskRow;
  ByteBuffer out = ByteBuffer.allocate(40 + content).order(ByteOrder.LITTLE_ENDIAN);
  // The height counts the mask.
  out.putInt(40).putInt(size).putInt(2 * size).putShort((short) 1).putShort((short) 32);
  out.putInt(0).putInt(content).putInt(0).putInt(0).putInt(0).putInt(0);
  for (int y = size - 1; y >= 0; y--) {
    for (int x = 0; x < size; x++) {
      out.putInt(picture.getRGB(x, y));
    }
  }
  for (int y = size - 1; y >= 0; y--) {
    byte[] row = new byte[maskRow];
    for (int x = 0; x < size; x++) {
      if (picture.getRGB(x, y) >>> 24 < 128) {
        row[x / 8] |= (byte) (0x80 >> x % 8);
      }
    }
    out.put(row);
  }
  return out.array();
}

/**
 * macOS: a type, a length and the picture, one after the other; the types from ic10 on are for
 * twice the pixels.
 */
byte[] icns(Drawing drawing) throws Exception {
  ByteArrayOutputStream out = new ByteArrayOutputStream();
  // A PNG of these two sizes shows as noise in some versions of macOS: packed colours and a mask
  // are read by all.
  out.write(entry("is32", packed(drawing.onMac(16))));
  out.write(entry("s8mk", alpha(drawing.onMac(16))));
  out.write(entry("il32", packed(drawing.onMac(32))));
  out.write(entry("l8mk", alpha(drawing.onMac(32))));
  out.write(entry("ic07", png(drawing.onMac(128))));
  out.write(entry("ic08", png(drawing.onMac(256))));
  out.write(entry("ic09", png(drawing.onMac(512))));
  out.write(entry("ic10", png(drawing.onMac(1024))));
  out.write(entry("ic11", png(drawing.onMac(32))));
  out.write(entry("ic12", png(drawing.onMac(64))));
  out.write(entry("ic13", png(drawing.onMac(256))));
  out.write(entry("ic14", png(drawing.onMac(512))));
  return entry("icns", out.toByteArray());
}

byte[] entry(String type, byte[] content) {
  ByteBuffer out = ByteBuffer.allocate(8 + content.length);
  return out.put(type.getBytes(StandardCharsets.US_ASCII))
      .putInt(8 + content.length)
      .put(content)
      .array();
}

byte[] alpha(BufferedImage picture) {
  return channel(picture, 24);
}

/** Red, then green, then blue, each in runs. */
byte[] packed(BufferedImage picture) {
  ByteArrayOutputStream out = new ByteArrayOutputStream();
  for (int shift : new int[] {16, 8, 0}) {
    runs(channel(picture, shift), out);
  }
  return out.toByteArray();
}

byte[] channel(BufferedImage picture, int shift) {
  int size = picture.getWidth();
  byte[] values = new byte[size * size];
  for (int i = 0; i < values.length; i++) {
    values[i] = (byte) (picture.getRGB(i % size, i / size) >>> shift);
  }
  return values;
}

/**
 * A run of 3 to 130 equal values is 125 above its length and the value; else one less than the
 * number of values, at most 128, and these.
 */
void runs(byte[] values, ByteArrayOutputStream out) {
  int at = 0;
  while (at < values.length) {
    int run = run(values, at);
    if (run >= 3) {
      out.write(run + 125);
      out.write(values[at]);
      at += run;
    } else {
      int end = at;
      while (end < values.length && end - at < 128 && run(values, end) < 3) {
        end++;
      }
      out.write(end - at - 1);
      out.write(values, at, end - at);
      at = end;
    }
  }
}

int run(byte[] values, int from) {
  int end = from + 1;
  while (end < values.length && end - from < 130 && values[end] == values[from]) {
    end++;
  }
  return end - from;
}

byte[] joined(byte[] first, byte[] second) {
  return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
}
