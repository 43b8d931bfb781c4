/**
 * The recipe's network, layer by layer: what it is, what it costs, and another one in its place.
 */
@NullMarked
package sparsam.ui.lab.network;

import org.jspecify.annotations.NullMarked;
