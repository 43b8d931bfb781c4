/** Pages that need nothing besides themselves. */
@NullMarked
package sparsam.report.page;

import org.jspecify.annotations.NullMarked;
