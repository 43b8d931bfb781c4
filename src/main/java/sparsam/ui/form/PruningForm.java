package sparsam.ui.form;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import sparsam.prune.Pruning;
import sparsam.settings.Kinds;

/** A way of pruning, or none, as a form has it. */
public final class PruningForm {
  private static final Pruning USUAL = Pruning.KIND.make(Pruning.KIND.standard());

  private final BooleanProperty on = new SimpleBooleanProperty();
  private final KindForm<Pruning> way;

  /**
   * @param entries of the form it is a part of
   */
  public PruningForm(Entries entries) {
    way = new KindForm<>(Kinds.these(Pruning.KIND), entries);
  }

  /** Shows a way of pruning, or that there is none. */
  public void show(@Nullable Pruning pruning) {
    on.set(pruning != null);
    way.show(pruning == null ? USUAL : pruning);
  }

  /** The pruning with what was typed and chosen over its own. */
  public @Nullable Pruning over(@Nullable Pruning own) {
    return on.get() ? way.over(own == null ? USUAL : own) : null;
  }

  /** Whether there is one. */
  public BooleanProperty on() {
    return on;
  }

  /** The way, where there is one. */
  public KindForm<Pruning> way() {
    return way;
  }
}
