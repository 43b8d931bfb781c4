package sparsam.data.source;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import sparsam.data.IdxFiles;
import sparsam.data.Shape;

/**
 * Random images, written in every way that there is.
 *
 * @param pixels channel after channel
 * @param trained how many are for training
 */
public record Made(Shape shape, byte[] pixels, int[] labels, int trained) {
  /** Images of classes 0 to {@code classes} − 1, sorted by class in each part. */
  public static Made random(long seed, Shape shape, int trained, int tested, int classes) {
    byte[] pixels = new byte[(trained + tested) * shape.features()];
    new Random(seed).nextBytes(pixels);
    int[] labels = new int[trained + tested];
    for (int i = 0; i < labels.length; i++) {
      labels[i] =
          i < trained ? i * classes / trained : (i - trained) * classes / Math.max(1, tested);
    }
    return new Made(shape, pixels, labels, trained);
  }

  private byte[] images(int from, int to) {
    return Arrays.copyOfRange(pixels, from * shape.features(), to * shape.features());
  }

  private byte[] labelled(int from, int to, int first) {
    byte[] bytes = new byte[to - from];
    for (int i = from; i < to; i++) {
      bytes[i - from] = (byte) (labels[i] + first);
    }
    return bytes;
  }

  /** Four IDX files under a prefix. */
  public Path idx(Path folder, String prefix, String joint, boolean packed, int firstLabel)
      throws IOException {
    Files.createDirectories(folder);
    int[] ends = {0, trained, labels.length};
    for (int part = 0; part < 2 && ends[part] < labels.length; part++) {
      String name = prefix + (part == 0 ? "train" : "t10k");
      byte[] pictures =
          IdxFiles.images(
              Idx.IMAGES_MAGIC,
              ends[part + 1] - ends[part],
              shape.height(),
              shape.width(),
              images(ends[part], ends[part + 1]));
      byte[] classes = IdxFiles.labels(labelled(ends[part], ends[part + 1], firstLabel));
      String end = packed ? ".gz" : "";
      Files.write(
          folder.resolve(name + "-images" + joint + "idx3-ubyte" + end),
          packed ? IdxFiles.gzip(pictures) : pictures);
      Files.write(
          folder.resolve(name + "-labels" + joint + "idx1-ubyte" + end),
          packed ? IdxFiles.gzip(classes) : classes);
    }
    return folder;
  }

