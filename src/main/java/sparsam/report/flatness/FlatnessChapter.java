package sparsam.report.flatness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import sparsam.flatness.Contrast;
import sparsam.flatness.Measure;
import sparsam.flatness.Portrait;
import sparsam.flatness.StudyFile;
import sparsam.flatness.atlas.Atlas;
import sparsam.flatness.atlas.Sheet;
import sparsam.plot.picture.Picture;
import sparsam.recipe.FileNames;
import sparsam.recipe.Phase;
import sparsam.recipe.Recipe;
import sparsam.recipe.arm.Arm;
import sparsam.report.Figure;
import sparsam.report.page.Html;
import sparsam.report.table.Table;
import sparsam.report.table.TableHtml;
import sparsam.result.Result;
import sparsam.result.Run;
import sparsam.text.Strings;

/**
 * What was measured of a run's minima and is kept in its folder, for its report.
 *
 * @param portraits of networks that came to an end, in the order of the results
 * @param arms how many of the last of them are arms, which are compared
 * @param sheets planes and lines around and between networks of the run
 * @param troubles why something of it cannot be read, a sentence each
 */
public record FlatnessChapter(
    List<Portrait> portraits, int arms, List<Sheet> sheets, List<String> troubles) {
  /** Of a run of which nothing was measured. */
  public static final FlatnessChapter NONE =
      new FlatnessChapter(List.of(), 0, List.of(), List.of());

  public FlatnessChapter {
    portraits = List.copyOf(portraits);
    sheets = List.copyOf(sheets);
    troubles = List.copyOf(troubles);
  }

  /** What a run's folder has, of each network that on the most examples. */
  public static FlatnessChapter of(Path folder, Run run) {
    List<String> troubles = new ArrayList<>();
    List<Portrait> before = new ArrayList<>();
    List<Portrait> arms = new ArrayList<>();
    try {
      StudyFile kept = StudyFile.of(folder);
      for (Result result : run.results()) {
        List<Portrait> to = result.phase() == Phase.ARM ? arms : before;
        kept.of(result.name()).stream().findFirst().ifPresent(to::add);
      }
    } catch (IOException e) {
      troubles.add(String.valueOf(e.getMessage()));
    }
    before.addAll(arms);
    Atlas.Contents maps = Atlas.of(folder, run.recipe()).contents();
    troubles.addAll(maps.troubles());
    Set<String> own = run.results().stream().map(Result::name).collect(Collectors.toSet());
    List<Sheet> sheets = FlatnessMaps.finest(maps.sheets(), own);
    return new FlatnessChapter(before, arms.size(), sheets, troubles);
  }

  public boolean isEmpty() {
    return portraits.isEmpty() && sheets.isEmpty() && troubles.isEmpty();
  }

  /** All other arms against the first, as far as both have been measured. */
  List<Contrast> contrasts() {
    List<Portrait> all = portraits.subList(portraits.size() - arms, portraits.size());
    return all.stream()
        .skip(1)
        .map(portrait -> Contrast.of(portrait, all.getFirst()))
        .filter(contrast -> contrast.outcome() != Contrast.Outcome.NOTHING)
        .toList();
  }

  /** Verdicts, numbers, and why they may mislead, as a part of a page. */
  public void addTo(Html html, Strings strings) {
    FlatnessWords words = new FlatnessWords(strings);
    troubles.forEach(trouble -> html.element("p", trouble, "class", "warning").line());
    if (!sheets.isEmpty()) {
      html.element("p", strings.get("report.flatness.maps")).line();
    }
    if (portraits.isEmpty()) {
      return;
    }
    List<Contrast> contrasts = contrasts();
    contrasts.forEach(contrast -> html.element("p", words.verdict(contrast)).line());
    table(html, strings);
    List<String> mind = new ArrayList<>();
    portraits.forEach(portrait -> mind.addAll(words.notes(portrait)));
    contrasts.forEach(contrast -> mind.addAll(words.cautions(contrast)));
    if (!mind.isEmpty()) {
      html.open("ul").line();
      mind.stream().distinct().forEach(sentence -> html.element("li", sentence).line());
      html.closeLine();
    }
  }

  private void table(Html html, Strings strings) {
    FlatnessTable table = FlatnessTable.of(strings, portraits);
    List<Table.Column> columns = new ArrayList<>();
    for (String name : table.columns()) {
      columns.add(new Table.Column(name, !columns.isEmpty()));
    }
    int examples = portraits.getFirst().facts().examples();
    TableHtml.add(
        html,
        new Table(
            strings.get("report.flatness.table", examples),
            "flatness",
            columns,
            table.rows().stream().map(row -> row.stream().map(Table.Cell::new).toList()).toList()));
  }

  /** The pictures of what was measured; those without numbers are left out. */
  public List<Figure> figures(Strings strings, Recipe recipe) {
    List<Figure> figures = new ArrayList<>(ofPortraits(strings, recipe));
    figures.addAll(new FlatnessMaps(strings, recipe).figures(sheets));
    return figures;
  }

  private List<Figure> ofPortraits(Strings strings, Recipe recipe) {
    List<Figure> figures = new ArrayList<>();
    if (portraits.isEmpty()) {
      return figures;
    }
    String on =
        "\n"
            + strings.get(
                "landscape.caption", recipe.network(), portraits.getFirst().facts().examples());
    FlatnessCharts charts =
        new FlatnessCharts(strings, recipe.arms().stream().map(Arm::name).toList());
    FileNames files = FileNames.of(recipe);
    BiConsumer<String, Picture> add =
        (id, picture) -> {
          if (!picture.isEmpty()) {
            figures.add(new Figure("flatness-" + id, picture, caption(strings, id) + on));
          }
        };
    add.accept("rise", charts.rise(portraits, true, ""));
    add.accept("rise-errors", charts.riseOfErrors(portraits, ""));
    add.accept("spectrum", charts.density(portraits, ""));
    if (portraits.stream().anyMatch(portrait -> portrait.has(Measure.LAYERS))) {
      add.accept("layers", charts.largestByLayer(portraits, ""));
    }
    add.accept("trace", charts.traceByLayer(portraits, ""));
    for (Portrait portrait : portraits) {
      add.accept(
          "slices-" + files.of(portrait.name()),
          charts.slices(portrait.name(), portrait.slices(), portraits, ""));
    }
    return figures;
  }

  private static String caption(Strings strings, String id) {
    return switch (id) {
      case "rise" -> strings.get("report.flatness.rise");
      case "rise-errors" -> strings.get("report.flatness.errors");
      case "spectrum" -> strings.get("report.flatness.spectrum");
      case "layers" -> strings.get("report.flatness.layers");
      case "trace" -> strings.get("report.flatness.trace");
      default -> strings.get("report.flatness.slices");
    };
  }
}
