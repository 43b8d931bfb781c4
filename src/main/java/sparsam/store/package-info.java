/**
 * Runs on the disk: their folders, going on with one, all of them as a history, and the dense
 * networks in them that need not be trained again. Knows nothing of how a network is trained.
 *
 * <p>A run folder is written while the run goes, each file whole:
 *
 * <ul>
 *   <li>{@code recipe.sparsam}: the recipe with every key written out; {@code recipe.json} in older
 *       runs
 *   <li>{@code run.json}: environment, state, results, comparisons, and where the dense network was
 *       trained if another run did
 *   <li>{@code metrics.csv}: a row an epoch; {@code steps/}: a row a step, one file a training
 *   <li>{@code flatness.csv}: a row a look at a training, and {@code epochs/}: the weights after
 *       its epochs; both only where the recipe asks
 *   <li>{@code distributions/}: how the weights were spread, a row an epoch and layer
 *   <li>{@code predictions.csv}: a class for each test image and finished network
 *   <li>{@code weights/}: each network as safetensors
 *   <li>{@code checkpoint.safetensors}: the training under way after its last finished epoch; of
 *       arms that train at the same time each has a {@code checkpoint-NAME.safetensors}, until it
 *       has its result
 *   <li>{@code note.json}: what a person wrote on it, if anything
 * </ul>
 *
 * <p>No file holds the time of day, and durations stand in {@code run.json} and the checkpoint
 * alone, so two runs of a recipe on one machine agree in every other byte.
 */
@NullMarked
package sparsam.store;

import org.jspecify.annotations.NullMarked;
