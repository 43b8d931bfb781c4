package sparsam.nn.tangent;

/**
 * How well a network answers some images.
 *
 * @param mean cross-entropy
 * @param errors the part of the images whose largest logit is another class's, 0 to 1
 */
public record Loss(double mean, double errors) {}
