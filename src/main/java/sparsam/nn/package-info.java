/**
 * Networks: architectures as DL4J configurations, the two engines that compute their gradients, and
 * their parameters under PyTorch's names.
 *
 * <p>{@link sparsam.nn.Network} is what the rooms below see. Its fast engine runs on plain arrays
 * and the BLAS library of ND4J's native backend; its reference engine is DL4J's {@code
 * MultiLayerNetwork}. Both are held to the same PyTorch traces. Nothing here knows a data set or an
 * optimiser.
 */
@NullMarked
package sparsam.nn;

import org.jspecify.annotations.NullMarked;
