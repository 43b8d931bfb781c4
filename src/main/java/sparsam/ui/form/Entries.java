package sparsam.ui.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import sparsam.settings.Setting;
import sparsam.text.Strings;

/**
 * The typed values of one form. A check tries them all on the recipe, whose own rules say what is
 * wrong; what is refused is left out of the next try, so that every wrong value has its sentence.
 */
public final class Entries {
  private static final Pattern RULE =
      Pattern.compile("^(?:[a-zA-Z]+(?:\\[\\d+\\])?\\.)*([a-zA-Z]+)(?:\\[\\d+\\])?(?= )");
  private static final Pattern ARM = Pattern.compile("arms\\[(\\d+)\\]");

  private final Strings strings;
  private final List<Entry> all = new ArrayList<>();
  private final Set<Entry> refused = new LinkedHashSet<>();
  private final ReadOnlyBooleanWrapper usable = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
  private List<String> arms = List.of();

  public Entries(Strings strings) {
    this.strings = strings;
  }

  /**
   * @param key its name in a recipe's JSON
   * @param label its name in the window
   */
  public Entry add(String key, String label) {
    Entry entry = new Entry(key, label);
    all.add(entry);
    return entry;
  }

  /** The entry of a setting. */
  public Entry add(Setting<?> setting) {
    return add(setting.key(), setting.label());
  }

  /** The arms' names, for sentences that speak of one by its number. */
  public void arms(List<String> names) {
    arms = List.copyOf(names);
  }

  /** Whether an entry was typed into and may be tried. */
  private boolean counts(Entry entry) {
    return entry.touched() && !refused.contains(entry);
  }

  /** The text, or {@code own} where nothing usable was typed. */
  public String text(Entry entry, String own) {
    return counts(entry) ? entry.typed() : own;
  }

  /** The number, or {@code own} where nothing usable was typed. */
  public double number(Entry entry, double own) {
    return counts(entry) ? entry.decimal(notANumber(entry)).doubleValue() : own;
  }

  /** The share that is typed in percent, or {@code own} where nothing usable was typed. */
  public double share(Entry entry, double own) {
    if (!counts(entry)) {
      return own;
    }
    BigDecimal percent = entry.decimal(notANumber(entry));
    if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
      throw new Entry.Refusal(entry, strings.get("form.percent", entry.label(), entry.typed()));
    }
    return percent.movePointLeft(2).doubleValue();
  }

  /** The whole number, or {@code own} where nothing usable was typed. */
  public long whole(Entry entry, long own) {
    if (!counts(entry)) {
      return own;
    }
    String sentence =
        entry.typed().isEmpty()
            ? strings.get("form.missing", entry.label())
            : strings.get("form.whole", entry.label(), entry.typed());
    try {
      return entry.decimal(sentence).longValueExact();
    } catch (ArithmeticException e) {
      throw new Entry.Refusal(entry, sentence);
    }
  }

  /** Says that an entry cannot be used. */
  public IllegalArgumentException refusal(Entry entry, String sentence) {
    return new Entry.Refusal(entry, sentence);
  }

  private String notANumber(Entry entry) {
    return entry.typed().isEmpty()
        ? strings.get("form.missing", entry.label())
        : strings.get("form.number", entry.label(), entry.typed());
  }

  /**
   * Tries what is typed.
   *
   * @param attempt throws {@link IllegalArgumentException} where the recipe refuses
   * @return whether all of it can be used
   */
  public boolean check(Runnable attempt) {
    refused.clear();
    String general = "";
    boolean again = true;
    while (again) {
      again = false;
      try {
        attempt.run();
      } catch (Entry.Refusal e) {
        again = refuse(e.entry(), e.sentence());
      } catch (IllegalArgumentException e) {
        String rule = String.valueOf(e.getMessage());
        Optional<Entry> at = at(rule);
        again = at.isPresent() && refuse(at.get(), plain(rule, at.get()));
        if (!again) {
          general = named(rule);
        }
      }
    }
    all.stream().filter(entry -> !refused.contains(entry)).forEach(entry -> entry.refuse(""));
    error.set(general);
    usable.set(refused.isEmpty() && general.isEmpty());
    return usable.get();
  }

  private boolean refuse(Entry entry, String sentence) {
    entry.refuse(sentence);
    return refused.add(entry);
  }

  private Optional<Entry> at(String rule) {
    Matcher matcher = RULE.matcher(rule);
    return matcher.find()
        ? all.stream()
            .filter(entry -> entry.key().equals(matcher.group(1)))
            .filter(this::counts)
            .findFirst()
        : Optional.empty();
  }

  /** The rule's sentence with the window's name in place of the JSON path. */
  private String plain(String rule, Entry entry) {
    return named(
        RULE.matcher(rule).replaceFirst(Matcher.quoteReplacement(entry.label()))
            + (rule.endsWith(".") ? "" : "."));
  }

  private String named(String rule) {
    return ARM.matcher(rule)
        .replaceAll(
            found -> {
              int index = Integer.parseInt(found.group(1));
              return Matcher.quoteReplacement(
                  index < arms.size() ? "“" + arms.get(index) + "”" : found.group());
            });
  }

  /** Tells every change of a typed text. */
  public void onType(Consumer<Entry> listener) {
    all.forEach(
        entry -> entry.text().subscribe((before, after) -> tell(listener, entry, before, after)));
  }

  /** Tells every change of a text, back to what counts and by showing something else too. */
  public void onEdit(Consumer<Entry> listener) {
    all.forEach(entry -> entry.text().subscribe((_, _) -> listener.accept(entry)));
  }

  private static void tell(Consumer<Entry> listener, Entry entry, String before, String after) {
    if (!before.equals(after) && (entry.touched() || !entry.error().get().isEmpty())) {
      listener.accept(entry);
    }
  }

  /** Whether all that is typed can be used. */
  public ReadOnlyBooleanProperty usable() {
    return usable.getReadOnlyProperty();
  }

  /** What is wrong and belongs to no entry; one sentence, or empty. */
  public ReadOnlyStringProperty error() {
    return error.getReadOnlyProperty();
  }
}
