package sparsam.report;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataException;
import sparsam.experiment.DataSource;
import sparsam.report.answer.TestImages;
import sparsam.report.flatness.FlatnessChapter;
import sparsam.result.Adjustment;
import sparsam.result.Monitor;
import sparsam.result.Run;
import sparsam.text.Strings;

/**
 * All that is told of a run, finished or under way.
 *
 * @param adjustments what was changed by hand while it ran
 * @param figures in their order; each with an id of its own
 * @param flatness what was measured of its minima
 */
public record Report(
    Run run, List<Adjustment> adjustments, List<Figure> figures, FlatnessChapter flatness) {
  public Report {
    adjustments = List.copyOf(adjustments);
    figures = List.copyOf(figures);
    if (figures.stream().map(Figure::id).distinct().count() < figures.size()) {
      throw new IllegalArgumentException("two figures have the same id");
    }
  }

  /** One of which no minimum was measured. */
  public Report(Run run, List<Adjustment> adjustments, List<Figure> figures) {
    this(run, adjustments, figures, FlatnessChapter.NONE);
  }

  /**
   * A run as it is now. May take seconds, for the test images are loaded; where they cannot be had
   * the report is without pictures of them.
   *
   * @param monitor of the same run
   * @param data where the recipe's data set is found by its name
   */
  public static Report of(Strings strings, Run run, Monitor monitor, DataSource data) {
    TestImages images = monitor.answers().byName().isEmpty() ? null : images(run, data);
    return new Report(
        run, monitor.adjustments(), Figures.of(strings, run.recipe(), monitor, images));
  }

  private static @Nullable TestImages images(Run run, DataSource data) {
    try {
      return TestImages.of(data.load(run.recipe().data().choice()));
    } catch (DataException e) {
      return null; // A run's folder may have come from a machine that has the data set.
    }
  }

  /** The same with further figures behind the others. */
  public Report with(List<Figure> more) {
    return new Report(
        run, adjustments, Stream.concat(figures.stream(), more.stream()).toList(), flatness);
  }

  /** The same with what was measured of its minima, told and drawn. */
  public Report with(FlatnessChapter chapter, Strings strings) {
    return new Report(run, adjustments, figures, chapter)
        .with(chapter.figures(strings, run.recipe()));
  }
}
