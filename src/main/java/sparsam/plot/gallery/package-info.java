/** Small images with a line of text each. */
@NullMarked
package sparsam.plot.gallery;

import org.jspecify.annotations.NullMarked;
