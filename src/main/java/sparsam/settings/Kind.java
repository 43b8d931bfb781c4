package sparsam.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One of several things that may be chosen, described beside what it makes.
 *
 * @param name in recipes
 * @param title for people
 * @param help one sentence, with its source
 * @param type of what it makes
 * @param base the kind that it works over and whose settings it has too; null for one that works
 *     alone
 * @param fields its settings in the order of a recipe file, each with how it is read back
 * @param make makes one of values that are allowed
 * @param fits whether one is of this kind, among those of its type
 * @param others the same over other bases than the usual one
 */
public record Kind<T>(
    String name,
    String title,
    String help,
    Class<T> type,
    @Nullable Kind<?> base,
    List<Field<T, ?>> fields,
    Function<Values, T> make,
    Predicate<T> fits,
    List<Kind<T>> others) {
  /** A setting of a kind, and how it is read back. */
  public record Field<T, V>(Setting<V> setting, Function<T, V> read) {
    private Object plain(T made) {
      return setting.range().plain(read.apply(made));
    }

    private Optional<String> words(T made) {
      V value = read.apply(made);
      return setting.goesWithoutSaying(value)
          ? Optional.empty()
          : Optional.of(setting.words(value));
    }
  }

  /** A kind that there is over one base only, or over none. */
  public Kind(
      String name,
      String title,
      String help,
      Class<T> type,
      @Nullable Kind<?> base,
      List<Field<T, ?>> fields,
      Function<Values, T> make) {
    this(name, title, help, type, base, fields, make, _ -> true, List.of());
  }

  public Kind {
    fields = List.copyOf(fields);
    others = List.copyOf(others);
  }

  /** Over every base that there is for it, the usual one first. */
  public List<Kind<T>> variants() {
    List<Kind<T>> variants = new ArrayList<>(List.of(this));
    variants.addAll(others);
    return variants;
  }

  /** The same over the base of this name, if there is. */
  public Optional<Kind<T>> over(String name) {
    return variants().stream()
        .filter(kind -> kind.base() != null && kind.base().name().equals(name))
        .findFirst();
  }

  /** The bases that there are for it; none where it works alone. */
  public List<Kind<?>> bases() {
    List<Kind<?>> bases = new ArrayList<>();
    for (Kind<T> kind : variants()) {
      if (kind.base() != null) {
        bases.add(kind.base());
      }
    }
    return bases;
  }

  /** Its base; itself where it works alone. */
  public Kind<?> root() {
    return base == null ? this : base;
  }

  /** The keys of its settings that another has not, or has for something else. */
  public List<String> lost(Kind<?> other) {
    return settings().stream()
        .filter(setting -> !other.settings().contains(setting))
        .map(Setting::key)
        .toList();
  }

  boolean holds(Object made) {
    return type.isInstance(made) && fits.test(type.cast(made));
  }

  public List<Setting<?>> settings() {
    List<Setting<?>> settings = new ArrayList<>();
    fields.forEach(field -> settings.add(field.setting()));
    return settings;
  }

  /** The setting of this key, if it has one. */
  public Optional<Setting<?>> setting(String key) {
    return settings().stream().filter(setting -> setting.key().equals(key)).findFirst();
  }

  /** The settings that are not its base's. */
  public List<Setting<?>> own() {
    return settings().stream().filter(setting -> !isOfBase(setting)).toList();
  }

  private boolean isOfBase(Setting<?> setting) {
    return base != null && base.settings().contains(setting);
  }

  /** What one says, in the order of a recipe file. */
  public Values read(T made) {
    Map<String, Object> plain = new LinkedHashMap<>();
    fields.forEach(field -> plain.put(field.setting().key(), field.plain(made)));
    return new Values(plain);
  }

  /** The same without what a recipe's file leaves out. */
  public Values written(T made) {
    Map<String, Object> plain = new LinkedHashMap<>(read(made).plain());
    for (Setting<?> setting : settings()) {
      if (setting.tacit()) {
        plain.remove(setting.key(), setting.usual());
      }
    }
    return new Values(plain);
  }

  /** What it is where nobody says anything. */
  public Values standard() {
    Map<String, Object> plain = new LinkedHashMap<>();
    settings().forEach(setting -> plain.put(setting.key(), setting.usual()));
    return new Values(plain);
  }

  /**
   * Makes one.
   *
   * @throws IllegalArgumentException naming key, value and what is allowed
   */
  public T make(Values values) {
    return make.apply(values);
  }

  /** The numbers of one in words, its own before its base's: {@code ρ 0.05}, {@code lr 0.1}. */
  public Map<Setting<?>, String> words(T made) {
    Map<Setting<?>, String> own = new LinkedHashMap<>();
    Map<Setting<?>, String> rest = new LinkedHashMap<>();
    for (Field<T, ?> field : fields) {
      Map<Setting<?>, String> side = isOfBase(field.setting()) ? rest : own;
      field.words(made).ifPresent(words -> side.put(field.setting(), words));
    }
    own.putAll(rest);
    return own;
  }
}
