/**
 * The window: one folder a panel, each with a view that only binds and a view model that holds
 * state and never touches a\n * control.
 */
@NullMarked
package sparsam.ui;

import org.jspecify.annotations.NullMarked;
