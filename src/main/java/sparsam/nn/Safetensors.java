package sparsam.nn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sparsam.system.JsonCheck;

/**
 * Named tensors in the safetensors format (Hugging Face): eight bytes of little-endian header
 * length, a JSON header of names, types, shapes and offsets, raw little-endian data. PyTorch's
 * loader reads what is written here.
 *
 * <p>Reads tensors of type F32 and I32 and nothing else; a file that lies about itself is refused
 * before anything is allocated by its word.
 */
public final class Safetensors {
  /** Some ten thousand tensors. The format allows 100 MB, which as JSON in memory are gigabytes. */
  private static final int MAX_HEADER = 2_000_000;

  /** A tensor is in memory twice while it is read, and a network is there besides. */
  private static final int ROOM = 4;

  private static final int MAX_RANK = 8;

  /** Of a name or a message, in characters. */
  private static final int LONGEST_SHOWN = 120;

  /** More elements than an array holds; times a size it is still a long. */
  private static final long TOO_MANY = 1L << 32;

  private static final String METADATA = "__metadata__";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** What messages call it. */
  private final String origin;

  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  /** A tensor: its shape, and its values row after row. */
  public sealed interface Tensor {
    List<Integer> shape();

    int length();
  }

  /** Single-precision values. */
  public record Floats(List<Integer> shape, float[] values) implements Tensor {
    public Floats {
      check(shape, values.length);
    }

    @Override
    public int length() {
      return values.length;
    }
  }

  /** 32-bit integers. */
  public record Ints(List<Integer> shape, int[] values) implements Tensor {
    public Ints {
      check(shape, values.length);
    }

    @Override
    public int length() {
      return values.length;
    }
  }

  private static void check(List<Integer> shape, int length) {
    if (elements(shape) != length) {
      throw new IllegalArgumentException(length + " values do not make a tensor of shape " + shape);
    }
  }

  /** The product of the sizes; {@link #TOO_MANY} stands for everything from there on. */
  private static long elements(List<Integer> shape) {
    long elements = 1;
    for (int size : shape) {
      elements = Math.min(elements * size, TOO_MANY);
    }
    return elements;
  }

  /** An empty file in memory. */
  public Safetensors() {
    this("the file");
  }

  private Safetensors(String origin) {
    this.origin = origin;
  }

  /** Free text by name; a reader may ignore it. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /** The tensors in the order in which they are written. */
  public Map<String, Tensor> tensors() {
    return tensors;
  }

  public Optional<Tensor> find(String name) {
    return Optional.ofNullable(tensors.get(name));
  }

  /** Adds a tensor of single-precision values. */
  public Safetensors put(String name, List<Integer> shape, float[] values) {
    tensors.put(name, new Floats(shape, values));
    return this;
  }

