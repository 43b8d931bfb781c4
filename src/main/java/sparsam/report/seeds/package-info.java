/** What the seeds that a run was repeated under say of it. */
@NullMarked
package sparsam.report.seeds;

import org.jspecify.annotations.NullMarked;
