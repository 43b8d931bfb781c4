/**
 * A run as pictures and pages: curves, weights, norms, answers and words that the window and a
 * report share, and the report itself as one page and a folder.
 */
@NullMarked
package sparsam.report;

import org.jspecify.annotations.NullMarked;
