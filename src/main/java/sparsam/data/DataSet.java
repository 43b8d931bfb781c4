package sparsam.data;

/**
 * A data set as an experiment sees it: three disjoint parts, normalised.
 *
 * @param name the name a recipe calls it by
 */
public record DataSet(String name, Examples train, Examples validation, Examples test) {}
