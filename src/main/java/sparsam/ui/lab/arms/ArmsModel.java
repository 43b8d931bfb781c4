package sparsam.ui.lab.arms;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import sparsam.recipe.Recipe;
import sparsam.recipe.arm.Arm;
import sparsam.system.PlainText;
import sparsam.text.Strings;
import sparsam.ui.lab.recipe.RecipeModel;

/**
 * The list of arms as a person changes it: every change is an edit of the recipe's draft, and what
 * the recipe refuses is said and leaves it as it was. Arms go by their place in the recipe.
 */
public final class ArmsModel {
  private final Strings strings;
  private final RecipeModel recipe;
  private final ReadOnlyObjectWrapper<@Nullable ArmForm> form = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
  private Runnable edited = () -> {};

  public ArmsModel(Strings strings, RecipeModel recipe) {
    this.strings = strings;
    this.recipe = recipe;
    recipe
        .recipe()
        .subscribe(
            () -> {
              refusal.set("");
              follow();
            });
  }

  /** Does something after every change of the arms that is made here. */
  public void onEdit(Runnable action) {
    edited = action;
  }

  private void follow() {
    ArmForm open = form.get();
    if (open != null && !open.follow(recipe.recipe().get())) {
      close();
    }
  }

  private List<Arm> arms() {
    return recipe.recipe().get().arms();
  }

  /**
   * Adds a ready-made arm at the end.
   *
   * @return its place, or −1 where it was refused
   */
  public int add(Ready ready) {
    Recipe now = recipe.recipe().get();
    if (ready.needsDense() && now.dense() == null) {
      refusal.set(strings.get("arms.needsDense", ready.title(strings)));
      return -1;
    }
    String name = unused(ready.title(strings), now.arms());
    boolean done =
        edit(
            strings.get("undo.add", name),
            (own, arms) -> {
              arms.add(ready.of(own, name));
              return arms;
            });
    return done ? arms().size() - 1 : -1;
  }

  /**
   * Adds a copy of an arm after it.
   *
   * @return the copy's place, or −1 where it was refused
   */
  public int duplicate(int index) {
    Arm copied = arms().get(index);
    String name = unused(copied.name(), arms());
    boolean done =
        edit(
            strings.get("undo.add", name),
            (_, arms) -> {
              arms.add(index + 1, arms.get(index).named(name));
              return arms;
            });
    return done ? index + 1 : -1;
  }

  /**
   * Moves an arm up (−1) or down (1) by one place.
   *
   * @return its place after it
   */
  public int move(int index, int by) {
    int to = index + by;
    if (!canMove(index, by)) {
      return index;
    }
    boolean done =
        edit(
            strings.get("undo.move", arms().get(index).name()),
            (_, arms) -> {
              arms.add(to, arms.remove(index));
              return arms;
            });
    return done ? to : index;
  }

  /** Whether there is a place to move an arm to. */
  boolean canMove(int index, int by) {
    return index + by >= 0 && index + by < arms().size();
  }

  /** Removes an arm. */
  public void remove(int index) {
    edit(
        strings.get("undo.remove", arms().get(index).name()),
        (_, arms) -> {
          arms.remove(index);
          return arms;
        });
  }

  /**
   * @param change gives the arms after it, from a recipe and a list of its arms
   */
  private boolean edit(String words, BiFunction<Recipe, List<Arm>, List<Arm>> change) {
    try {
      int now = arms().size();
      List<Arm> after = change.apply(recipe.recipe().get(), new ArrayList<>(arms()));
      if (after.size() > now && now == Recipe.MAX_ARMS) {
        refusal.set(strings.get("arms.full", Recipe.MAX_ARMS));
        return false;
      }
      if (after.isEmpty() && recipe.recipe().get().dense() == null) {
        refusal.set(strings.get("arms.last"));
        return false;
      }
      recipe.edit(words, r -> r.withArms(change.apply(r, new ArrayList<>(r.arms()))));
      edited.run();
      return true;
    } catch (IllegalArgumentException e) {
      refusal.set(String.valueOf(e.getMessage()));
      return false;
    }
  }

  /** The name, with a number behind it where an arm has it already. */
  static String unused(String wanted, List<Arm> arms) {
    String base = wanted.replaceFirst(" \\(\\d+\\)$", "");
    return IntStream.iterate(1, i -> i + 1)
        .mapToObj(i -> i == 1 ? wanted : numbered(base, i))
        .filter(name -> arms.stream().noneMatch(arm -> arm.name().equals(name)))
        .findFirst()
        .orElseThrow();
  }

  private static String numbered(String base, int number) {
    String end = " (" + number + ")";
    int room = Recipe.MAX_NAME - end.length();
    return PlainText.beginning(base, room).strip() + end;
  }

  /** Opens the form of an arm. */
  public void open(int index) {
    close();
    form.set(new ArmForm(strings, recipe, index, edited));
  }

  /** Closes the form; what it refused is forgotten. */
  public void close() {
    ArmForm open = form.get();
    if (open != null) {
      recipe.refuse(open, false);
      form.set(null);
    }
  }

  /** The form that is open; null where none is. */
  public ReadOnlyObjectProperty<@Nullable ArmForm> form() {
    return form.getReadOnlyProperty();
  }

  /** Why the last change of the list was refused; one sentence, or empty. */
  public ReadOnlyStringProperty refusal() {
    return refusal.getReadOnlyProperty();
  }
}
