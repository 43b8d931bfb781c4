package sparsam.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where two recipes part, in words. */
final class Difference {
  private Difference() {}

  /**
   * The first key, in the first one's order, that does not say the same: {@code seed is 0 there and
   * 1 here}.
   */
  static String first(JsonNode there, JsonNode here) {
    return find("", there, here);
  }

  private static String find(String path, JsonNode there, JsonNode here) {
    if (there.isObject() && here.isObject()) {
      Set<String> keys = new LinkedHashSet<>();
      there.fieldNames().forEachRemaining(keys::add);
      here.fieldNames().forEachRemaining(keys::add);
      for (String key : keys) {
        if (!there.path(key).equals(here.path(key))) {
          return find(path.isEmpty() ? key : path + "." + key, there.path(key), here.path(key));
        }
      }
    }
    if (there instanceof ArrayNode a && here instanceof ArrayNode b && a.size() == b.size()) {
      List<JsonNode> others = new ArrayList<>();
      b.forEach(others::add);
      for (int i = 0; i < a.size(); i++) {
        if (!a.get(i).equals(others.get(i))) {
          return find("%s[%d]".formatted(path, i), a.get(i), others.get(i));
        }
      }
    }
    return "%s is %s there and %s here".formatted(path, shown(there), shown(here));
  }

  private static String shown(JsonNode node) {
    return node.isMissingNode() ? "missing" : Fields.shown(node);
  }
}
