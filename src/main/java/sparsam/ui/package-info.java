/**
 * The window: the shell, a folder a workspace, in it a folder a panel, each with a view that only
 * binds and a view model that holds state and never touches a control.
 *
 * <p>The shell knows the workspaces; they know each other and the shell never, but the parts that
 * all share. Once a pulse {@link sparsam.ui.lab.LabModel#poll()} looks at what the engine's thread
 * has measured and hands it to the panels' models; a model makes a new picture only when something
 * changed, and a view draws only new pictures. Nothing else crosses between the threads.
 */
@NullMarked
package sparsam.ui;

import org.jspecify.annotations.NullMarked;
