package sparsam.ui.sweep.work;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import sparsam.ui.sweep.draft.Draft;

/**
 * What is to be swept, asked before it begins.
 *
 * @param folder of the sweep that it goes on with; null for a new one
 * @param workers how many at most
 */
public record Question(Draft draft, @Nullable Path folder, int workers) {}
