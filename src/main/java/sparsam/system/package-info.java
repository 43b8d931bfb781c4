/** The computer that the program runs on: its folders for the program's files. */
@NullMarked
package sparsam.system;

import org.jspecify.annotations.NullMarked;
