package sparsam.report.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sparsam.plot.surface.Look;
import sparsam.plot.surface.Theme;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.report.Figure;
import sparsam.report.FiguresHtml;
import sparsam.report.RecipeWords;
import sparsam.report.ReportFolder;
import sparsam.report.Verdicts;
import sparsam.report.page.Html;
import sparsam.report.page.PageFrame;
import sparsam.report.table.TableHtml;
import sparsam.result.Comparison;
import sparsam.sweep.Axis;
import sparsam.sweep.Sweep;
import sparsam.sweep.SweepPlan;
import sparsam.sweep.SweepWriter;
import sparsam.sweep.finding.Cell;
import sparsam.sweep.finding.Contrast;
import sparsam.sweep.finding.ContrastIndex;
import sparsam.sweep.finding.Findings;
import sparsam.sweep.finding.Halved;
import sparsam.sweep.finding.Measured;
import sparsam.sweep.finding.SweepCsv;
import sparsam.sweep.finding.SweepJson;
import sparsam.sweep.work.SweepFolder;
import sparsam.sweep.work.SweepFolder.Found;
import sparsam.text.Strings;

/** A sweep as one page with its pictures, and the numbers behind it in files beside it. */
public final class SweepReport {
  /** The first pictures, which show the answer, take the page's width. */
  private static final int WIDE = 1;

  private final Html html = new Html();
  private final Strings strings;
  private final Findings findings;
  private final Halved halved;
  private final Sweep sweep;
  private final ContrastIndex contrasts;

  private SweepReport(Strings strings, Findings findings, Halved halved) {
    this.strings = strings;
    this.findings = findings;
    this.halved = halved;
    this.sweep = findings.sweep();
    this.contrasts = findings.index();
  }

  /**
   * Writes the report of a sweep as far as it is there.
   *
   * @param folder of the sweep
   * @param place of the report
   * @return the page
   * @throws IOException as {@link ReportFolder#write}, and where the sweep cannot be read
   */
  public static Path write(SweepFolder folder, Path place, Strings strings) throws IOException {
    Halved halved;
    try {
      halved = Halved.of(folder.sweep(), tasks -> folder.read(tasks, "").outcomes());
    } catch (RecipeException e) {
      throw new IOException(folder.path() + ": " + e.getMessage(), e);
    }
    SweepPlan plan = halved.plan();
    Found found = folder.read(plan.tasks(), "");
    Findings findings = Findings.of(plan, found.outcomes());
    List<Figure> figures = SweepFigures.of(strings, findings);
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("data/points" + ".csv", SweepCsv.points(plan, found.outcomes()));
    texts.put("data/cells" + ".csv", SweepCsv.cells(findings));
    texts.put("data/shrinkage" + ".csv", SweepCsv.shrinkage(findings));
    texts.put("data/findings" + ".json", SweepJson.write(findings, halved));
    texts.put("sweep" + ".json", SweepWriter.write(findings.sweep()));
    Theme theme = Theme.print();
    return ReportFolder.write(
        place,
        figures,
        texts,
        files -> new SweepReport(strings, findings, halved).page(files, figures, theme),
        theme,
        Look.PAPER);
  }

  private String page(List<String> files, List<Figure> figures, Theme theme) {
    Recipe recipe = sweep.recipe();
    PageFrame.begin(html, strings.get("sweep.report.title", recipe.name()), files);
    html.element("h1", recipe.name()).line();
    if (!recipe.description().isBlank()) {
      html.element("p", recipe.description(), "class", "quiet").line();
    }
    section("verdict", "report.verdict");
    List<String> words = new ArrayList<>(SweepWords.of(strings, findings));
    words.addAll(HalvingWords.of(strings, halved));
    words.forEach(sentence -> html.element("p", sentence).line());
    if (words.isEmpty()) {
      html.element("p", strings.get("report.noresults")).line();
    }
    html.closeLine();
    section("pictures", "report.pictures");
    if (figures.isEmpty()) {
      html.element("p", strings.get("report.nopictures")).line();
    }
    FiguresHtml.add(html, figures, WIDE, theme, Look.PAPER);
    html.closeLine();
    table();
    if (SweepShrinkage.isTold(findings)) {
      section("shrinkage", "shrink.heading");
      TableHtml.add(html, SweepShrinkage.of(strings, findings, Integer.MAX_VALUE));
      html.closeLine();
    }
    facts();
    repeat();
    PageFrame.end(html);
    return html.toString();
  }

