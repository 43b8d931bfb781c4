/**
 * What networks gain by computing less, layer by layer, in words: for page, window and terminal.
 */
@NullMarked
package sparsam.report.speed;

import org.jspecify.annotations.NullMarked;
