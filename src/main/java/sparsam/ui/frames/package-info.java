/** How smooth the window is: frame times and answers to clicks while a network trains. */
@NullMarked
package sparsam.ui.frames;

import org.jspecify.annotations.NullMarked;
