package sparsam.ui.lab.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Design;
import sparsam.nn.Design.Chain;
import sparsam.nn.Input;
import sparsam.nn.layer.Layer;
import sparsam.nn.layer.Layers;
import sparsam.nn.layer.Sketch;
import sparsam.settings.Kind;
import sparsam.text.Strings;
import sparsam.ui.form.Entries;
import sparsam.ui.lab.recipe.DesignForm;
import sparsam.ui.lab.recipe.RecipeModel;
import sparsam.ui.part.Changes;

/**
 * A network that somebody is at work on. It begins as the recipe's, may be anything meanwhile, and
 * becomes the recipe's where it can be trained and its maker says so.
 */
public final class NetworkModel {
  private final Strings strings;
  private final RecipeModel recipe;
  private final LayerForm layer;
  private final Entries entries;
  private final DesignForm numbers;
  private final NetworkText text;
  private final Changes<Design> history = new Changes<>();
  private Input input = Input.STANDARD;
  private Design design = Family.CLASSIFIER.standard().design();

  /** What the family's fields belong to. */
  private Architecture shown = Family.CLASSIFIER.standard();

  private boolean showing;

  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Family> family =
      new ReadOnlyObjectWrapper<>(Family.CLASSIFIER);
  private final ReadOnlyObjectWrapper<List<LayerRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Integer> chosen = new ReadOnlyObjectWrapper<>(0);
  private final ReadOnlyStringWrapper images = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper sums = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper usable = new ReadOnlyBooleanWrapper();

  public NetworkModel(Strings strings, RecipeModel recipe) {
    this.strings = strings;
    this.recipe = recipe;
    layer = new LayerForm(strings, this::replace, this::judge);
    entries = new Entries(strings);
    numbers = new DesignForm(strings, entries);
    entries.onEdit(entry -> retyped(entry.key()));
    text = new NetworkText(this::written, this::judge);
  }

  /** Begins with the recipe's network. */
  public void show() {
    if (!open.get()) {
      input = recipe.recipe().get().data().input();
      images.set(
          strings.get(
              "network.images",
              recipe.recipe().get().data().set(),
              "%s×%s×%s".formatted(input.channels(), input.height(), input.width()),
              input.classes()));
      history.clear();
      text.seen(false);
      chosen.set(0);
      show(recipe.recipe().get().network().design());
      open.set(true);
    }
  }

  /** Leaves the recipe as it is. */
  public void close() {
    open.set(false);
  }

  /** The network becomes the recipe's. */
  public void use() {
    if (!usable.get()) {
      return;
    }
    Design taken = design;
    if (!taken.equals(recipe.recipe().get().network().design())) {
      recipe.edit(
          strings.get("undo.network", taken),
          now -> now.withNetwork(new Architecture(taken, now.data().input())));
    }
    close();
  }

  /** Begins anew with a family's usual network, or with a chain of the present one's layers. */
  public void choose(Family other) {
    if (other != family.get()) {
      change(
          other == Family.LAYERS ? new Chain(asChain()) : other.standard().design(), other.label());
    }
  }

  /**
   * The layers of the present network; of a residual one, which is no chain, some to begin with.
   */
  private List<Layer> asChain() {
    List<Layer> layers = Sketch.of(design, input).layers().stream().map(l -> l.layer()).toList();
    if (layers.stream().anyMatch(Layer.Residual.class::isInstance)) {
      layers = new ArrayList<>(Layers.USUAL);
      layers.set(layers.size() - 1, new Layer.Dense(input.classes(), true));
    }
    return layers;
  }

  /** Chooses a layer of the list, from 0. */
  public void choose(int place) {
    if (place >= 0 && place < rows.get().size() && place != chosen.get()) {
      chosen.set(place);
      history.seal();
      showLayer();
    }
  }

  /** Puts a layer of a kind behind the chosen one. */
  void add(Kind<? extends Layer> kind) {
    Layer made = kind.make(kind.standard());
    Layer fitting = made instanceof Layer.Dense ? new Layer.Dense(input.classes(), true) : made;
    insert(fitting);
  }

  /** Puts the chosen layer behind itself once more. */
  void duplicate() {
    if (design instanceof Chain chain) {
      insert(chain.layers().get(chosen.get()));
    }
  }

  private void insert(Layer made) {
    if (design instanceof Chain chain && chain.layers().size() < Chain.MAX_LAYERS) {
      int place = chosen.get() + 1;
      edit(layers -> layers.add(place, made), place);
    }
  }

  /** Takes the chosen layer out; the last one of all stays. */
  void remove() {
    if (design instanceof Chain chain && chain.layers().size() > 1) {
      int place = chosen.get();
      edit(layers -> layers.remove(place), Math.min(place, chain.layers().size() - 2));
    }
  }

