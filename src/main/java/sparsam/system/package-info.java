/**
 * The computer that the program runs on: its folders for the program's files, and the person's
 * other starts of it.
 */
@NullMarked
package sparsam.system;

import org.jspecify.annotations.NullMarked;
