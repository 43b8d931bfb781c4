/** The workspace Flatness: the landscape around one or two networks, live, and a toy. */
@NullMarked
package sparsam.ui.flatness;

import org.jspecify.annotations.NullMarked;