  /** Moves the chosen layer one place up (−1) or down (1). */
  void move(int by) {
    int from = chosen.get();
    int to = from + by;
    if (design instanceof Chain chain && to >= 0 && to < chain.layers().size()) {
      edit(layers -> layers.add(to, layers.remove(from)), to);
    }
  }

  private void edit(Consumer<List<Layer>> how, int place) {
    if (design instanceof Chain chain) {
      List<Layer> layers = new ArrayList<>(chain.layers());
      how.accept(layers);
      chosen.set(place);
      change(new Chain(layers), null);
    }
  }

  /** The chosen layer became another one in its form. */
  private void replace(Layer other, String what) {
    if (design instanceof Chain chain) {
      List<Layer> layers = new ArrayList<>(chain.layers());
      layers.set(chosen.get(), other);
      keep(new Chain(layers), what + chosen.get());
      text.follow(design);
    }
  }

  private void retyped(String key) {
    if (showing) {
      return;
    }
    Architecture[] made = {shown};
    if (entries.check(() -> made[0] = numbers.over(shown))) {
      keep(made[0].design(), key);
      text.follow(design);
    }
    judge();
  }

  /** What is typed is shown as numbers are written here. */
  void settle() {
    if (design instanceof Chain) {
      layer.settle();
    } else if (entries.usable().get()) {
      showNumbers();
    }
  }

  private void written(Design other) {
    keep(other, "text");
    showLayer();
  }

  /** Takes a change back. */
  void undo() {
    history.undo().ifPresent(this::show);
  }

  /** Makes a change again that was taken back. */
  void redo() {
    history.redo().ifPresent(this::show);
  }

  /**
   * @param gesture what the change belongs to; null where it stands by itself
   */
  private void change(Design next, @Nullable Object gesture) {
    history.add(design, next, _ -> "", gesture);
    show(next);
  }

  /**
   * Another design, shown everywhere but in the field that it was typed in, whose form asks for the
   * judgement when it is through.
   */
  private void keep(Design next, Object gesture) {
    history.add(design, next, _ -> "", gesture);
    draw(next);
  }

  private void show(Design next) {
    draw(next);
    showLayer();
    text.follow(next);
    judge();
  }

  private void draw(Design next) {
    design = next;
    family.set(next.family());
    Sketch sketch = Sketch.of(next, input);
    chosen.set(Math.clamp(chosen.get(), 0, sketch.layers().size() - 1));
    rows.set(LayerRow.of(sketch));
    sums.set(
        strings.get(
            sketch.refusal() == null ? "network.sums" : "network.sums.part",
            sketch.refusal() == null ? sketch.layers().size() : sketch.steps().size(),
            LayerRow.number(sketch.parameters()),
            LayerRow.number(sketch.multiplyAdds())));
  }

  private void showLayer() {
    if (design instanceof Chain chain) {
      layer.show(chain.layers().get(chosen.get()));
    } else {
      showNumbers();
    }
  }

  private void showNumbers() {
    showing = true;
    shown = new Architecture(design, input);
    numbers.show(shown);
    showing = false;
    entries.check(() -> {});
  }

  /** Whether it could be the recipe's network as it is. */
  private void judge() {
    String why = "";
    boolean whole = Sketch.of(design, input).refusal() == null;
    if (whole) {
      try {
        recipe.check(now -> now.withNetwork(new Architecture(design, input)));
      } catch (IllegalArgumentException e) {
        why = String.valueOf(e.getMessage());
      }
    }
    refusal.set(why);
    boolean typed = design instanceof Chain ? layer.isUsable() : entries.usable().get();
    usable.set(whole && why.isEmpty() && typed && text.error().get().isEmpty());
  }

  /** Whether it is worked on now. */
  public ReadOnlyBooleanProperty open() {
    return open.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Family> family() {
    return family.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<List<LayerRow>> rows() {
    return rows.getReadOnlyProperty();
  }

  /** Which layer is chosen, from 0. */
  ReadOnlyObjectProperty<Integer> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /** What it is for, in words. */
  ReadOnlyStringProperty images() {
    return images.getReadOnlyProperty();
  }

  /** How large it is, in words. */
  ReadOnlyStringProperty sums() {
    return sums.getReadOnlyProperty();
  }

  /** Why the recipe cannot have it though its layers fit; empty where it can. */
  ReadOnlyStringProperty refusal() {
    return refusal.getReadOnlyProperty();
  }

  /** Whether it can become the recipe's network. */
  public ReadOnlyBooleanProperty usable() {
    return usable.getReadOnlyProperty();
  }

  /** The chosen layer of a chain. */
  LayerForm layer() {
    return layer;
  }

  /** The numbers of a family. */
  DesignForm numbers() {
    return numbers;
  }

  /** The same as text. */
  NetworkText text() {
    return text;
  }
}
