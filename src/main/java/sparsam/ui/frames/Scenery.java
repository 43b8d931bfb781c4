package sparsam.ui.frames;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What is on the screen while it is measured; all of it is asked on the toolkit's thread.
 *
 * @param frame what a frame adds
 * @param begun asked every frame: whether what is to be measured goes on by now
 * @param click what a click does
 * @param close how it goes away
 * @param remark what there is to say of it besides; may be empty
 */
record Scenery(
    Runnable frame,
    BooleanSupplier begun,
    Runnable click,
    Runnable close,
    Supplier<String> remark) {}
