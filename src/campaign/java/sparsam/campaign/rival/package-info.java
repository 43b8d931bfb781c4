/** Two of the program at once on one folder, one file, one history. */
@NullMarked
package sparsam.campaign.rival;

import org.jspecify.annotations.NullMarked;
