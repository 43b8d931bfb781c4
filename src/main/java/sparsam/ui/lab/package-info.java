/**
 * The lab: cause on the left, effect in the middle, meaning on the right; one folder a panel, and
 * {@link sparsam.ui.lab.LabModel}, which joins them.
 */
@NullMarked
package sparsam.ui.lab;

import org.jspecify.annotations.NullMarked;
