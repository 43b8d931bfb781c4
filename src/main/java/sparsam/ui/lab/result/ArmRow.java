package sparsam.ui.lab.result;

import sparsam.recipe.Phase;

/**
 * One training in the list, in words ready to be shown; what is not known yet is empty.
 *
 * @param phase what it is
 * @param colour index into the theme's series
 * @param settings its optimiser, numbers and length
 * @param changed whether numbers set by hand made its settings other than the preset's
 * @param progress what it is doing, while it has no result
 * @param accuracy on the test images
 * @param interval its 95 % interval
 * @param best test accuracy after the epoch that was best on validation
 * @param zeros the part of the prunable weights that is zero
 * @param gradients gradient evaluations
 * @param seconds time
 * @param gain how much faster its compact form is
 * @param failure why it has no result
 * @param arm its place among the arms that would run next; −1 where it is none of them
 * @param next what the next run would do otherwise
 * @param note what else must be known of its result: numbers changed while it trained
 */
public record ArmRow(
    String name,
    Phase phase,
    int colour,
    String settings,
    boolean changed,
    State state,
    String progress,
    String accuracy,
    String interval,
    String best,
    String zeros,
    String gradients,
    String seconds,
    Gain gain,
    String failure,
    int arm,
    String next,
    String note) {
  /**
   * How much faster a compact form is.
   *
   * @param help layer by layer
   */
  public record Gain(String words, String help) {
    /** There is none, or nothing is known of it. */
    static final Gain NONE = new Gain("", "");
  }

  /** How far it is. */
  public enum State {
    PLANNED,
    RUNNING,
    FINISHED,
    FAILED
  }

  ArmRow at(int place, String otherwise) {
    return new ArmRow(
        name, phase, colour, settings, changed, state, progress, accuracy, interval, best, zeros,
        gradients, seconds, gain, failure, place, otherwise, note);
  }

  /** The same with what several seeds came to in place of what one did. */
  ArmRow over(String mean, String itsInterval, String what) {
    return new ArmRow(
        name,
        phase,
        colour,
        settings,
        changed,
        state,
        progress,
        mean,
        itsInterval,
        "",
        zeros,
        gradients,
        seconds,
        gain,
        failure,
        arm,
        next,
        note.isEmpty() ? what : note + " · " + what);
  }

  ArmRow noted(String what) {
    return new ArmRow(
        name, phase, colour, settings, changed, state, progress, accuracy, interval, best, zeros,
        gradients, seconds, gain, failure, arm, next, what);
  }
}
