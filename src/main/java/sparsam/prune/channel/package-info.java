/** Which filters, biases, scales and inputs are one channel, and which channels go. */
@NullMarked
package sparsam.prune.channel;

import org.jspecify.annotations.NullMarked;
