package sparsam.prune.schedule;

import java.util.List;
import sparsam.settings.Kind;
import sparsam.settings.Kind.Field;
import sparsam.settings.Setting;

/**
 * In rounds: the arm trains, the same part of what is left goes, it trains again (Frankle and
 * Carbin 2019). All in one arm, whose steps the rounds share.
 *
 * @param rounds how often weights go
 * @param rewind what goes back before each training
 * @param to the step whose weights they go back to; 0 for those that the arm began with
 */
public record Iterative(long rounds, Rewind rewind, long to) implements When {
  /** What goes back. */
  public enum Rewind {
    /** Nothing: what is left trains on. */
    NOTHING("nothing", "nothing rewound"),
    /** Weights, the optimiser's memory and the learning rate, to a step (Frankle et al. 2020). */
    WEIGHTS("weights", "weights rewound"),
    /** The learning rate to its start; weights stay (Renda et al. 2020). */
    RATE("rate", "rate rewound");

    private final String label;
    private final String title;

    Rewind(String label, String title) {
      this.label = label;
      this.title = title;
    }

    /** The name in recipes. */
    public String label() {
      return label;
    }

    /** The name for people. */
    public String title() {
      return title;
    }
  }

  public static final Setting<Long> ROUNDS =
      Setting.whole(
              "rounds",
              "Rounds",
              "rounds",
              1,
              100,
              5,
              "How often weights go, each time the same part of what is left; before, between and"
                  + " after them the arm trains for as many steps (Han et al. 2015).")
          .mayBeLeftOut();

  public static final Setting<Rewind> REWIND =
      Setting.choice(
              "rewind",
              "Rewind",
              List.of(Rewind.values()),
              Rewind::label,
              Rewind::title,
              "What goes back before each training: nothing, the weights that are left with the"
                  + " learning rate (a lottery ticket, Frankle and Carbin 2019), or the learning"
                  + " rate alone (Renda et al. 2020).")
          .mayBeLeftOut();

  public static final Setting<Long> TO =
      Setting.whole(
              "to",
              "Back to step",
              "step",
              0,
              10_000_000,
              0,
              "The step whose weights they go back to, where weights do; 0 for those that the arm"
                  + " began with (Frankle et al. 2020: a few hundred are better in deep"
                  + " networks).")
          .mayBeLeftOut();

  static final Kind<Iterative> KIND =
      new Kind<>(
          "iterative",
          "In rounds",
          "The arm trains, weights go, it trains again, for some rounds (Frankle and Carbin 2019).",
          Iterative.class,
          null,
          List.of(
              new Field<>(ROUNDS, Iterative::rounds),
              new Field<>(REWIND, Iterative::rewind),
              new Field<>(TO, Iterative::to)),
          values -> new Iterative(values.get(ROUNDS), values.get(REWIND), values.get(TO)));

  public Iterative {
    ROUNDS.check(rounds);
    TO.check(to);
  }

  private long back() {
    return rewind == Rewind.WEIGHTS ? to : 0;
  }

  /** The step of the first pruning: up to it, from where it goes back, trains every round. */
  public long first(long steps) {
    return (steps + rounds * back()) / (rounds + 1);
  }

  /** Steps from one pruning to the next. */
  private long between(long steps) {
    return Math.max(1, first(steps) - back());
  }

  /** Prunings by then; one is made after the last step before it. */
  public long rounds(long step, long steps) {
    return step < first(steps) ? 0 : Math.min(rounds, 1 + (step - first(steps)) / between(steps));
  }

  /** Whether weights go after this step. */
  public boolean prunesAfter(long step, long steps) {
    return rounds(step, steps) > rounds(step - 1, steps);
  }

  @Override
  public long seeming(long step, long steps) {
    long done = rounds(step, steps);
    return rewind == Rewind.NOTHING || done == 0
        ? step
        : back() + step - first(steps) - (done - 1) * between(steps);
  }

  @Override
  public long seeming(long steps) {
    return rewind == Rewind.NOTHING ? steps : Math.max(first(steps), seeming(steps, steps));
  }

  @Override
  public double at(double fraction, long step, long steps) {
    long done = rounds(step, steps);
    return done == rounds ? fraction : 1 - Math.pow(1 - fraction, (double) done / rounds);
  }

  @Override
  public long settled(long steps) {
    return first(steps) + (rounds - 1) * between(steps);
  }
}
