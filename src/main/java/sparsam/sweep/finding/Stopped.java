package sparsam.sweep.finding;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A set of values that did not go on to the next rung.
 *
 * @param rung after which it was stopped, from 1
 * @param score by which it was: the arms' mean validation accuracy over the seeds; empty where one
 *     of its trainings has no result
 * @param least the lowest score that went on
 */
public record Stopped(List<String> values, int rung, OptionalDouble score, double least) {
  public Stopped {
    values = List.copyOf(values);
  }
}
