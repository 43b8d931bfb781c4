package sparsam.nn.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of weights in another format than safetensors: what it seems to be by how it begins, and
 * how one comes from it to a file that can be opened. Nothing of it is unpacked or run.
 */
public enum Stranger {
  PYTORCH("PyTorch's torch.save wrote"),
  NUMPY("NumPy wrote"),
  HDF5("Keras or another program wrote as HDF5"),
  DL4J("DL4J's ModelSerializer wrote"),
  ONNX("holds a network as ONNX"),
  ZIP("is a ZIP archive"),
  TEXT("is text");

  /** The line of Python that saves a network's weights. */
  public static final String PYTHON =
      "from safetensors.torch import save_file;"
          + " save_file(model.state_dict(), \"weights.safetensors\")";

  /** How many of a file's first bytes are looked at. */
  private static final int LOOK = 1 << 16;

  private static final String HDF5_MAGIC = "\u0089HDF\r\n\u001a\n";
  private static final String NUMPY_MAGIC = "\u0093NUMPY";
  private static final String ZIP_MAGIC = "PK\u0003\u0004";

  private final String words;

  Stranger(String words) {
    this.words = words;
  }

  /** The second half of a sentence about the file. */
  public String advice() {
    return "it seems to be a file that %s; in Python, save the weights as safetensors: %s"
        .formatted(
            words,
            switch (this) {
              case PYTORCH ->
                  "from safetensors.torch import save_file; save_file(torch.load(FILE, \"cpu\","
                      + " weights_only=True), \"weights.safetensors\")";
              case NUMPY ->
                  "from safetensors.numpy import save_file;"
                      + " save_file(dict(numpy.load(FILE)), \"weights.safetensors\")";
              case HDF5, DL4J, ONNX, ZIP, TEXT -> PYTHON;
            });
  }

  /**
   * What a file is that is none of ours; empty where it may be a safetensors file, or nothing is
   * known.
   */
  public static Optional<Stranger> of(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(LOOK);
    }
    return isSafetensors(head)
        ? Optional.empty()
        : of(file, new String(head, StandardCharsets.ISO_8859_1));
  }

  /** A header of a length that is read, whose first character is the right one. */
  private static boolean isSafetensors(byte[] head) {
    if (head.length <= Long.BYTES || head[Long.BYTES] != '{') {
      return false;
    }
    long length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return length >= 2 && length <= SafetensorsReader.MAX_HEADER;
  }

  private static Optional<Stranger> of(Path file, String head) {
    if (head.startsWith(ZIP_MAGIC)) {
      return Optional.of(archive(head));
    }
    if (head.startsWith(HDF5_MAGIC)) {
      return Optional.of(HDF5);
    }
    if (head.startsWith(NUMPY_MAGIC)) {
      return Optional.of(NUMPY);
    }
    if (isPickle(head)) {
      return Optional.of(PYTORCH);
    }
    if (file.toString().endsWith(".onnx")) {
      return Optional.of(ONNX);
    }
    boolean text =
        !head.isEmpty() && head.chars().allMatch(c -> c >= ' ' || "\t\r\n".indexOf(c) >= 0);
    return text ? Optional.of(TEXT) : Optional.empty();
  }

  /** By the names of its first entries. */
  private static Stranger archive(String head) {
    if (head.contains("/data.pkl")) {
      return PYTORCH;
    }
    if (head.contains("coefficients.bin") || head.startsWith("configuration.json", 30)) {
      return DL4J;
    }
    if (head.contains(".weights.h5")) {
      return HDF5;
    }
    return head.contains(".npy") ? NUMPY : ZIP;
  }

  /** Of protocol 2 to 5, which is what {@code torch.save} wrote before it wrote archives. */
  private static boolean isPickle(String head) {
    return head.length() > 2
        && head.charAt(0) == '\u0080'
        && head.charAt(1) >= 2
        && head.charAt(1) <= 5;
  }
}
