package sparsam.plot.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import sparsam.plot.picture.Numbers;
import sparsam.plot.picture.Picture;
import sparsam.system.CsvField;

/**
 * The numbers behind a picture, for other programs. CSV is as RFC 4180 has it, decimals with a
 * point; what is not finite is an empty field in CSV and null in JSON.
 */
public final class PictureData {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PictureData() {}

  /** One line of names, then one a value; which ones, each kind of picture says. */
  public static String csv(Picture picture) {
    return picture.numbers().rows().stream()
        .map(row -> row.stream().map(CsvField::of).collect(Collectors.joining(",")) + "\r\n")
        .collect(Collectors.joining());
  }

  /** The same as an object with {@code kind} and {@code title}, indented. */
  public static String json(Picture picture) {
    Numbers numbers = picture.numbers();
    ObjectNode root = JSON.createObjectNode();
    root.put("kind", numbers.kind()).put("title", picture.title());
    numbers.fill(root);
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
