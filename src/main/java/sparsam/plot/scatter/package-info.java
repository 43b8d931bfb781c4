/** Many things over two of their dimensions: a dot a thing. */
@NullMarked
package sparsam.plot.scatter;

import org.jspecify.annotations.NullMarked;
