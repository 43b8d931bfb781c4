/** Words: every one that the window or a report shows, from one bundle. */
@NullMarked
package sparsam.text;

import org.jspecify.annotations.NullMarked;
