/** Processes killed at any moment, and what is left of their work. */
@NullMarked
package sparsam.campaign.kill;

import org.jspecify.annotations.NullMarked;
