/** The arms that are compared: adding, ordering and removing them, and editing one. */
@NullMarked
package sparsam.ui.lab.arms;

import org.jspecify.annotations.NullMarked;
