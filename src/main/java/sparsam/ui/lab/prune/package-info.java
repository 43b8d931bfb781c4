/**
 * What pruning costs, while the fraction is dragged: accuracy just after pruning, the cliff, the
 * layers, the time that zeros save.
 *
 * <p>A network of the panel's own answers on a thread of its own ({@link
 * sparsam.ui.lab.prune.ProbeService}): the newest question first, then the curve of accuracy
 * against fraction point by point, and the stop-watch last, when the hand rests and nothing trains.
 */
@NullMarked
package sparsam.ui.lab.prune;

import org.jspecify.annotations.NullMarked;
