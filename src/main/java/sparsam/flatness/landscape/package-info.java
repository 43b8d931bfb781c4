/**
 * Loss and accuracy around a network: on planes and lines through the space of its weights, in
 * evaluation mode, coarse to fine.
 */
@NullMarked
package sparsam.flatness.landscape;

import org.jspecify.annotations.NullMarked;
