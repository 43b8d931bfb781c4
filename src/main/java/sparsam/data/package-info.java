/**
 * Data sets in memory: the two that come inside, the whole ones from a folder or a download, their
 * splits, label noise and the order of batches. Knows IDX files and nothing of networks.
 *
 * <p>{@link sparsam.data.DataSets} is the door. A set is loaded whole or refused with one sentence
 * ({@link sparsam.data.DataException}). Everything random here comes from a SplitMix64 of the
 * room's own, so a seed means the same labels and the same order on every JDK.
 */
@NullMarked
package sparsam.data;

import org.jspecify.annotations.NullMarked;
