/**
 * The fast engine: one training step as a fixed sequence of layer passes over preallocated arrays.
 *
 * <p>A batch is split among lanes, as many as batch and network say, which however many threads
 * there are carry. A lane carries its images through convolutions and activations on its own and
 * calls single-threaded matrix products of ND4J's BLAS library on blocks that fit its core's cache;
 * lanes meet only where the mathematics does: BatchNorm's statistics, dense layers, the sum of
 * gradients. Because the split and the order of every sum are fixed, a run gives the same numbers
 * to the last bit on any number of threads.
 *
 * <p>Images are kept channels last, so that a row of a convolution's patch is one run of memory;
 * {@link sparsam.nn.Parameters} translates to PyTorch's order.
 *
 * <p>{@link sparsam.nn.sparse.SparseNetwork} is for a pruned network's evaluation alone and keeps
 * the images of a chunk innermost, so that every weight that is left is one long run; layers of too
 * few zeros it multiplies whole.
 */
@NullMarked
package sparsam.nn.fast;

import org.jspecify.annotations.NullMarked;
