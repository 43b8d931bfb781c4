/**
 * Controls and habits that every room of the window shares: icons, hovers, keys, sheets, questions.
 */
@NullMarked
package sparsam.ui.part;

import org.jspecify.annotations.NullMarked;
