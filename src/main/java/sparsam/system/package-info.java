/** The computer that the program runs on: folders for its files, the log, the file manager. */
@NullMarked
package sparsam.system;

import org.jspecify.annotations.NullMarked;