  private void section(String id, String heading) {
    html.open("section", "aria-labelledby", id).line();
    html.element("h2", strings.get(heading), "id", id).line();
  }

  /** A row for every arm under every set of values. */
  private void table() {
    section("results", "report.results");
    html.open("div", "class", "scroll").open("table", "class", "results").line();
    html.open("thead").open("tr");
    sweep.axes().forEach(axis -> head(new AxisWords(strings, axis).title()));
    html.element("th", strings.get("sweep.report.arm"), "scope", "col");
    head(strings.get("sweep.accuracy"));
    head(strings.get("result.interval.column"));
    head(strings.get("sweep.report.seeds"));
    head(strings.get("sweep.report.difference"));
    head(strings.get("result.interval.column"));
    head(strings.get("sweep.report.p"));
    html.close().closeLine().open("tbody").line();
    for (Cell cell : findings.cells()) {
      cell.arms().forEach((arm, measured) -> row(cell, arm, measured));
    }
    html.closeLine().close().closeLine().closeLine();
  }

  private void head(String name) {
    html.element("th", name, "scope", "col", "class", "number");
  }

  private void row(Cell cell, String arm, Measured measured) {
    html.open("tr");
    for (int i = 0; i < cell.values().size(); i++) {
      AxisWords words = new AxisWords(strings, sweep.axes().get(i));
      number(words.value(cell.values().get(i)), words.title());
    }
    html.element("th", arm, "scope", "row");
    number(
        measured.test().map(mean -> SweepWords.percent(mean.mean())).orElse("–"),
        strings.get("sweep.accuracy"));
    number(
        measured
            .test()
            .flatMap(Measured::interval)
            .map(one -> Verdicts.points(one.low()) + " – " + Verdicts.points(one.high()))
            .orElse("–"),
        strings.get("result.interval.column"));
    number(Integer.toString(measured.count()), strings.get("sweep.report.seeds"));
    Optional<Contrast> contrast = contrasts.of(cell.values(), arm);
    number(
        contrast.map(one -> Verdicts.signed(one.difference().value())).orElse(""),
        strings.get("sweep.report.difference"));
    number(
        contrast
            .map(
                one ->
                    Verdicts.signed(one.difference().interval().low())
                        + " – "
                        + Verdicts.signed(one.difference().interval().high()))
            .orElse(""),
        strings.get("result.interval.column"));
    number(
        contrast.map(one -> Comparison.probability(one.holm())).orElse(""),
        strings.get("sweep.report.p"));
    html.closeLine();
  }

  private void number(String text, String name) {
    html.element("td", text, "class", "number", "data-name", name);
  }

  private void facts() {
    section("recipe", "sweep.report.sweep");
    html.open("table", "class", "facts").open("tbody").line();
    for (Axis axis : sweep.axes()) {
      AxisWords words = new AxisWords(strings, axis);
      List<String> values = axis.values().stream().map(words::value).toList();
      fact(
          words.title(),
          values.isEmpty()
              ? strings.get("sweep.report.drawn", sweep.draws())
              : String.join(", ", values));
    }
    fact(
        strings.get("sweep.report.seeds"),
        String.join(
            ", ",
            sweep.seeds().stream().map(seed -> String.format(Locale.ROOT, "%d", seed)).toList()));
    RecipeWords words = new RecipeWords(strings, sweep.recipe());
    words.facts().forEach(fact -> fact(fact.name(), fact.value()));
    sweep.recipe().arms().forEach(arm -> fact(arm.name(), words.arm(arm)));
    html.close().closeLine().closeLine();
  }

  private void fact(String name, String value) {
    html.open("tr").element("th", name, "scope", "row").element("td", value).closeLine();
  }

  private void repeat() {
    String json = SweepWriter.write(sweep);
    section("repeat", "report.repeat");
    html.element("p", strings.get("sweep.report.repeat")).line();
    html.open("pre").element("code", "sparsam sweep sweep" + ".json").closeLine();
    html.open("p")
        .element(
            "a",
            strings.get("sweep.report.download"),
            "download",
            "sweep" + ".json",
            "href",
            "data:application/json;base64,"
                + Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)))
        .closeLine();
    html.closeLine();
  }
}
