/**
 * DL4J: the architectures as its configurations, with a convolution and a BatchNorm of our own, and
 * an engine that trains them through {@code MultiLayerNetwork}. The definition that the fast engine
 * is compiled from, and its reference.
 */
@NullMarked
package sparsam.nn.dl4j;

import org.jspecify.annotations.NullMarked;
