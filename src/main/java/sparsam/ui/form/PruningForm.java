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
    show(pruning, null);
  }

  /**
   * Shows a way of pruning, or that there is none.
   *
   * @param first what one would begin with; null for what is usual
   */
  public void show(@Nullable Pruning pruning, @Nullable Pruning first) {
    on.set(pruning != null);
    way.show(pruning != null ? pruning : first != null ? first : USUAL);
  }

  /** The pruning with what was typed and chosen over its own. */
  public @Nullable Pruning over(@Nullable Pruning own) {
    return over(own, null);
  }

  /**
   * The pruning with what was typed and chosen over its own.
   *
   * @param first what it begins with where there was none; null for what is usual
   */
  public @Nullable Pruning over(@Nullable Pruning own, @Nullable Pruning first) {
    return on.get() ? way.over(own != null ? own : first != null ? first : USUAL) : null;
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
