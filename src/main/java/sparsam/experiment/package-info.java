/**
 * A recipe in, a run out: dense training, pruning, arms side by side, their run folder, resuming,
 * and what may be concluded. Knows no window.
 *
 * <p>A {@code Recipe} is the whole of what decides the numbers; {@code RecipeReader} turns JSON
 * into one or says which key is wrong. {@code Experiment} runs it on one thread, tells a {@code
 * Monitor} what happens and writes its {@code RunFolder} while it goes:
 *
 * <ul>
 *   <li>{@code recipe.sparsam}: the recipe with every key written out; {@code recipe.json} in older
 *       runs
 *   <li>{@code run.json}: environment, state, results, comparisons, and where the dense network was
 *       trained if another run did
 *   <li>{@code metrics.csv}: a row an epoch; {@code steps/}: a row a step, one file a training
 *   <li>{@code distributions/}: how the weights were spread, a row an epoch and layer
 *   <li>{@code predictions.csv}: a class for each test image and finished network
 *   <li>{@code weights/}: each network as safetensors
 *   <li>{@code checkpoint.safetensors}: the training under way after its last finished epoch
 *   <li>{@code note.json}: what a person wrote on it, if anything
 * </ul>
 *
 * <p>{@code History} lists the runs of a folder, {@code PastRun} opens one, and {@code DenseStore}
 * finds a dense network that need not be trained again. {@code Snapshots} keep how the weights were
 * spread as a run went on, and {@code PruningProbe} says what a pruning would cost.
 *
 * <p>No file holds the time of day, and durations stand in {@code run.json} and the checkpoint
 * alone, so two runs of a recipe on one machine agree in every other byte.
 */
@NullMarked
package sparsam.experiment;

import org.jspecify.annotations.NullMarked;
