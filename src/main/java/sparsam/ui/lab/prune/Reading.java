package sparsam.ui.lab.prune;

/**
 * What is read off a curve.
 *
 * @param way how the weights are chosen
 * @param place where the curve falls below the level, in words
 */
public record Reading(String way, String place) {}
