/** Seeds: a run's recipe under several of them, so that its answer speaks of methods. */
@NullMarked
package sparsam.ui.lab.seeds;

import org.jspecify.annotations.NullMarked;
