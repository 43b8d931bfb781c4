package sparsam.nn.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sparsam.system.JsonCheck;
import sparsam.system.PlainText;

/**
 * What a safetensors file says it holds, checked against how much there is: nothing is allocated by
 * the word of a file that lies.
 *
 * @param metadata free text by name
 * @param entries in the order of their data, which follow one another without gap or overlap
 */
record Header(Map<String, String> metadata, List<Entry> entries) {
  static final String METADATA = "__metadata__";

  private static final int MAX_RANK = 8;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * @param json UTF-8
   * @param dataLength of the bytes behind it
   * @throws IOException with what is wrong, as the second half of a sentence
   */
  static Header parse(byte[] json, long dataLength) throws IOException {
    if (!(tree(json) instanceof ObjectNode object)) {
      throw new IOException("its header is not a JSON object");
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      if (property.getKey().equals(METADATA)) {
        metadata.putAll(metadata(property.getValue()));
      } else {
        entries.add(Entry.of(property.getKey(), property.getValue()));
      }
    }
    entries.sort(Comparator.comparingLong(Entry::from).thenComparingLong(Entry::to));
    requireGapless(entries, dataLength);
    return new Header(metadata, entries);
  }

  private static JsonNode tree(byte[] json) throws IOException {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    } catch (CharacterCodingException e) {
      throw new IOException("its header is not UTF-8", e);
    }
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IOException(
          "its header is not JSON (%s)"
              .formatted(JsonCheck.flaw(text).orElse("a name in it is longer than is read")),
          e);
    }
  }

  private static void requireGapless(List<Entry> entries, long dataLength) throws IOException {
    long at = 0;
    for (Entry entry : entries) {
      if (entry.from() != at || entry.to() < entry.from() || entry.to() > dataLength) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "its tensor \"%s\" claims bytes %d to %d where the next free one is %d and the last"
                    + " %d",
                PlainText.quoted(entry.name()),
                entry.from(),
                entry.to(),
                at,
                dataLength));
      }
      at = entry.to();
      long claimed = entry.to() - entry.from();
      if (entry.elements() * entry.dtype().bytes() != claimed || claimed > Integer.MAX_VALUE - 8) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "its tensor \"%s\" of type %s and shape %s claims %d bytes",
                PlainText.quoted(entry.name()),
                entry.dtype(),
                entry.shape(),
                claimed));
      }
    }
    if (at != dataLength) {
      throw new IOException(
          String.format(
              Locale.ROOT, "%d bytes after its last tensor belong to none", dataLength - at));
    }
  }

  private static Map<String, String> metadata(JsonNode node) throws IOException {
    if (!node.isObject()) {
      throw new IOException("its %s is not a JSON object".formatted(METADATA));
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      if (!property.getValue().isTextual()) {
        throw new IOException(
            "its %s has \"%s\", which is not text"
                .formatted(METADATA, PlainText.quoted(property.getKey())));
      }
      metadata.put(property.getKey(), property.getValue().textValue());
    }
    return metadata;
  }

  /** What all tensors take once they are read. */
  long bytesInMemory() {
    return entries.stream().mapToLong(e -> e.elements() * e.dtype().bytesInMemory()).sum();
  }

  /** One tensor's line. */
  record Entry(String name, Dtype dtype, List<Integer> shape, long from, long to) {
    static Entry of(String name, JsonNode node) throws IOException {
      String type = node.path("dtype").asText();
      Dtype dtype =
          Dtype.of(type)
              .orElseThrow(
                  () ->
                      new IOException(
                          "its tensor \"%s\" has type \"%s\"; understood are %s"
                              .formatted(
                                  PlainText.quoted(name), PlainText.quoted(type), Dtype.names())));
      JsonNode offsets = node.path("data_offsets");
      JsonNode shape = node.path("shape");
      if (offsets.size() != 2
          || !isLong(offsets.path(0))
          || !isLong(offsets.path(1))
          || !shape.isArray()
          || shape.size() > MAX_RANK) {
        throw new IOException(
            "its tensor \"%s\" has no usable shape and data_offsets"
                .formatted(PlainText.quoted(name)));
      }
      List<Integer> sizes = new ArrayList<>();
      for (JsonNode size : shape) {
        if (!size.isInt() || size.asInt() < 0) {
          throw new IOException(
              "its tensor \"%s\" has a size of %s"
                  .formatted(PlainText.quoted(name), PlainText.quoted(size.toString())));
        }
        sizes.add(size.asInt());
      }
      return new Entry(
          name, dtype, List.copyOf(sizes), offsets.path(0).asLong(), offsets.path(1).asLong());
    }

    private static boolean isLong(JsonNode node) {
      return node.isIntegralNumber() && node.canConvertToLong();
    }

    /** {@link Tensor#TOO_MANY} stands for everything from there on. */
    long elements() {
      return Tensor.elements(shape);
    }

    int bytes() {
      return (int) (to - from);
    }
  }
}
