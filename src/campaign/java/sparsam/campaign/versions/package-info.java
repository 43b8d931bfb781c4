/**
 * Folders of every format that there was are read for ever; those of newer programs are refused.
 */
@NullMarked
package sparsam.campaign.versions;

import org.jspecify.annotations.NullMarked;
