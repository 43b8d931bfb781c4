/**
 * Winograd's minimal filtering of both sides of an image, without the layer that uses it: how
 * pixels are cut into tiles of cells, taken in, transformed, and put out.
 */
@NullMarked
package sparsam.nn.fast.winograd;

import org.jspecify.annotations.NullMarked;
