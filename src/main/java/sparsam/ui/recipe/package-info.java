/** What goes in: the preset, and the numbers set over it by sliders and typed values. */
@NullMarked
package sparsam.ui.recipe;

import org.jspecify.annotations.NullMarked;
