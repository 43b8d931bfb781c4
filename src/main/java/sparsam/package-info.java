/**
 * The program's door: no arguments open the window, a subcommand does the same work without one.
 */
@NullMarked
package sparsam;

import org.jspecify.annotations.NullMarked;
