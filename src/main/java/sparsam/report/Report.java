package sparsam.report;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataException;
import sparsam.experiment.DataSource;
import sparsam.report.answer.TestImages;
import sparsam.report.flatness.FlatnessChapter;
import sparsam.report.seeds.SeedsChapter;
import sparsam.report.shrink.FilesChapter;
import sparsam.result.Adjustment;
import sparsam.result.Monitor;
import sparsam.result.Run;
import sparsam.result.shrink.Shrinkage.Named;
import sparsam.text.Strings;

/**
 * All that is told of a run, finished or under way.
 *
 * @param adjustments what was changed by hand while it ran
 * @param figures in their order; each with an id of its own
 * @param flatness what was measured of its minima
 * @param seeds what the seeds say that it was repeated under
 * @param files how large its networks' files are
 */
public record Report(
    Run run,
    List<Adjustment> adjustments,
    List<Figure> figures,
    FlatnessChapter flatness,
    SeedsChapter seeds,
    FilesChapter files) {
  public Report {
    adjustments = List.copyOf(adjustments);
    figures = List.copyOf(figures);
    if (figures.stream().map(Figure::id).distinct().count() < figures.size()) {
      throw new IllegalArgumentException("two figures have the same id");
    }
  }

  /** One of whose folder nothing is known. */
  public Report(Run run, List<Adjustment> adjustments, List<Figure> figures) {
    this(run, adjustments, figures, FlatnessChapter.NONE, SeedsChapter.NONE, FilesChapter.NONE);
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

  /** The same with these figures in place of its own. */
  public Report withFigures(List<Figure> others) {
    return new Report(run, adjustments, others, flatness, seeds, files);
  }

  /** The same with further figures behind the others. */
  public Report with(List<Figure> more) {
    return withFigures(Stream.concat(figures.stream(), more.stream()).toList());
  }

  /** The same with what was measured of its minima, told and drawn. */
  public Report with(FlatnessChapter chapter, Strings strings) {
    return new Report(run, adjustments, figures, chapter, seeds, files)
        .with(chapter.figures(strings, run.recipe()));
  }

  /** The same with all that its folder has besides: its minima, its seeds, its networks' files. */
  public Report with(Path folder, Strings strings) {
    return new Report(
            run,
            adjustments,
            figures,
            flatness,
            SeedsChapter.of(folder, run),
            FilesChapter.of(folder, run))
        .with(FlatnessChapter.of(folder, run), strings);
  }

  /** What pruning made of its networks, over its seeds where there are several. */
  public List<Named> shrinkage() {
    return seeds.shrinkage(run.results());
  }
}
