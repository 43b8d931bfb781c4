/**
 * The computer that the program runs on: its folders for the program's files, the log, the file
 * manager, the person's other starts of the program, and who gives way to whom on its cores.
 */
@NullMarked
package sparsam.system;

import org.jspecify.annotations.NullMarked;
