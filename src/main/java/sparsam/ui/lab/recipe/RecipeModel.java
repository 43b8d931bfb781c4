package sparsam.ui.lab.recipe;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sparsam.optim.Sam;
import sparsam.optim.Sgd;
import sparsam.prune.Pruning;
import sparsam.recipe.Dials;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.RecipeWriter;
import sparsam.text.Strings;
import sparsam.ui.lab.recipe.Draft.Origin;
import sparsam.ui.part.Changes;

/**
 * The recipe that the next run will follow: one {@link Draft}, changed only here, every change of
 * which can be taken back.
 */
public final class RecipeModel {
  private static final Logger LOG = LoggerFactory.getLogger(RecipeModel.class);

  private static final String SOURCE = "recipe";

  private final Strings strings;
  private final Dial fraction;
  private final Dial rho;
  private final Dial lr;
  private Changes<Draft> history = new Changes<>();

  /** What the person has set while another recipe is shown in its place; otherwise null. */
  private @Nullable Own own;

  private final Set<Object> refusing = new HashSet<>();
  private final ReadOnlyObjectWrapper<@Nullable SettingsForm> settings =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Draft> draft;
  private final ReadOnlyStringWrapper preset = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper edited = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Recipe> base;
  private final ReadOnlyObjectWrapper<Recipe> recipe;
  private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyStringWrapper undoWords = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper redoWords = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();

  /**
   * @throws RecipeException when the program's own first preset cannot be read
   */
  public RecipeModel(Strings strings) throws RecipeException {
    this.strings = strings;
    fraction = new Dial(strings, Pruning.FRACTION, new DialScale.Linear(0, 1, 0.01));
    rho = new Dial(strings, Sam.RHO, new DialScale.LogarithmicFromZero(0.001, 5));
    lr = new Dial(strings, Sgd.LR, new DialScale.Logarithmic(0.0001, 1));
    Recipe first = Presets.load(presets().getFirst());
    draft = new ReadOnlyObjectWrapper<>(Draft.of(new Origin.Preset(presets().getFirst()), first));
    base = new ReadOnlyObjectWrapper<>(first);
    recipe = new ReadOnlyObjectWrapper<>(first);
    for (Dial dial : dials()) {
      dial.onChange(() -> turned(dial), () -> history.seal());
    }
    show(draft.get());
  }

  /** The presets' names in the order they are shown. */
  public List<String> presets() {
    return Presets.NAMES;
  }

  /**
   * Takes a preset as it is; what was set by hand is forgotten, but can be had back by {@link
   * #undo()}.
   *
   * @throws RecipeException when there is no such preset
   */
  public void choose(String presetName) throws RecipeException {
    take(Draft.of(new Origin.Preset(presetName), Presets.load(presetName)));
  }

  /**
   * Takes the recipe of a run, as a changed preset where its name says that it was one.
   *
   * @throws RecipeException when the program's own presets cannot be read
   */
  public void take(Recipe of) throws RecipeException {
    for (String one : presets()) {
      Recipe from = Presets.load(one);
      Draft changed =
          Draft.of(new Origin.Preset(one), from).with((Recipe _) -> of.named(from.name()));
      if (of.name().equals(one) || changed.recipe().equals(of)) {
        take(changed);
        return;
      }
    }
    take(Draft.of(new Origin.Preset(of.name()), of));
  }

  /** Takes a recipe that was read from a file. */
  public void open(Path file, Recipe read) {
    LOG.info("opened {}", file);
    take(Draft.of(new Origin.File(file), read));
  }

  /** Goes on where a person stopped; there is nothing to take back yet. */
  public void recall(Draft remembered) {
    show(remembered);
  }

  /** What is the person's own, to be had back. */
  private record Own(Draft draft, Changes<Draft> history) {}

  /**
   * Shows a recipe in place of the person's own, which {@link #giveBack()} brings back with all
   * that can be undone in it; what is changed meanwhile is forgotten then.
   */
  public void lend(Recipe other) {
    if (own == null) {
      own = new Own(draft.get(), history);
    }
    closeSettings();
    history = new Changes<>();
    show(Draft.of(new Origin.Preset(other.name()), other));
  }

