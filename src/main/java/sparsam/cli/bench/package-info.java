/** What a benchmark says besides its times. */
@NullMarked
package sparsam.cli.bench;

import org.jspecify.annotations.NullMarked;
