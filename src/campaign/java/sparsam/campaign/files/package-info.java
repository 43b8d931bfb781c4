/** Files of every kind that the program reads, damaged by chance in ways that a hostile one is. */
@NullMarked
package sparsam.campaign.files;

import org.jspecify.annotations.NullMarked;
