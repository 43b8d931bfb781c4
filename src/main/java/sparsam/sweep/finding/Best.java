package sparsam.sweep.finding;

import sparsam.result.statistics.Mean;

/**
 * The arm and the set of values with the highest mean validation accuracy.
 *
 * @param test its test accuracy over the seeds
 * @param alike how many others cannot be told from it: whose difference to it may be none, after
 *     Holm's correction for all of them
 * @param others how many it was compared with
 */
public record Best(Cell cell, String arm, Mean test, int alike, int others) {}
