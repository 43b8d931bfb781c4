/** A run as pictures and pages: what the window shows and what a report is made of. */
@NullMarked
package sparsam.report;

import org.jspecify.annotations.NullMarked;
