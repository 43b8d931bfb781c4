/** What subcommands share: the terminal that is written on, tables, and Ctrl-C. */
@NullMarked
package sparsam.cli.console;

import org.jspecify.annotations.NullMarked;
