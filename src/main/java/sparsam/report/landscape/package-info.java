/** What was measured around networks as pictures and in words, for window and command line. */
@NullMarked
package sparsam.report.landscape;

import org.jspecify.annotations.NullMarked;
