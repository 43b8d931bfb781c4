/** What the lab shows, named on top: a plan, a run under way, or a result. */
@NullMarked
package sparsam.ui.lab.state;

import org.jspecify.annotations.NullMarked;
