/**
 * The window around the workspaces: application, top bar, theme, what is remembered, what is opened
 * from outside.
 */
@NullMarked
package sparsam.ui.shell;

import org.jspecify.annotations.NullMarked;
