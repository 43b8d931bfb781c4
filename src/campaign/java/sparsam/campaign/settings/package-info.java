/** Every number of a recipe at its ends, beyond them, and as no number at all. */
@NullMarked
package sparsam.campaign.settings;

import org.jspecify.annotations.NullMarked;
