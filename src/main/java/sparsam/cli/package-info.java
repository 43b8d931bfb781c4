/**
 * One class a subcommand. Says what happens on a terminal and turns failures into one sentence and
 * an exit code.
 */
@NullMarked
package sparsam.cli;

import org.jspecify.annotations.NullMarked;
