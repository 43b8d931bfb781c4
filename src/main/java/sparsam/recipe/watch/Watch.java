package sparsam.recipe.watch;

import java.util.List;
import sparsam.settings.Kind;
import sparsam.settings.Kind.Field;
import sparsam.settings.Setting;

/**
 * How often a training is looked at from beside: how flat its place is, and where its weights are.
 *
 * @param every epochs between two looks at λ₁ and sharpness; 0 for none
 * @param examples of the training images that are looked at, the first ones
 * @param radius the radius of the sharpness
 * @param weights epochs between two copies of the weights that are kept; 0 for none
 */
public record Watch(long every, long examples, double radius, long weights) {
  private static final int MOST_EPOCHS = 10_000;

  public static final Setting<Long> EVERY =
      Setting.whole(
              "every",
              "λ₁ every N epochs",
              "λ₁ every",
              0,
              MOST_EPOCHS,
              0,
              "Measures the Hessian's largest eigenvalue and the sharpness after every so many"
                  + " epochs, at the start and at the end; 0 never. It takes some twenty gradients"
                  + " over the examples and changes no number of the training.")
          .mayBeLeftOut();

  public static final Setting<Long> EXAMPLES =
      Setting.whole(
              "examples",
              "Examples for λ₁",
              "examples",
              1,
              100_000,
              500,
              "How many of the training images, the first ones, λ₁ and sharpness are measured on,"
                  + " in evaluation mode.")
          .mayBeLeftOut();

  public static final Setting<Double> RADIUS =
      Setting.number(
              "radius",
              "Radius of the sharpness",
              "radius",
              0,
              1000,
              0.05,
              "How far around the weights the loss's largest rise is looked for, in five steps of"
                  + " ascent (Foret et al. 2021).")
          .mayBeLeftOut();

  public static final Setting<Long> WEIGHTS =
      Setting.whole(
              "weights",
              "Weights every N epochs",
              "weights every",
              0,
              MOST_EPOCHS,
              0,
              "Keeps the weights after every so many epochs, so that the training's path can be"
                  + " drawn into its loss landscape; 0 never. Each copy is as large as the"
                  + " network.")
          .mayBeLeftOut();

  public static final Kind<Watch> KIND =
      new Kind<>(
          "flatness",
          "Flatness while it trains",
          "Looks at a training from beside while it goes; the training's numbers stay the same to"
              + " the last bit.",
          Watch.class,
          null,
          List.of(
              new Field<>(EVERY, Watch::every),
              new Field<>(EXAMPLES, Watch::examples),
              new Field<>(RADIUS, Watch::radius),
              new Field<>(WEIGHTS, Watch::weights)),
          values ->
              new Watch(
                  values.get(EVERY),
                  values.get(EXAMPLES),
                  values.get(RADIUS),
                  values.get(WEIGHTS)));

  /** Looks at nothing. */
  public static final Watch OFF = KIND.make(KIND.standard());

  public Watch {
    EVERY.check(every);
    EXAMPLES.check(examples);
    RADIUS.check(radius);
    WEIGHTS.check(weights);
  }

  /** Whether λ₁ and sharpness are measured at all. */
  public boolean measures() {
    return every > 0;
  }

  /** Whether weights are kept at all. */
  public boolean keeps() {
    return weights > 0;
  }

  /**
   * Whether λ₁ and sharpness are measured after an epoch.
   *
   * @param epoch 0 for the start
   * @param planned epochs of the training
   */
  public boolean measures(int epoch, int planned) {
    return isDue(every, epoch, planned);
  }

  /** Whether the weights after an epoch are kept. */
  public boolean keeps(int epoch, int planned) {
    return isDue(weights, epoch, planned);
  }

  private static boolean isDue(long every, int epoch, int planned) {
    return every > 0 && (epoch % every == 0 || epoch == planned);
  }
}
