package sparsam.sweep;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sparsam.recipe.Recipe;
import sparsam.recipe.arm.Arm;
import sparsam.recipe.arm.Budget;

/**
 * Successive halving (Karnin, Koren &amp; Somekh 2013; Jamieson &amp; Talwalkar 2016): all sets of
 * values are trained with a small part of the arms' budget, the best of them with more, the best of
 * those with all. Each rung trains anew, so that schedules are whole and the last one's trainings
 * are those of the recipe itself. Dense networks are never cut short.
 *
 * @param keep one in so many goes on, and then has so many times the budget
 * @param rungs how often that is asked; the last has the whole budget
 */
public record Halving(int keep, int rungs) {
  public static final int LEAST = 2;
  public static final int MOST_KEEP = 10;
  public static final int MOST_RUNGS = 10;

  private static final Pattern TEXT = Pattern.compile("(\\d{1,4}):(\\d{1,4})");

  public Halving {
    Sweep.require(
        keep >= LEAST && keep <= MOST_KEEP,
        "halving keeps one in %,d; allowed is a whole number from %d to %d",
        keep,
        LEAST,
        MOST_KEEP);
    Sweep.require(
        rungs >= LEAST && rungs <= MOST_RUNGS,
        "halving has %,d rungs; allowed is a whole number from %d to %d",
        rungs,
        LEAST,
        MOST_RUNGS);
  }

  /** {@code KEEP:RUNGS}, as the command line has it. */
  static Halving parse(String text) {
    Matcher halving = TEXT.matcher(text);
    Sweep.require(halving.matches(), "what is given is not KEEP:RUNGS; allowed is such as 3:3");
    return new Halving(Integer.parseInt(halving.group(1)), Integer.parseInt(halving.group(2)));
  }

  /** How many of so many go on; one at least. */
  public int kept(int cells) {
    return Math.ceilDiv(cells, keep);
  }

  /** The whole budget is so many times that of a rung, from 1 to {@link #rungs}. */
  public long share(int rung) {
    return Math.round(Math.pow(keep, rungs - rung));
  }

  /** A recipe with the budget of a rung; one epoch or one gradient an arm is always left. */
  Recipe at(Recipe recipe, int rung) {
    long share = share(rung);
    return recipe.withArms(recipe.arms().stream().map(arm -> cut(arm, share)).toList());
  }

  private static Arm cut(Arm arm, long share) {
    Budget less =
        switch (arm.budget()) {
          case Budget.Epochs(int epochs) -> new Budget.Epochs((int) part(epochs, share));
          case Budget.Gradients(long gradients) -> new Budget.Gradients(part(gradients, share));
        };
    return arm.budgeted(less);
  }

  private static long part(long budget, long share) {
    return Math.max(1, Math.round((double) budget / share));
  }
}
