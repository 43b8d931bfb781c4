/** Taking pictures, their numbers and whole reports away, as files and through the clipboard. */
@NullMarked
package sparsam.ui.export;

import org.jspecify.annotations.NullMarked;
