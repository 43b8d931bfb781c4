/** The subcommand {@code sweep}. */
@NullMarked
package sparsam.cli.sweep;

import org.jspecify.annotations.NullMarked;
