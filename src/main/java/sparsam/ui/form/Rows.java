package sparsam.ui.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import sparsam.optim.Optimizer;
import sparsam.optim.Schedule;
import sparsam.prune.Pruning;
import sparsam.prune.schedule.When;
import sparsam.settings.Kind;
import sparsam.settings.Range;
import sparsam.settings.Setting;
import sparsam.text.Strings;
import sparsam.ui.part.There;

/** The rows of what is of one of several kinds, the same in every form. */
public final class Rows {
  private Rows() {}

  /**
   * Adds the choice of the optimiser, and the rows of the one that is chosen.
   *
   * @param there whether they are shown at all
   */
  public static void add(
      FormView form, Strings strings, KindForm<Optimizer> model, ObservableValue<Boolean> there) {
    Node choice =
        form.choice(
            model.family(),
            model.kinds().all(),
            Kind::title,
            "optimizer",
            strings.get("form.optimizer"),
            strings.get("form.optimizer.help"));
    There.when(there, choice);
    List<Kind<?>> bases =
        model.kinds().all().stream()
            .<Kind<?>>flatMap(kind -> kind.bases().stream())
            .distinct()
            .toList();
    Node base =
        form.choice(
            model.base(),
            bases,
            Kind::title,
            "base",
            strings.get("form.base"),
            strings.get("form.base.help"));
    There.when(there.flatMap(so -> model.kind().map(kind -> so && kind.base() != null)), base);
    add(form, model, there);
  }

  /** Adds the choice of the schedule, and the rows of the one that is chosen. */
  public static void addSchedule(
      FormView form, Strings strings, KindForm<Schedule> model, ObservableValue<Boolean> there) {
    Node choice =
        form.choice(
            model.kind(),
            model.kinds().all(),
            Kind::title,
            "schedule",
            strings.get("form.schedule"),
            strings.get("form.schedule.help"));
    There.when(there, choice);
    add(form, model, there);
  }

  /** Adds the choice when weights go, and the rows of what is chosen. */
  public static void addWhen(FormView form, Strings strings, KindForm<When> model) {
    form.choice(
        model.kind(),
        model.kinds().all(),
        Kind::title,
        "when",
        strings.get("form.when"),
        strings.get("form.when.help"));
    add(form, model, new SimpleObjectProperty<>(true));
  }

  /** Adds the rows of a way of pruning; an optimiser beside it may have a fraction of its own. */
  public static void addPruning(FormView form, PruningForm model, ObservableValue<Boolean> there) {
    add(form, model.way(), there, Pruning.KIND.name());
  }

  /** Adds the rows of the kind that is chosen. */
  public static <T> void add(FormView form, KindForm<T> model, ObservableValue<Boolean> there) {
    add(form, model, there, "");
  }

  private static <T> void add(
      FormView form, KindForm<T> model, ObservableValue<Boolean> there, String room) {
    Map<Kind<?>, VBox> rows = new HashMap<>();
    VBox place = new VBox();
    // Two kinds may have settings of one name: only those of one of them are in the window.
    model
        .kind()
        .subscribe(
            kind ->
                place
                    .getChildren()
                    .setAll(rows.computeIfAbsent(kind, _ -> rows(form.inner(room), model, kind))));
    There.when(there, form.add(place));
  }

  private static <T> VBox rows(FormView form, KindForm<T> model, Kind<? extends T> kind) {
    for (Setting<?> setting : kind.settings()) {
      row(form, setting, model.control(setting));
    }
    return form.root();
  }

  private static <V> void row(FormView form, Setting<V> setting, Control control) {
    switch (control) {
      case Control.Typed typed -> form.text(typed.entry(), setting);
      case Control.Flag flag -> form.toggle(flag.on(), setting);
      case Control.Chosen chosen -> {
        if (setting.range() instanceof Range.OneOf<V> range) {
          form.choice(
              chosen.name(),
              range.names(),
              name -> range.words(Objects.requireNonNull(range.from(name))),
              setting.key(),
              setting.label(),
              setting.help());
        }
      }
    }
  }
}
