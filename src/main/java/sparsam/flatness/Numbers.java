package sparsam.flatness;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import sparsam.system.PlainText;

/** Numbers of files of measurements; those that are not finite are written as text. */
public final class Numbers {
  private Numbers() {}

  /**
   * @throws IOException with the second half of a sentence where one is none
   */
  public static List<Double> all(JsonNode array) throws IOException {
    List<Double> numbers = new ArrayList<>();
    for (JsonNode number : array) {
      numbers.add(one(number));
    }
    return numbers;
  }

  /**
   * @throws IOException with the second half of a sentence where it is missing, or none
   */
  public static double one(JsonNode node, String key) throws IOException {
    if (!node.has(key)) {
      throw new IOException("it lacks \"%s\"".formatted(key));
    }
    return one(node.path(key));
  }

  private static double one(JsonNode node) throws IOException {
    try {
      return node.isNumber() ? node.doubleValue() : Double.parseDouble(node.asText());
    } catch (NumberFormatException e) {
      throw new IOException("%s is no number".formatted(PlainText.quoted(node.toString())), e);
    }
  }
}
