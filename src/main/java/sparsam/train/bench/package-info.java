/**
 * Measures how long training steps and evaluations take, against another program's where one is at
 * hand.
 *
 * <p>What is to be compared is measured in turn, never one long after the other: the steps of a
 * network among themselves in turns of fractions of a second, and our engine with the other program
 * run by run, so that a machine that becomes slower or busier becomes so for both. Both sides are
 * given the same number of threads and the same batch, do the same work on random images that lie
 * in memory already, begin each measurement with a warm-up that is not counted, and rest while the
 * other works: our threads end with the network they belong to, and the other program ends with its
 * run.
 *
 * <p>Our side stays in one process, the other starts anew each time. That gives nothing away: a
 * warm-up brings both to their steady state (a just-in-time compiler here, allocators and
 * primitives made on first use there), and every run makes its networks anew, so that none inherits
 * a lucky place in memory.
 */
@NullMarked
package sparsam.train.bench;

import org.jspecify.annotations.NullMarked;
