package sparsam.settings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The kinds that there are of something.
 *
 * @param all in the order in which they are offered, each over its usual base
 */
public record Kinds<T>(List<Kind<? extends T>> all) {
  public Kinds {
    all = List.copyOf(all);
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // they are read only
  public static <T> Kinds<T> these(Kind<? extends T>... all) {
    return new Kinds<>(List.of(all));
  }

  /** The names in recipes. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    all.forEach(kind -> names.add(kind.name()));
    return names;
  }

  public Optional<Kind<? extends T>> named(String name) {
    return all.stream().filter(kind -> kind.name().equals(name)).findFirst();
  }

  /** The kind that something is of, over the base that it has. */
  public Kind<? extends T> of(T made) {
    return variants().stream().filter(kind -> kind.holds(made)).findFirst().orElseThrow();
  }

  /** Every kind over each of its bases. */
  public List<Kind<? extends T>> variants() {
    List<Kind<? extends T>> variants = new ArrayList<>();
    all.forEach(kind -> variants.addAll(kind.variants()));
    return variants;
  }

  /** The kind of this name over its usual base. */
  public Kind<? extends T> usual(Kind<? extends T> variant) {
    return named(variant.name()).orElseThrow();
  }

  /** What something's settings say. */
  public Values read(T made) {
    return read(of(made), made);
  }

  private static <K> Values read(Kind<K> kind, Object made) {
    return kind.read(kind.type().cast(made));
  }

  /** The same without what a recipe's file leaves out. */
  public Values written(T made) {
    return written(of(made), made);
  }

  private static <K> Values written(Kind<K> kind, Object made) {
    return kind.written(kind.type().cast(made));
  }

  /** Title and numbers in a line: {@code SAM, ρ 0.05, lr 0.1}. */
  public String words(T made) {
    return String.join(", ", words(of(made), made, true));
  }

  /** The numbers in a line; the title where it has none. */
  public String numbers(T made) {
    List<String> numbers = words(of(made), made, false);
    return numbers.isEmpty() ? of(made).title() : String.join(", ", numbers);
  }

  private static <K> List<String> words(Kind<K> kind, Object made, boolean titled) {
    List<String> words = new ArrayList<>(titled ? List.of(kind.title()) : List.of());
    words.addAll(kind.words(kind.type().cast(made)).values());
    return words;
  }

  /** A number of something, by its key; empty for a kind that does not have it. */
  public OptionalDouble number(T made, String key) {
    return read(made).plain().get(key) instanceof Double number
        ? OptionalDouble.of(number)
        : OptionalDouble.empty();
  }

  /**
   * The same with a number set that may be moved while a network trains; as it is where its kind
   * has no such number.
   */
  public T moved(T made, Setting<Double> number, double value) {
    Kind<? extends T> kind = of(made);
    return kind.setting(number.key()).filter(Setting::live).isEmpty()
        ? made
        : kind.make(read(made).with(number, value));
  }

  /** Every setting that some kind has, each once. */
  public Set<Setting<?>> settings() {
    Set<Setting<?>> settings = new LinkedHashSet<>();
    variants().forEach(kind -> settings.addAll(kind.settings()));
    return settings;
  }
}