  /** Whether another recipe is shown in the place of the person's own. */
  public boolean isLent() {
    return own != null;
  }

  /** Shows the person's own recipe again, if another was lent. */
  public void giveBack() {
    Own back = own;
    if (back != null) {
      own = null;
      closeSettings();
      history = back.history();
      show(back.draft());
    }
  }

  /** What the person has set up, though another recipe may be shown in its place. */
  public Draft own() {
    Own kept = own;
    return kept == null ? draft.get() : kept.draft();
  }

  private void take(Draft other) {
    change(other, _ -> strings.get("undo.recipe", other.name()), null);
    show(other);
  }

  /** The recipe as it is now was saved in a file, and comes from there from now on. */
  public void saved(Path file) {
    Draft now = draft.get();
    Origin place = new Origin.File(file);
    Recipe content = now.recipe();
    UnaryOperator<Draft> rewrite =
        d ->
            d.origin().equals(now.origin()) && d.base().equals(now.base())
                ? d.savedAs(place, content)
                : d;
    history.map(rewrite);
    show(rewrite.apply(now));
  }

  /**
   * Changes the recipe as it is shown, with the dials' numbers in it.
   *
   * @param words what is done, for the undo button: {@code add SAM}
   * @param change gives the recipe after it; may be called several times
   * @throws IllegalArgumentException with a sentence when no such recipe could run or be read back;
   *     nothing changes then
   */
  public void edit(String words, UnaryOperator<Recipe> change) {
    Draft after = checked(change);
    change(after, _ -> words, null);
    show(after);
  }

  /**
   * Tries an edit without making it.
   *
   * @throws IllegalArgumentException as {@link #edit} does
   */
  public void check(UnaryOperator<Recipe> change) {
    checked(change);
  }

  private Draft checked(UnaryOperator<Recipe> change) {
    Draft after = draft.get().with(change);
    check(after.recipe());
    check(after.edited());
    return after;
  }

  /** What a file would not be allowed to say must not be said here either. */
  private static void check(Recipe recipe) {
    try {
      RecipeReader.parse(SOURCE, RecipeWriter.write(recipe));
    } catch (RecipeException e) {
      String sentence = String.valueOf(e.getMessage());
      throw new IllegalArgumentException(sentence.substring(SOURCE.length() + ": ".length()), e);
    }
  }

  /** Takes the last change back; what was typed and refused goes first. */
  public void undo() {
    if (isRefusing()) {
      show(draft.get());
    } else {
      history.undo().ifPresent(this::show);
    }
  }

  /** Makes the change again that was taken back last. */
  public void redo() {
    history.redo().ifPresent(this::show);
  }

  /**
   * Whether somebody's typed text cannot be used; as long as there is such, nothing runs.
   *
   * @param who each counts for itself
   */
  public void refuse(Object who, boolean so) {
    if (so) {
      refusing.add(who);
    } else {
      refusing.remove(who);
    }
    valid.set(!isRefusing());
  }

  /** Opens the form of the recipe's settings. */
  public SettingsForm openSettings() {
    closeSettings();
    SettingsForm form = new SettingsForm(strings, this);
    settings.set(form);
    return form;
  }

  /** Closes the form; what it refused is forgotten. */
  public void closeSettings() {
    SettingsForm open = settings.get();
    if (open != null) {
      settings.set(null);
      refuse(open, false);
    }
  }

  private boolean isRefusing() {
    return !refusing.isEmpty() || dials().stream().anyMatch(dial -> !dial.error().get().isEmpty());
  }

  private void turned(Dial dial) {
    Draft after = draft.get().with(new Dials(fraction.set(), rho.set(), lr.set()));
    change(after, before -> words(dial, before, after), dial);
    publish(after);
  }

