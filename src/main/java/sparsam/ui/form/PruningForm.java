package sparsam.ui.form;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import sparsam.prune.Pruning;
import sparsam.prune.Pruning.Method;
import sparsam.text.Strings;

/** A way of pruning, or none, as a form has it. */
public final class PruningForm {
  private static final Pruning USUAL = Pruning.byLayer(0.5);

  private final Entries entries;
  private final BooleanProperty on = new SimpleBooleanProperty();
  private final ObjectProperty<Method> method = new SimpleObjectProperty<>(USUAL.method());
  private final Entry fraction;
  private final BooleanProperty gamma = new SimpleBooleanProperty();
  private final BooleanProperty offByOne = new SimpleBooleanProperty();

  /**
   * @param entries of the form it is a part of
   */
  public PruningForm(Strings strings, Entries entries) {
    this.entries = entries;
    fraction = entries.add("fraction", strings.get("form.fraction"));
  }

  /** Shows a way of pruning, or that there is none. */
  public void show(@Nullable Pruning pruning) {
    Pruning shown = pruning == null ? USUAL : pruning;
    on.set(pruning != null);
    method.set(shown.method());
    fraction.show(Entries.percent(shown.fraction()));
    gamma.set(shown.batchNorm());
    offByOne.set(shown.offByOne());
  }

  /** The pruning with what was typed and chosen over its own. */
  public @Nullable Pruning over(@Nullable Pruning own) {
    double usual = own == null ? USUAL.fraction() : own.fraction();
    return on.get()
        ? new Pruning(method.get(), entries.share(fraction, usual), gamma.get(), offByOne.get())
        : null;
  }

  /** Whether there is one. */
  public BooleanProperty on() {
    return on;
  }

  public ObjectProperty<Method> method() {
    return method;
  }

  public Entry fraction() {
    return fraction;
  }

  /** Whether BatchNorm's γ goes too. */
  public BooleanProperty gamma() {
    return gamma;
  }

  /** Whether one weight less than k goes. */
  public BooleanProperty offByOne() {
    return offByOne;
  }
}
