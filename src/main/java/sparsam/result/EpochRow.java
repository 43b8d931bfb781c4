package sparsam.result;

/**
 * What is known after an epoch.
 *
 * @param epoch counted from 1
 * @param steps steps since the training's beginning
 * @param gradients gradient evaluations since its beginning
 * @param trainLoss mean cross-entropy over the epoch's batches, each at the weights it was met with
 * @param trainAccuracy 0 to 1, on as many of the first training images as there are validation
 *     images, under the labels that are trained on (wrong ones too)
 * @param validationLoss mean cross-entropy
 * @param validationAccuracy 0 to 1
 * @param gradientNorm mean ‖g‖ over the epoch's steps
 * @param epsilonNorm mean ‖ε‖ over the epoch's steps
 */
public record EpochRow(
    int epoch,
    long steps,
    long gradients,
    double trainLoss,
    double trainAccuracy,
    double validationLoss,
    double validationAccuracy,
    double gradientNorm,
    double epsilonNorm) {}
