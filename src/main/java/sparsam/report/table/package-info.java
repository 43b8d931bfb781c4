/** Tables of results as text that goes into a thesis: LaTeX and Markdown. */
@NullMarked
package sparsam.report.table;

import org.jspecify.annotations.NullMarked;
