/** What reports an error of the program itself, without anything of the person's own. */
@NullMarked
package sparsam.system.bug;

import org.jspecify.annotations.NullMarked;
