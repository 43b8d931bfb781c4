/**
 * Why more threads are not as many times as fast: what they wait for, move and share out, counted,
 * and a model of how fast as many as sixteen would be.
 */
@NullMarked
package sparsam.train.bench.explain;

import org.jspecify.annotations.NullMarked;
