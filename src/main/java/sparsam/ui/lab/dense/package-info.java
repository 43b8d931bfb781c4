/**
 * Where the dense network is from that pruning starts from, and whether the next run trains its
 * own.
 */
@NullMarked
package sparsam.ui.lab.dense;

import org.jspecify.annotations.NullMarked;
