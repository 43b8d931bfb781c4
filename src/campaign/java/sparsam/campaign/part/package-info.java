/** What several campaigns need: small runs, their folders compared, other processes. */
@NullMarked
package sparsam.campaign.part;

import org.jspecify.annotations.NullMarked;
