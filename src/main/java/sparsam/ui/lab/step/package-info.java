/** Inside a step: where SAM climbs to, what it finds there, and how it comes back. */
@NullMarked
package sparsam.ui.lab.step;

import org.jspecify.annotations.NullMarked;