  /**
   * A tensor of single-precision values and a given shape.
   *
   * @throws IOException naming the tensor, where it is missing or of another kind
   */
  public float[] floats(String name, List<Integer> shape) throws IOException {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IOException("it has no tensor \"%s\"".formatted(name));
    }
    if (!(tensor instanceof Floats floats) || !tensor.shape().equals(shape)) {
      throw new IOException(
          "its tensor \"%s\" is %s %s where F32 %s is needed"
              .formatted(name, tensor instanceof Floats ? "F32" : "I32", tensor.shape(), shape));
    }
    return floats.values();
  }

  /** All parameters and statistics of a network, under PyTorch's names, in its shapes and order. */
  public static Safetensors of(Parameters parameters) {
    Safetensors file = new Safetensors();
    file.metadata.put("format", "pt");
    for (Parameters.Slice slice : parameters.slices()) {
      file.put(slice.name(), slice.shape(), parameters.read(slice));
    }
    return file;
  }

  /**
   * Sets a network's parameters and statistics from this file, all or none.
   *
   * @throws IOException with one sentence that names the file, where a tensor is missing, has
   *     another shape, is not finite or a negative variance; or where the file holds others besides
   */
  public void copyTo(Parameters parameters) throws IOException {
    List<float[]> values;
    try {
      values = fitting(parameters);
    } catch (IOException e) {
      throw new IOException(origin + " does not fit this network: " + e.getMessage(), e);
    }
    for (int i = 0; i < values.size(); i++) {
      parameters.write(parameters.slices().get(i), values.get(i));
    }
  }

  /** A tensor for every slice, in their order. */
  private List<float[]> fitting(Parameters parameters) throws IOException {
    List<float[]> values = new ArrayList<>();
    for (Parameters.Slice slice : parameters.slices()) {
      float[] floats = floats(slice.name(), slice.shape());
      boolean variance = slice.name().endsWith(".running_var");
      for (float value : floats) {
        if (!Float.isFinite(value) || (variance && value < 0)) {
          throw new IOException(
              "its tensor \"%s\" holds %s; allowed is %s"
                  .formatted(
                      slice.name(),
                      value,
                      variance ? "a variance, 0 or more" : "any number that is finite"));
        }
      }
      values.add(floats);
    }
    for (String name : tensors.keySet()) {
      if (parameters.find(name).isEmpty()) {
        throw new IOException("its tensor \"%s\" is none of this network's".formatted(shown(name)));
      }
    }
    return values;
  }

  /** The whole file as bytes. */
  public byte[] toBytes() {
    ObjectNode header = JSON.createObjectNode();
    if (!metadata.isEmpty()) {
      ObjectNode node = header.putObject(METADATA);
      metadata.forEach(node::put);
    }
    int offset = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      Tensor tensor = entry.getValue();
      ObjectNode node = header.putObject(entry.getKey());
      node.put("dtype", tensor instanceof Floats ? "F32" : "I32");
      ArrayNode shape = node.putArray("shape");
      tensor.shape().forEach(shape::add);
      int end = Math.addExact(offset, Math.multiplyExact(Float.BYTES, tensor.length()));
      node.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    StringBuilder text = new StringBuilder(header.toString());
    while (text.toString().getBytes(StandardCharsets.UTF_8).length % Long.BYTES != 0) {
      text.append(' ');
    }
    byte[] json = text.toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.addExact(Long.BYTES + json.length, offset))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(json.length).put(json);
    for (Tensor tensor : tensors.values()) {
      switch (tensor) {
        case Floats floats -> bytes.asFloatBuffer().put(floats.values());
        case Ints ints -> bytes.asIntBuffer().put(ints.values());
      }
      bytes.position(bytes.position() + Float.BYTES * tensor.length());
    }
    return bytes.array();
  }

  /**
   * Reads a file.
   *
   * @throws IOException with one sentence that names the file and what is wrong with it
   */
  public static Safetensors read(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return read(path.toString(), in, Files.size(path));
    } catch (NoSuchFileException e) {
      throw new IOException(path + " does not exist", e);
    } catch (AccessDeniedException e) {
      throw new IOException(path + " may not be read", e);
    }
  }

  /**
   * Reads a file that is in memory.
   *
   * @param origin what messages call it
   * @throws IOException with one sentence that names it and what is wrong with it
   */
  public static Safetensors of(String origin, byte[] bytes) throws IOException {
    return read(origin, new ByteArrayInputStream(bytes), bytes.length);
  }

  private static Safetensors read(String origin, InputStream in, long size) throws IOException {
    try {
      byte[] start = in.readNBytes(Long.BYTES);
      if (start.length < Long.BYTES) {
        throw new IOException("it is too short to be a safetensors file");
      }
      long length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
      if (length < 2 || length > MAX_HEADER || length > size - Long.BYTES) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "its header claims %s bytes of a file of %d; up to %d are read",
                Long.toUnsignedString(length),
                size,
                MAX_HEADER));
      }
      long memory = Runtime.getRuntime().maxMemory() / ROOM;
      if (size > memory) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "it has %d MB, and this program's memory has room for %d",
                size >> 20,
                memory >> 20));
      }
      if (!(header(in.readNBytes((int) length)) instanceof ObjectNode object)) {
        throw new IOException("its header is not a JSON object");
      }
      Safetensors file = new Safetensors(origin);
      List<Entry> entries = file.parse(object, size - Long.BYTES - length);
      for (Entry entry : entries) {
        ByteBuffer data =
            ByteBuffer.wrap(in.readNBytes(entry.bytes())).order(ByteOrder.LITTLE_ENDIAN);
        if (data.remaining() != entry.bytes()) {
          throw new IOException("it ends inside tensor \"%s\"".formatted(shown(entry.name())));
        }
        file.tensors.put(entry.name(), entry.decode(data));
      }
      return file;
    } catch (CharacterCodingException e) {
      throw new IOException(origin + " cannot be used: its header is not UTF-8", e);
    } catch (IOException e) {
      throw new IOException(origin + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static JsonNode header(byte[] bytes) throws IOException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IOException(
          "its header is not JSON (%s)"
              .formatted(JsonCheck.flaw(text).orElse("a name in it is longer than is read")),
          e);
    }
  }

  /**
   * What a file says of itself, as part of a sentence: on one line, without what steers a terminal.
   */
  private static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(LONGEST_SHOWN)
        .map(character -> isPlain(character) ? character : '\uFFFD')
        .forEach(shown::appendCodePoint);
    return text.codePointCount(0, text.length()) > LONGEST_SHOWN ? shown + "…" : shown.toString();
  }

  private static boolean isPlain(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /**
   * The header's tensors in the order of their data, which must follow one another without gap or
   * overlap to the end.
   */
  private List<Entry> parse(ObjectNode header, long dataLength) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : header.properties()) {
      if (property.getKey().equals(METADATA)) {
        parseMetadata(property.getValue());
      } else {
        entries.add(Entry.of(property.getKey(), property.getValue()));
      }
    }
    entries.sort(Comparator.comparingLong(Entry::from).thenComparingLong(Entry::to));
    long at = 0;
    for (Entry entry : entries) {
      if (entry.from() != at || entry.to() < entry.from() || entry.to() > dataLength) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "its tensor \"%s\" claims bytes %d to %d where the next free one is %d and the last"
                    + " %d",
                shown(entry.name()),
                entry.from(),
                entry.to(),
                at,
                dataLength));
      }
      at = entry.to();
      if (elements(entry.shape()) * Float.BYTES != entry.to() - entry.from()
          || entry.to() - entry.from() > Integer.MAX_VALUE - 8) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "its tensor \"%s\" of shape %s claims %d bytes",
                shown(entry.name()),
                entry.shape(),
                entry.to() - entry.from()));
      }
    }
    if (at != dataLength) {
      throw new IOException(
          String.format(
              Locale.ROOT, "%d bytes after its last tensor belong to none", dataLength - at));
    }
    return entries;
  }

  private void parseMetadata(JsonNode node) throws IOException {
    if (!node.isObject()) {
      throw new IOException("its %s is not a JSON object".formatted(METADATA));
    }
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      if (!property.getValue().isTextual()) {
        throw new IOException(
            "its %s has \"%s\", which is not text".formatted(METADATA, shown(property.getKey())));
      }
      metadata.put(property.getKey(), property.getValue().textValue());
    }
  }

  /** One tensor's line in the header. */
  private record Entry(String name, String type, List<Integer> shape, long from, long to) {
    static Entry of(String name, JsonNode node) throws IOException {
      String type = node.path("dtype").asText();
      if (!type.equals("F32") && !type.equals("I32")) {
        throw new IOException(
            "its tensor \"%s\" has type \"%s\"; F32 and I32 are understood"
                .formatted(shown(name), shown(type)));
      }
      JsonNode offsets = node.path("data_offsets");
      JsonNode shape = node.path("shape");
      if (offsets.size() != 2
          || !isLong(offsets.path(0))
          || !isLong(offsets.path(1))
          || !shape.isArray()
          || shape.size() > MAX_RANK) {
        throw new IOException(
            "its tensor \"%s\" has no usable shape and data_offsets".formatted(shown(name)));
      }
      List<Integer> sizes = new ArrayList<>();
      for (JsonNode size : shape) {
        if (!size.isInt() || size.asInt() < 0) {
          throw new IOException(
              "its tensor \"%s\" has a size of %s".formatted(shown(name), shown(size.toString())));
        }
        sizes.add(size.asInt());
      }
      return new Entry(
          name, type, List.copyOf(sizes), offsets.path(0).asLong(), offsets.path(1).asLong());
    }

    private static boolean isLong(JsonNode node) {
      return node.isIntegralNumber() && node.canConvertToLong();
    }

    int bytes() {
      return (int) (to - from);
    }

    Tensor decode(ByteBuffer data) {
      if (type.equals("F32")) {
        float[] values = new float[bytes() / Float.BYTES];
        data.asFloatBuffer().get(values);
        return new Floats(shape, values);
      }
      int[] values = new int[bytes() / Integer.BYTES];
      data.asIntBuffer().get(values);
      return new Ints(shape, values);
    }
  }
}
