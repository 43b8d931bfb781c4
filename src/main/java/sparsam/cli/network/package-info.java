/** What is said of networks in the terminal. */
@NullMarked
package sparsam.cli.network;

import org.jspecify.annotations.NullMarked;
