/**
 * Lessons in the window: the list of them, and the guide that leads through one in the lab. A
 * lesson borrows the lab: it shows its recipes there and gives the person's own back in the end.
 */
@NullMarked
package sparsam.ui.lesson;

import org.jspecify.annotations.NullMarked;
