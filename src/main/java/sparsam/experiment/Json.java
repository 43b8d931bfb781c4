package sparsam.experiment;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * JSON as trees, strictly: no key twice, nothing after the end. Trees instead of bound classes
 * start faster and let a message name the path of what is wrong.
 */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /**
   * @throws JsonException with what is wrong and where
   */
  static JsonNode parse(String text) throws JsonException {
    JsonNode tree;
    try {
      tree = MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new JsonException(sentence(e), e);
    }
    if (tree.isMissingNode()) {
      throw new JsonException("it is empty", null);
    }
    return tree;
  }

  /** Two spaces of indent, a line break at the end. */
  static String write(JsonNode tree) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    ObjectWriter writer =
        MAPPER.writer(
            new DefaultPrettyPrinter(
                    Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(indenter));
    try {
      return writer.writeValueAsString(tree) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sentence(JsonProcessingException e) {
    String message = e.getOriginalMessage().lines().findFirst().orElse("it is no JSON");
    JsonLocation at = e.getLocation();
    return at == null
        ? message
        : "%s (line %d, column %d)".formatted(message, at.getLineNr(), at.getColumnNr());
  }

  /** Text that is no JSON. */
  static final class JsonException extends Exception {
    private static final long serialVersionUID = 1L;

    JsonException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
