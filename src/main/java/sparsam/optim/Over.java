package sparsam.optim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import sparsam.settings.Kind;
import sparsam.settings.Kind.Field;
import sparsam.settings.Values;

/**
 * Describes what works over a base once for all of them: the learning rate, its own settings, when
 * it climbs, and the base's others.
 *
 * @param own its settings, ρ first
 * @param make makes one of its base and of what its settings say
 */
record Over<T extends Climbing>(
    String name,
    String title,
    String help,
    Class<T> type,
    List<Field<T, ?>> own,
    BiFunction<Base, Values, T> make) {
  /** Over SGD, and over the other bases beside it. */
  Kind<T> kind() {
    return over(Sgd.KIND, title, List.of(over(AdamW.KIND, title + " over AdamW", List.of())));
  }

  private <B extends Base> Kind<T> over(Kind<B> base, String called, List<Kind<T>> others) {
    List<Field<T, ?>> fields = new ArrayList<>();
    base.fields().forEach(field -> fields.add(through(base, field)));
    List<Field<T, ?>> more = new ArrayList<>(own);
    more.add(new Field<>(Radius.FROM, made -> made.radius().from()));
    more.add(new Field<>(Radius.FOLLOWS_LR, made -> made.radius().followsLr()));
    fields.addAll(1, more);
    return new Kind<>(
        name,
        called,
        help,
        type,
        base,
        fields,
        values -> make.apply(base.make(values), values),
        made -> base.type().isInstance(made.base()),
        others);
  }

  private static <T extends Climbing, B extends Base, V> Field<T, V> through(
      Kind<B> base, Field<B, V> field) {
    return new Field<>(field.setting(), made -> field.read().apply(base.type().cast(made.base())));
  }
}
