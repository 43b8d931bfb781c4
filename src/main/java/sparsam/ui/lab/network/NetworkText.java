package sparsam.ui.lab.network;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Design;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.RecipeWriter;

/** A network as a recipe's file has it; every letter counts as it is typed. */
final class NetworkText {
  private static final String SOURCE = "network";

  private final Consumer<Design> changed;
  private final Runnable tried;
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
  private @Nullable Design design;
  private boolean showing;
  private boolean seen;

  /**
   * @param changed is told what was written
   * @param tried is called when something was typed, whether it can be read or not, and when that
   *     is seen no longer
   */
  NetworkText(Consumer<Design> changed, Runnable tried) {
    this.changed = changed;
    this.tried = tried;
    text.subscribe(this::typed);
  }

  /** Whether it is seen: only then it is written out, and what is typed counts. */
  void seen(boolean now) {
    seen = now;
    write();
    tried.run();
  }

  /** The network is this one now. */
  void follow(Design now) {
    design = now;
    write();
  }

  private void write() {
    showing = true;
    text.set(seen && design != null ? RecipeWriter.network(design) : "");
    showing = false;
    error.set("");
  }

  private void typed(String json) {
    if (showing || !seen) {
      return;
    }
    try {
      Design read = RecipeReader.network(SOURCE, json);
      error.set("");
      if (!read.equals(design)) {
        design = read;
        changed.accept(read);
      }
    } catch (RecipeException e) {
      error.set(String.valueOf(e.getMessage()));
    }
    tried.run();
  }

  /** What is written. */
  StringProperty text() {
    return text;
  }

  /** Why it cannot be read; empty where it can. */
  ReadOnlyStringProperty error() {
    return error.getReadOnlyProperty();
  }
}
