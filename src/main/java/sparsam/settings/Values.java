package sparsam.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a kind's settings say.
 *
 * @param plain by key, as plain Java, in the settings' order
 */
public record Values(Map<String, Object> plain) {
  public Values {
    plain = Collections.unmodifiableMap(new LinkedHashMap<>(plain));
  }

  public static Values none() {
    return new Values(Map.of());
  }

  /**
   * @throws IllegalArgumentException where it is missing or not allowed
   */
  public <T> T get(Setting<T> setting) {
    @Nullable Object said = plain.get(setting.key());
    @Nullable T value = setting.range().from(said);
    if (value == null) {
      throw setting.refusal(said == null ? "missing" : said);
    }
    return value;
  }

  /** The same with one value set; an old one keeps its place. */
  public <T> Values with(Setting<T> setting, T value) {
    Map<String, Object> changed = new LinkedHashMap<>(plain);
    changed.put(setting.key(), setting.range().plain(value));
    return new Values(changed);
  }
}
