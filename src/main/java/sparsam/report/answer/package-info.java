/** What networks answered, image by image: matrices, what was misread, where two disagree. */
@NullMarked
package sparsam.report.answer;

import org.jspecify.annotations.NullMarked;
