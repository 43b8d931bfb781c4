/** Disks that fail: full, read-only, gone, slow, at every single write of a command in turn. */
@NullMarked
package sparsam.campaign.disk;

import org.jspecify.annotations.NullMarked;
