package sparsam.ui.lab.dense;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import sparsam.result.DenseFrom;
import sparsam.result.DenseFrom.Brought;
import sparsam.result.DenseFrom.Trained;
import sparsam.text.Strings;

/** Where the dense network shown was taken over from, and whether the next run trains another. */
public final class DenseModel {
  private final Strings strings;
  private final ReadOnlyStringWrapper from = new ReadOnlyStringWrapper("");
  private final BooleanProperty anew = new SimpleBooleanProperty();

  public DenseModel(Strings strings) {
    this.strings = strings;
  }

  /**
   * What is shown now.
   *
   * @param origin of its dense network; null where that was not taken over
   */
  public void show(@Nullable DenseFrom origin) {
    from.set(
        switch (origin) {
          case null -> "";
          case Trained run when run.isShipped() -> strings.get("dense.shipped");
          case Trained run -> strings.get("dense.from", run.run());
          case Brought file -> strings.get("dense.file", file.name());
        });
  }

  /** Where the dense network shown was taken over from, in words; empty where it was not. */
  public ReadOnlyStringProperty from() {
    return from.getReadOnlyProperty();
  }

  /** Whether the next run trains its dense network though there is one already. */
  public BooleanProperty anew() {
    return anew;
  }
}
