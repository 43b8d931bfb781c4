/**
 * Data sets in memory: the two that come inside, the whole ones from a folder or a download, their
 * splits, label noise and\n * the order of batches. Knows IDX files and nothing of networks.
 */
@NullMarked
package sparsam.data;

import org.jspecify.annotations.NullMarked;
