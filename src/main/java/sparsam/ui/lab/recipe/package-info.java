/**
 * What goes in: the preset or file, the numbers set over it by sliders and typed values, and the
 * way back through all changes.
 */
@NullMarked
package sparsam.ui.lab.recipe;

import org.jspecify.annotations.NullMarked;
