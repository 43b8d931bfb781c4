package sparsam.ui.lab.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sparsam.data.DataChoice;
import sparsam.data.DataException;
import sparsam.data.Normalization;
import sparsam.data.OwnData;
import sparsam.nn.Design;
import sparsam.nn.layer.Layer;
import sparsam.recipe.Recipe;
import sparsam.recipe.Recipe.Data;
import sparsam.text.Strings;
import sparsam.ui.lab.recipe.RecipeModel;
import sparsam.ui.lab.run.ChosenFolders;

/**
 * Data that somebody looks at before they become the recipe's: what was found, images of it, how it
 * is split. It is read beside the window; what newer wishes have overtaken is dropped. For the
 * window's thread.
 */
public final class OpenDataModel {
  /** What there is to see. */
  public enum State {
    /** Nothing, and why, or what is awaited. */
    NOTHING,
    READING,
    /** It is being downloaded. */
    COMING,
    FOUND
  }

  private static final Logger LOG = LoggerFactory.getLogger(OpenDataModel.class);

  private final Strings strings;
  private final RecipeModel recipe;
  private final ChosenFolders data;
  private final Executor background;
  private final Executor screen;
  private final Download download;
  private final DataForm form;
  private final ClassImages images;
  private final KnownSets known;
  private int asked;
  private @Nullable Looked looked;
  private Data wish = new Data("", 0);
  private boolean showing;

  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NOTHING);
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper own = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper table = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper usable = new ReadOnlyBooleanWrapper();

  /**
   * @param download anybody's: what is not here comes by it
   * @param background reads; it may take seconds
   * @param screen runs work on the window's thread
   */
  public OpenDataModel(
      Strings strings,
      RecipeModel recipe,
      ChosenFolders data,
      Download download,
      Executor background,
      Executor screen) {
    this.strings = strings;
    this.recipe = recipe;
    this.data = data;
    this.background = background;
    this.screen = screen;
    this.download = download;
    download
        .words()
        .subscribe(
            (_, words) -> {
              if (state.get() == State.COMING && !words.isEmpty()) {
                sentence.set(words);
              }
            });
    form = new DataForm(strings, this::typed);
    images = new ClassImages(strings);
    known = new KnownSets(strings, data, background, screen);
  }

  /** Begins with the recipe's data. */
  public void show() {
    if (!open.get()) {
      begin();
      Data now = recipe.recipe().get().data();
      if (data.isAbsent(now.choice())) {
        nothing(
            now.choice() instanceof OwnData mine
                ? strings.get("data.gone", mine.name(), mine.path())
                : strings.get("data.absent", now.set()));
      } else {
        look(now);
      }
    }
  }

  private void begin() {
    looked = null;
    refusal.set("");
    wish = recipe.recipe().get().data();
    known.ask();
    open.set(true);
  }

  /** Looks at a file or folder. */
  public void open(Path path) {
    if (!open.get()) {
      begin();
    }
    leave();
    looked = null;
    look(wish.with(OwnData.at(path)));
  }

  /** Looks at a set that the program knows, and downloads it first where it is not here. */
  public void take(String set) {
    DataChoice choice = new DataChoice.Named(set);
    looked = null;
    if (!data.isAbsent(choice)) {
      leave();
      look(wish.with(choice));
      return;
    }
    int number = ++asked;
    clear(State.COMING, "");
    title.set(set);
    download.begin(
        choice,
        end -> {
          if (number == asked && end.isEmpty()) {
            look(wish.with(choice));
          } else if (number == asked) {
            nothing(end);
          }
        });
  }

  /** What comes for the card alone is not awaited any more. */
  private void leave() {
    if (state.get() == State.COMING) {
      asked++;
      download.cancel();
    }
  }

  /** Ends the download under way. */
  void cancel() {
    download.cancel();
  }

  /** Leaves the recipe as it is. */
  public void close() {
    if (open.get()) {
      leave();
      asked++;
      clear(State.NOTHING, "");
      looked = null; // The images need room.
      open.set(false);
    }
  }

  private void nothing(String why) {
    asked++;
    clear(State.NOTHING, why);
  }

  private void clear(State next, String words) {
    state.set(next);
    title.set("");
    sentence.set(words);
    refusal.set("");
    images.clear();
    usable.set(false);
  }

  /** Reads what is wished for, unless what was read for it is there already. */
  private void look(Data next) {
    wish = next;
    int number = ++asked;
    Looked before = looked;
    usable.set(false);
    if (before == null) {
      clear(State.READING, strings.get("data.reading", next.set()));
    }
    background.execute(() -> read(next, before, number));
  }

  private void read(Data next, @Nullable Looked before, int number) {
    try {
      Looked found = Looked.at(next.choice(), data, before);
      next.augmentation().require(found.set().shape());
      screen.execute(() -> found(next.with(found.choice()), found, number));
    } catch (DataException e) {
      screen.execute(() -> refuse(String.valueOf(e.getMessage()), number));
    } catch (RuntimeException e) {
      LOG.error("{} was not read", next.set(), e);
      screen.execute(() -> refuse(e.toString(), number));
    } catch (OutOfMemoryError e) {
      LOG.error("{} does not fit", next.set(), e);
      screen.execute(() -> refuse(strings.get("data.memory", next.set()), number));
    }
  }

  private void refuse(String why, int number) {
    if (number == asked && looked == null) {
      nothing(why);
    } else if (number == asked) {
      refusal.set(why);
    }
  }

  private void found(Data next, Looked found, int number) {
    if (number != asked) {
      return;
    }
    boolean first = looked == null;
    looked = found;
    wish = next;
    state.set(State.FOUND);
    own.set(found.own() != null);
    table.set(found.kind().contains("table"));
    title.set(
        found.own() == null
            ? next.set()
            : strings.get(
                "data.title",
                next.set(),
                found.kind(),
                String.valueOf(found.set().origin().folder())));
    sentence.set(found.words(strings));
    if (first) {
      showing = true;
      form.show(next, normalization(found));
      showing = false;
    }
    images.show(found);
    judge();
  }

  private static Normalization normalization(Looked found) {
    return found.set().train().pixels().normalization();
  }

  private void typed() {
    if (showing || looked == null) {
      return;
    }
    Data next = form.read();
    if (!form.entries().usable().get()) {
      usable.set(false);
      return;
    }
    look(next.with(kept(next.choice())));
  }

  /** With the classes that are left out, which the form does not know. */
  private DataChoice kept(DataChoice next) {
    return next instanceof OwnData mine && wish.choice() instanceof OwnData now
        ? OwnData.KIND.make(OwnData.KIND.read(mine).with(OwnData.LEAVE_OUT, now.leaveOut()))
        : next;
  }

  /** What was typed is written as numbers are written here. */
  void settle() {
    if (looked != null && form.entries().usable().get() && refusal.get().isEmpty()) {
      showing = true;
      form.show(wish, normalization(looked));
      showing = false;
    }
  }

  /** Leaves a class out, or uses it again. */
  void use(String name, boolean so) {
    if (wish.choice() instanceof OwnData mine && looked != null) {
      List<String> out = new ArrayList<>(mine.leaveOut());
      out.remove(name);
      if (!so) {
        out.add(name);
      }
      try {
        look(
            wish.with(
                OwnData.KIND.make(
                    OwnData.KIND.read(mine).with(OwnData.LEAVE_OUT, List.copyOf(out)))));
      } catch (IllegalArgumentException e) {
        refusal.set(strings.get("data.fewClasses"));
      }
    }
  }

  /** Whether the recipe could have them. */
  private void judge() {
    String why = "";
    try {
      recipe.check(this::with);
    } catch (IllegalArgumentException e) {
      why = strings.get("data.network", wish.set(), String.valueOf(e.getMessage()));
    }
    refusal.set(why);
    usable.set(looked != null && why.isEmpty() && form.entries().usable().get());
  }

  /** A chain of layers puts out as many units as there are classes, whatever it was made for. */
  private Recipe with(Recipe now) {
    Design design = now.network().design();
    if (design instanceof Design.Chain(List<Layer> layers)
        && layers.getLast() instanceof Layer.Dense last
        && last.out() == now.data().input().classes()) {
      List<Layer> fitting = new ArrayList<>(layers);
      fitting.set(layers.size() - 1, new Layer.Dense(wish.input().classes(), last.bias()));
      return now.withData(wish, new Design.Chain(fitting));
    }
    return now.withData(wish);
  }

  /** They become the recipe's. */
  public void use() {
    if (usable.get()) {
      recipe.edit(strings.get("undo.data", wish.set()), this::with);
      close();
    }
  }

  /** The sets that the program knows. */
  KnownSets known() {
    return known;
  }

  /** Whether data are looked at now. */
  public ReadOnlyBooleanProperty open() {
    return open.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /** What they are and where they lie. */
  ReadOnlyStringProperty title() {
    return title.getReadOnlyProperty();
  }

  /** What was found, is awaited, or went wrong. */
  public ReadOnlyStringProperty sentence() {
    return sentence.getReadOnlyProperty();
  }

  /** Why they cannot be split, normalised or used as is wished; empty where they can. */
  ReadOnlyStringProperty refusal() {
    return refusal.getReadOnlyProperty();
  }

  /** Whether they are a person's own, which are split as is wished. */
  ReadOnlyBooleanProperty own() {
    return own.getReadOnlyProperty();
  }

  /** Whether they are a table, with a column of labels. */
  ReadOnlyBooleanProperty table() {
    return table.getReadOnlyProperty();
  }

  /** Whether they can become the recipe's. */
  public ReadOnlyBooleanProperty usable() {
    return usable.getReadOnlyProperty();
  }

  /** The classes, and images of them. */
  ClassImages images() {
    return images;
  }

  DataForm form() {
    return form;
  }
}