  private String words(Dial dial, Draft before, Draft after) {
    return strings.get(
        "undo.dial", dial.setting().symbol(), shown(dial, before), shown(dial, after));
  }

  private String shown(Dial dial, Draft draft) {
    List<Double> numbers = numbers(dial, draft.recipe());
    return numbers.stream().map(dial::shown).collect(Collectors.joining(" · ")) + dial.unit();
  }

  private List<Double> numbers(Dial dial, Recipe of) {
    if (dial == fraction) {
      return Dials.fractions(of);
    }
    return dial == rho ? Dials.rhos(of) : Dials.rates(of);
  }

  private void change(Draft after, Changes.Words<Draft> words, @Nullable Object gesture) {
    history.add(draft.get(), after, words, gesture);
  }

  /** Shows a draft in the dials too. */
  private void show(Draft now) {
    refusing.clear();
    fraction.show(numbers(fraction, now.edited()), set(fraction, now.dials()));
    rho.show(numbers(rho, now.edited()), set(rho, now.dials()));
    lr.show(numbers(lr, now.edited()), set(lr, now.dials()));
    publish(now);
  }

  private OptionalDouble set(Dial dial, Dials numbers) {
    if (dial == fraction) {
      return numbers.fraction();
    }
    return dial == rho ? numbers.rho() : numbers.lr();
  }

  private void publish(Draft now) {
    draft.set(now);
    preset.set(
        now.origin() instanceof Origin.Preset(String chosen) && presets().contains(chosen)
            ? chosen
            : "");
    name.set(now.name());
    edited.set(now.isEdited());
    base.set(now.base());
    undoWords.set(history.undoWords());
    redoWords.set(history.redoWords());
    canUndo.set(!history.undoWords().isEmpty());
    canRedo.set(!history.redoWords().isEmpty());
    valid.set(!isRefusing());
    recipe.set(now.recipe());
    SettingsForm open = settings.get();
    if (open != null) {
      open.follow(now.recipe());
    }
  }

  /** The form of the recipe's settings; null while it is closed. */
  public ReadOnlyObjectProperty<@Nullable SettingsForm> settings() {
    return settings.getReadOnlyProperty();
  }

  /** All that is set up now. */
  public ReadOnlyObjectProperty<Draft> draft() {
    return draft.getReadOnlyProperty();
  }

  /** The preset that was chosen last; empty where the recipe comes from elsewhere. */
  public ReadOnlyStringProperty preset() {
    return preset.getReadOnlyProperty();
  }

  /** What the recipe is called: the preset's or the file's name, and what was changed. */
  public ReadOnlyStringProperty name() {
    return name.getReadOnlyProperty();
  }

  /** Whether it was changed since it was chosen, opened or saved. */
  public ReadOnlyBooleanProperty edited() {
    return edited.getReadOnlyProperty();
  }

  /** The recipe as it was chosen, opened or saved. */
  public ReadOnlyObjectProperty<Recipe> base() {
    return base.getReadOnlyProperty();
  }

  /** What would run now. */
  public ReadOnlyObjectProperty<Recipe> recipe() {
    return recipe.getReadOnlyProperty();
  }

  /** Whether every typed number can be used. */
  public ReadOnlyBooleanProperty valid() {
    return valid.getReadOnlyProperty();
  }

  /** What {@link #undo()} would take back, in words, or empty. */
  public ReadOnlyStringProperty undoWords() {
    return undoWords.getReadOnlyProperty();
  }

  /** What {@link #redo()} would make again, in words, or empty. */
  public ReadOnlyStringProperty redoWords() {
    return redoWords.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty canUndo() {
    return canUndo.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty canRedo() {
    return canRedo.getReadOnlyProperty();
  }

  /** The part of the weights that is pruned. */
  public Dial fraction() {
    return fraction;
  }

  /** SAM's radius. */
  public Dial rho() {
    return rho;
  }

  /** The arms' learning rate. */
  public Dial lr() {
    return lr;
  }

  public List<Dial> dials() {
    return List.of(fraction, rho, lr);
  }
}
