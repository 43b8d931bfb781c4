package sparsam.report;

import java.util.List;
import java.util.stream.Stream;
import sparsam.experiment.Adjustment;
import sparsam.experiment.Monitor;
import sparsam.experiment.Run;
import sparsam.text.Strings;

/**
 * All that is told of a run, finished or under way.
 *
 * @param adjustments what was changed by hand while it ran
 * @param figures in their order; each with an id of its own
 */
public record Report(Run run, List<Adjustment> adjustments, List<Figure> figures) {
  public Report {
    adjustments = List.copyOf(adjustments);
    figures = List.copyOf(figures);
    if (figures.stream().map(Figure::id).distinct().count() < figures.size()) {
      throw new IllegalArgumentException("two figures have the same id");
    }
  }

  /**
   * A run as it is now.
   *
   * @param monitor of the same run
   */
  public static Report of(Strings strings, Run run, Monitor monitor) {
    return new Report(run, monitor.adjustments(), Figures.of(strings, run.recipe(), monitor));
  }

  /** The same with further figures behind the others. */
  public Report with(List<Figure> more) {
    return new Report(run, adjustments, Stream.concat(figures.stream(), more.stream()).toList());
  }
}
