package sparsam.ui.shell;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

/**
 * A part of the work that fills the window while it is chosen.
 *
 * @param id what it is remembered by; its button in the rail is called {@code rail-ID}
 * @param title the key of its name in the bundle
 * @param icon makes its picture in the rail
 * @param key chooses it, with Ctrl or ⌘
 * @param view makes what fills the window; asked when the workspace is first opened
 */
record Workspace(
    String id, String title, Supplier<Node> icon, KeyCode key, Supplier<Region> view) {}
