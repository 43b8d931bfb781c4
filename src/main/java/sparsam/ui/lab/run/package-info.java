/** Running: one thread that owns the engine, the buttons that start and stop it, how far it is. */
@NullMarked
package sparsam.ui.lab.run;

import org.jspecify.annotations.NullMarked;
