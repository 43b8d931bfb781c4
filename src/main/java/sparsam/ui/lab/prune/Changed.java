package sparsam.ui.lab.prune;

import java.util.OptionalDouble;
import sparsam.prune.Pruning;
import sparsam.prune.Structure;
import sparsam.settings.Setting;
import sparsam.settings.Values;

/**
 * Something that was chosen of a pruning.
 *
 * @param title of what
 * @param key of what
 * @param plain the value, as plain Java
 */
public record Changed(String title, String key, Object plain) {
  static <T> Changed of(Setting<T> what, T value) {
    return new Changed(what.title(), what.key(), what.range().plain(value));
  }

  /** A pruning with it; a structure that leaves no choice of the fraction brings its own. */
  public Pruning over(Pruning own) {
    Values values = Pruning.KIND.read(own);
    for (Setting<?> setting : Pruning.KIND.settings()) {
      if (setting.key().equals(key)) {
        values = with(values, setting);
      }
    }
    Structure structure = values.get(Pruning.STRUCTURE);
    OptionalDouble given = structure.fraction();
    if (given.isPresent()) {
      values = values.with(Pruning.FRACTION, given.getAsDouble());
    }
    return Pruning.KIND.make(values);
  }

  private <T> Values with(Values values, Setting<T> setting) {
    T value = setting.range().from(plain);
    return value == null ? values : values.with(setting, value);
  }
}
