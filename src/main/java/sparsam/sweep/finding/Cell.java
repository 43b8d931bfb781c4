package sparsam.sweep.finding;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came out under one set of values.
 *
 * @param values one an axis
 * @param arms by name, in the recipe's order
 */
public record Cell(List<String> values, Map<String, Measured> arms) {
  public Cell {
    values = List.copyOf(values);
    arms = Collections.unmodifiableMap(new LinkedHashMap<>(arms));
  }
}
