package sparsam.result;

/**
 * How flat the place was that a training had come to after an epoch, on some of the first training
 * images, in evaluation mode.
 *
 * @param epoch counted from 1; 0 for where it starts
 * @param steps since the training's beginning
 * @param examples how many images
 * @param radius of the rise
 * @param loss mean cross-entropy
 * @param gradientNorm ‖∇L‖ over all of the images
 * @param largest λ₁, the largest eigenvalue of the loss's Hessian
 * @param error how far that is from an eigenvalue at most
 * @param rise how far the loss rises within the radius, as ascent finds it
 * @param edge the curvature from which on its next steps overshoot: 2/η, of a heavy ball 2(1 +
 *     β)/η; NaN where none is known
 * @param samEdge the same of a step that climbs first, which is lower; NaN where none is known
 */
public record FlatnessRow(
    int epoch,
    long steps,
    int examples,
    double radius,
    double loss,
    double gradientNorm,
    double largest,
    double error,
    double rise,
    double edge,
    double samEdge) {}
