package sparsam.sweep;

import java.util.Optional;
import sparsam.recipe.Recipe;

/**
 * A training that one or more points of a sweep need, and a folder of its own.
 *
 * @param id its folder's name: what it trains in words, then what decides its numbers as a hash, so
 *     that a longer sweep finds it again
 * @param training the name of its result: an arm, or {@code dense}
 * @param recipe of this training alone, with the dense network that it starts from
 * @param dense the id of the task that trains that network; empty where this needs none, or is it
 */
public record Task(String id, String training, Recipe recipe, Optional<String> dense) {}
