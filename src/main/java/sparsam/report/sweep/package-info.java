/** A sweep in words, pictures and as a page. */
@NullMarked
package sparsam.report.sweep;

import org.jspecify.annotations.NullMarked;
