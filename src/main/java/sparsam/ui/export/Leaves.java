package sparsam.ui.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableObjectValue;
import sparsam.plot.file.Page;
import sparsam.plot.file.PageFit;
import sparsam.plot.file.PngSize;
import sparsam.plot.picture.Picture;
import sparsam.report.Figure;
import sparsam.text.Strings;
import sparsam.ui.export.ExportModel.Choice;
import sparsam.ui.export.ExportModel.Source;
import sparsam.ui.export.Outlet.Leaf;

/** Charts as the files that they become, at the size and in the form that are set. */
final class Leaves {
  private final Strings strings;
  private final ObservableObjectValue<Format> format;
  private final PictureSize size;
  private final ObservableBooleanValue captioned;
  private final FigureModel figure;
  private final Source source;

  Leaves(
      Strings strings,
      ObservableObjectValue<Format> format,
      PictureSize size,
      ObservableBooleanValue captioned,
      FigureModel figure,
      Source source) {
    this.strings = strings;
    this.format = format;
    this.size = size;
    this.captioned = captioned;
    this.figure = figure;
    this.source = source;
  }

  /**
   * @throws IllegalArgumentException with a sentence where the size is none, or a limit no number
   */
  Leaf of(Choice choice, Path file) {
    Page page = page(choice);
    PngSize large = size.of(format.get(), Figure.aspect(page.picture()));
    return new Leaf(file, page, format.get(), large, figure.theme(), figure.look());
  }

  private Page page(Choice choice) {
    Picture seen = choice.chart().seen().get();
    return format.get().drawn()
        ? new Page(
            figure.picture(choice.chart().id(), seen), captioned.get() ? source.caption() : "")
        : Page.of(seen);
  }

  /** A name that nothing has there yet: a folder's files are not asked about one by one. */
  Path free(Path folder, Choice choice, Set<Path> taken) {
    String id = choice.chart().id();
    Path file = folder.resolve(id + "." + format.get().ending());
    for (int i = 2; Files.exists(file) || !taken.add(file); i++) {
      file = folder.resolve(id + "-" + i + "." + format.get().ending());
    }
    return file;
  }

  /**
   * How large they become, in words.
   *
   * @throws IllegalArgumentException with a sentence where something has no room, or is no number
   */
  String comeTo(List<Choice> charts) {
    if (charts.isEmpty()) {
      PngSize none = size.of(format.get(), 16 / 9.0);
      return format.get().scalable()
          ? strings.get("export.size.scalable")
          : strings.get("export.size.pixels", none.columns(), none.rows());
    }
    PngSize first = of(charts.getFirst(), Path.of("")).size();
    Set<Long> rows = new HashSet<>();
    for (Choice chart : charts) {
      Leaf leaf = of(chart, Path.of(""));
      PageFit fit = fit(leaf, leaf.size());
      Room.refusal(strings, leaf, fit).ifPresent(Leaves::refuse);
      rows.add(Math.round(fit.height() * first.scale()));
    }
    if (format.get().scalable()) {
      return strings.get("export.size.scalable");
    }
    return rows.size() == 1
        ? strings.get("export.size.pixels", first.columns(), rows.iterator().next())
        : strings.get("export.size.wide", first.columns());
  }

  private static void refuse(String sentence) {
    throw new IllegalArgumentException(sentence);
  }

  static PageFit fit(Leaf leaf, PngSize at) {
    return PageFit.of(leaf.page(), leaf.theme(), leaf.look(), at.width(), at.height());
  }
}
