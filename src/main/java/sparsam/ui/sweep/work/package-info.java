/** The threads that train a sweep and look at its folder while the window goes on. */
@NullMarked
package sparsam.ui.sweep.work;

import org.jspecify.annotations.NullMarked;
