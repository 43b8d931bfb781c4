package sparsam.ui.lab.dense;

import java.nio.file.Path;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import sparsam.result.DenseFrom;
import sparsam.result.DenseFrom.Brought;
import sparsam.result.DenseFrom.Trained;
import sparsam.text.Strings;

/**
 * Where the dense network is from: taken over from another run, from a file, or trained by the next
 * one.
 */
public final class DenseModel {
  /** What a person does about it. */
  public interface Acts {
    /** Whether a file may be chosen now; where not, a person is told why. */
    boolean ready();

    /** The network of a file is to be the dense one. */
    void open(Path file);

    /** The recipe takes over the network of the file that is spoken of. */
    void takeOver();

    /** The file is not to be the dense network any more. */
    void train();

    /** What is said of a file has been read. */
    void dismiss();
  }

  private final Strings strings;
  private final ReadOnlyStringWrapper from = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper trainable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Note> note = new ReadOnlyObjectWrapper<>(Note.NONE);
  private final ReadOnlyBooleanWrapper wanted = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<@Nullable Brought> given = new SimpleObjectProperty<>();
  private final BooleanBinding fromFile = given.isNotNull();
  private final BooleanProperty anew = new SimpleBooleanProperty();
  private @Nullable DenseFrom origin;
  private @Nullable Acts acts;

  public DenseModel(Strings strings) {
    this.strings = strings;
  }

  /** Tells what a person does from now on. */
  public void connect(Acts to) {
    acts = to;
  }

  /**
   * What is shown now.
   *
   * @param of its dense network; null where that was not taken over
   */
  public void show(@Nullable DenseFrom of) {
    origin = of;
    tell();
  }

  /**
   * What the next run takes its dense network from.
   *
   * @param file null where it is none
   */
  public void give(@Nullable Brought file) {
    given.set(file);
    tell();
  }

  /** Speaks of a file that is not the dense network. */
  public void note(Note of) {
    note.set(of);
  }

  /** Whether there is to be a dense network. */
  public void want(boolean dense) {
    wanted.set(dense);
  }

  private void tell() {
    DenseFrom told = given.get() == null ? origin : given.get();
    from.set(
        switch (told) {
          case null -> "";
          case Trained run when run.isShipped() -> strings.get("dense.shipped") + controls(run);
          case Trained run -> strings.get("dense.from", run.run()) + controls(run);
          case Brought file -> strings.get("dense.file", file.name());
        });
    trainable.set(told instanceof Trained);
  }

  private String controls(Trained run) {
    return run.controls().isEmpty()
        ? ""
        : " " + strings.get("dense.controls", String.join(", ", run.controls().keySet()));
  }

  /** As {@link Acts#ready}; not where there is to be no dense network. */
  public boolean ready() {
    return acts != null && wanted.get() && acts.ready();
  }

  /** As {@link Acts#open}. */
  public void open(Path file) {
    if (acts != null) {
      acts.open(file);
    }
  }

  /** As {@link Acts#takeOver}. */
  public void takeOver() {
    if (acts != null) {
      acts.takeOver();
    }
  }

  /** As {@link Acts#train}. */
  public void train() {
    if (acts != null) {
      acts.train();
    }
  }

  /** As {@link Acts#dismiss}. */
  public void dismiss() {
    if (acts != null) {
      acts.dismiss();
    }
  }

  /** Where the dense network was taken over from, in words; empty where it was not. */
  public ReadOnlyStringProperty from() {
    return from.getReadOnlyProperty();
  }

  /** Whether it was trained by another run, so that the next one can train it anew. */
  public ReadOnlyBooleanProperty trainable() {
    return trainable.getReadOnlyProperty();
  }

  /** Whether the next run takes it from a file. */
  public BooleanBinding fromFile() {
    return fromFile;
  }

  /** What is said of a file that is not the dense network. */
  public ReadOnlyObjectProperty<Note> note() {
    return note.getReadOnlyProperty();
  }

  /** Whether the recipe has a dense network that a file could be. */
  public ReadOnlyBooleanProperty wanted() {
    return wanted.getReadOnlyProperty();
  }

  /** Whether the next run trains its dense network though there is one already. */
  public BooleanProperty anew() {
    return anew;
  }
}
