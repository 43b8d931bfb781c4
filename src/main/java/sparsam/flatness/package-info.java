/**
 * Whether a minimum is flat: what is measured of a network, what it costs, and what two networks'
 * measures say together.
 */
@NullMarked
package sparsam.flatness;

import org.jspecify.annotations.NullMarked;