  /** CIFAR's binary version; the files by name. */
  Map<String, byte[]> cifar(boolean hundred) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    int batches = hundred ? 1 : 2;
    for (int b = 0; b < batches; b++) {
      files.put(
          hundred ? "train.bin" : "data_batch_" + (b + 1) + ".bin",
          records(b * trained / batches, (b + 1) * trained / batches, hundred));
    }
    files.put(hundred ? "test.bin" : "test_batch.bin", records(trained, labels.length, hundred));
    return files;
  }

  private byte[] records(int from, int to, boolean hundred) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = from; i < to; i++) {
      if (hundred) {
        out.write(0);
      }
      out.write(labels[i]);
      out.writeBytes(images(i, i + 1));
    }
    return out.toByteArray();
  }

  public Path cifarFolder(Path folder, boolean hundred) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, byte[]> file : cifar(hundred).entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    return folder;
  }

  public Path cifarArchive(Path file, boolean hundred) throws IOException {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    cifar(hundred).forEach((name, bytes) -> entry(tar, "cifar-10-batches-bin/" + name, bytes));
    tar.writeBytes(new byte[1024]);
    return Files.write(file, IdxFiles.gzip(tar.toByteArray()));
  }

  static void entry(ByteArrayOutputStream tar, String name, byte[] bytes) {
    entry(tar, name, bytes, bytes.length);
  }

  /** An entry that claims another size than it has. */
  static void entry(ByteArrayOutputStream tar, String name, byte[] bytes, long claimed) {
    byte[] head = new byte[512];
    put(head, 0, name);
    put(head, 100, "0000644\0");
    put(head, 124, String.format(Locale.ROOT, "%011o", claimed));
    put(head, 148, "        ");
    head[156] = '0';
    put(head, 257, "ustar");
    int sum = IntStream.range(0, head.length).map(i -> head[i] & 0xFF).sum();
    put(head, 148, String.format(Locale.ROOT, "%06o\0", sum));
    tar.writeBytes(head);
    tar.writeBytes(bytes);
    tar.writeBytes(new byte[(512 - bytes.length % 512) % 512]);
  }

  private static void put(byte[] head, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, head, at, bytes.length);
  }

  /** A folder of images by class, with {@code train} and {@code test} where there is a test. */
  public Path folder(Path folder, String format) throws IOException {
    for (int i = 0; i < labels.length; i++) {
      Path part =
          trained == labels.length ? folder : folder.resolve(i < trained ? "train" : "test");
      Path of = Files.createDirectories(part.resolve(Integer.toString(labels[i])));
      ImageIO.write(
          image(i), format, of.resolve(String.format(Locale.ROOT, "%05d.%s", i, format)).toFile());
    }
    return folder;
  }

  BufferedImage image(int index) {
    boolean grey = shape.channels() == 1;
    BufferedImage image =
        new BufferedImage(
            shape.width(),
            shape.height(),
            grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
    for (int c = 0; c < shape.channels(); c++) {
      for (int i = 0; i < shape.area(); i++) {
        image
            .getRaster()
            .setSample(
                i % shape.width(),
                i / shape.width(),
                c,
                pixels[index * shape.features() + c * shape.area() + i] & 0xFF);
      }
    }
    return image;
  }

  /** An archive of NumPy's, bytes or floats from 0 to 1, channels last or first. */
  public Path npz(Path file, boolean floats, boolean last) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      boolean one = trained == labels.length;
      array(zip, one ? "x" : "x_train", pictures(0, trained, floats, last));
      array(zip, one ? "y" : "y_train", npy("<i8", "(" + trained + ",)", numbers(0, trained)));
      if (!one) {
        array(zip, "x_test", pictures(trained, labels.length, floats, last));
        array(
            zip,
            "y_test",
            npy("<i8", "(" + (labels.length - trained) + ",)", numbers(trained, labels.length)));
      }
    }
    return file;
  }

  private static void array(ZipOutputStream zip, String name, byte[] npy) throws IOException {
    zip.putNextEntry(new ZipEntry(name + ".npy"));
    zip.write(npy);
  }

  private byte[] numbers(int from, int to) {
    ByteBuffer buffer = ByteBuffer.allocate(8 * (to - from)).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = from; i < to; i++) {
      buffer.putLong(labels[i]);
    }
    return buffer.array();
  }

  private byte[] pictures(int from, int to, boolean floats, boolean last) {
    int n = to - from;
    ByteBuffer buffer =
        ByteBuffer.allocate(n * shape.features() * (floats ? 4 : 1)).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = from; i < to; i++) {
      for (int k = 0; k < shape.features(); k++) {
        int place = last ? k % shape.channels() * shape.area() + k / shape.channels() : k;
        byte value = pixels[i * shape.features() + place];
        if (floats) {
          buffer.putFloat((value & 0xFF) / 255f);
        } else {
          buffer.put(value);
        }
      }
    }
    String sides =
        shape.channels() == 1
            ? String.format(Locale.ROOT, "(%d, %d, %d)", n, shape.height(), shape.width())
            : last
                ? String.format(
                    Locale.ROOT,
                    "(%d, %d, %d, %d)",
                    n,
                    shape.height(),
                    shape.width(),
                    shape.channels())
                : String.format(
                    Locale.ROOT,
                    "(%d, %d, %d, %d)",
                    n,
                    shape.channels(),
                    shape.height(),
                    shape.width());
    return npy(floats ? "<f4" : "|u1", sides, buffer.array());
  }

  static byte[] npy(String type, String shape, byte[] content) {
    String head = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(type, shape);
    head += " ".repeat((64 - (head.length() + 11) % 64) % 64) + "\n";
    ByteBuffer buffer =
        ByteBuffer.allocate(10 + head.length() + content.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    buffer.put((byte) 1).put((byte) 0).putShort((short) head.length());
    buffer.put(head.getBytes(StandardCharsets.US_ASCII)).put(content);
    return buffer.array();
  }

  /** Tables as Kaggle has them, {@code train.csv} and {@code test.csv} where there is a test. */
  public Path csv(Path folder, boolean headed) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("train.csv"), rows(0, trained, headed));
    if (trained < labels.length) {
      Files.writeString(folder.resolve("test.csv"), rows(trained, labels.length, headed));
    }
    return folder;
  }

  private String rows(int from, int to, boolean headed) {
    StringBuilder text = new StringBuilder();
    if (headed) {
      text.append("label");
      for (int i = 0; i < shape.features(); i++) {
        text.append(",pixel").append(i);
      }
      text.append("\r\n");
    }
    for (int i = from; i < to; i++) {
      int image = i;
      text.append(labels[i]).append(',');
      text.append(
          IntStream.range(0, shape.features())
              .map(k -> k % shape.channels() * shape.area() + k / shape.channels())
              .mapToObj(k -> Integer.toString(pixels[image * shape.features() + k] & 0xFF))
              .collect(Collectors.joining(",")));
      text.append("\r\n");
    }
    return text.toString();
  }
}
