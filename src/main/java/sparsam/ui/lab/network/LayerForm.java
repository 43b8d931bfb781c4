package sparsam.ui.lab.network;

import java.util.function.BiConsumer;
import sparsam.nn.layer.Layer;
import sparsam.nn.layer.Layers;
import sparsam.text.Strings;
import sparsam.ui.form.Entries;
import sparsam.ui.form.KindForm;

/** One layer as a form has it; every number counts as it is typed. */
final class LayerForm {
  private final Entries entries;
  private final KindForm<Layer> kind;
  private Layer layer = Layers.USUAL.getFirst();

  /** What the fields' own values belong to. */
  private Layer shown = layer;

  private boolean showing;

  /**
   * @param changed is told a layer that was typed or chosen, and what was done in a word
   * @param tried is called whenever something was typed, whether it can be used or not
   */
  LayerForm(Strings strings, BiConsumer<Layer, String> changed, Runnable tried) {
    entries = new Entries(strings);
    kind = new KindForm<>(Layers.ALL, entries);
    entries.onEdit(
        entry -> {
          if (!showing) {
            take(entry.key(), changed);
            tried.run();
          }
        });
    kind.onChoice(
        "kind",
        what -> {
          if (!showing) {
            take(what, changed);
            show(layer);
            tried.run();
          }
        });
  }

  private void take(String what, BiConsumer<Layer, String> changed) {
    Layer[] made = {layer};
    if (entries.check(() -> made[0] = kind.over(shown)) && !made[0].equals(layer)) {
      layer = made[0];
      changed.accept(layer, what);
    }
  }

  /** Shows a layer in place of the one before, with what was typed and refused. */
  void show(Layer of) {
    showing = true;
    layer = of;
    shown = of;
    kind.show(of);
    showing = false;
    entries.check(() -> {});
  }

  /** What was typed is written as numbers are written here. */
  void settle() {
    if (isUsable()) {
      show(layer);
    }
  }

  /** Whether all that is typed can be used. */
  boolean isUsable() {
    return entries.usable().get();
  }

  KindForm<Layer> kind() {
    return kind;
  }

  Entries entries() {
    return entries;
  }
}
