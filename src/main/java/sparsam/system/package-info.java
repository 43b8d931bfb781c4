/**
 * The computer that the program runs on: its folders for the program's files, the log, the file
 * manager, and the person's other starts of the program.
 */
@NullMarked
package sparsam.system;

import org.jspecify.annotations.NullMarked;
