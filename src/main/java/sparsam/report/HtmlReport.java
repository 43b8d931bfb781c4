package sparsam.report;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import sparsam.plot.surface.Look;
import sparsam.plot.surface.Theme;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeWriter;
import sparsam.report.page.Html;
import sparsam.report.page.PageFrame;
import sparsam.report.shrink.ShrinkTable;
import sparsam.report.speed.SpeedHtml;
import sparsam.report.table.Table;
import sparsam.report.table.TableHtml;
import sparsam.result.Adjustment;
import sparsam.result.DenseFrom.Brought;
import sparsam.result.DenseFrom.Trained;
import sparsam.result.Environment;
import sparsam.result.Finding;
import sparsam.result.Inquiry;
import sparsam.result.Result;
import sparsam.result.Run;
import sparsam.result.shrink.Shrinkage.Named;
import sparsam.system.ShellWord;
import sparsam.text.Strings;

/**
 * A run as one page that needs nothing besides itself: no script, no network, no other file. HTML 5
 * that is XML as well.
 */
public final class HtmlReport {
  /** The first pictures, which show the answer, take the page's width; the others half of it. */
  private static final int WIDE = 2;

  private final Html html = new Html();
  private final Report report;
  private final Run run;
  private final Recipe recipe;
  private final Strings strings;
  private final Settings settings;
  private final RecipeWords words;
  private final ResultTable table;

  private final Theme theme;
  private final Look look;

  private HtmlReport(Report report, Strings strings, Theme theme, Look look) {
    this.theme = theme;
    this.look = look;
    this.report = report;
    this.run = report.run();
    this.recipe = run.recipe();
    this.strings = strings;
    this.settings = new Settings(strings);
    this.words = new RecipeWords(strings, recipe, run.denseFrom());
    this.table = new ResultTable(strings);
  }

  /** The page. The toolkit must have been started; any thread may call. */
  public static String of(Report report, Strings strings) {
    return of(report, strings, List.of(), Theme.print(), Look.PAPER);
  }

  /**
   * @param files that lie beside the page and belong to it
   */
  static String of(Report report, Strings strings, List<String> files, Theme theme, Look look) {
    return new HtmlReport(report, strings, theme, look).page(files);
  }

  private String page(List<String> files) {
    PageFrame.begin(html, strings.get("report.title", recipe.name()), files);
    heading();
    verdict();
    faults();
    results();
    seeds();
    shrinkage();
    flatness();
    figures();
    recipe();
    adjustments();
    environment();
    repeat();
    PageFrame.end(html);
    return html.toString();
  }

  private void heading() {
    html.element("h1", recipe.name()).line();
    if (!recipe.description().isBlank()) {
      html.element("p", recipe.description(), "class", "quiet").line();
    }
    Provenance.of(strings, run)
        .ifPresent(sentence -> html.element("p", sentence, "class", "quiet").line());
    switch (run.state()) {
      case FINISHED -> {}
      case STOPPED -> html.element("p", strings.get("report.stopped"), "class", "warning").line();
      case RUNNING -> html.element("p", strings.get("report.running"), "class", "warning").line();
    }
  }

  private void section(String id, String heading) {
    html.open("section", "aria-labelledby", id).line();
    html.element("h2", strings.get(heading), "id", id).line();
  }

  private void verdict() {
    section("verdict", "report.verdict");
    List<Finding> findings = Inquiry.of(run);
    if (!recipe.compare().isEmpty()) {
      String asked =
          recipe.compare().stream()
              .map(strings::name)
              .collect(Collectors.joining(strings.get("report.question.or")));
      html.element("p", strings.get("report.question", asked), "class", "question").line();
    }
    for (int i = 0; i < findings.size(); i++) {
      String sentence = Verdicts.inWords(strings, recipe.seed(), findings.get(i), run.results());
      html.element("p", sentence, "class", i == 0 ? "verdict" : "").line();
    }
    if (findings.isEmpty()) {
      html.element(
              "p",
              run.state() == Run.State.RUNNING
                  ? strings.get("report.noverdict")
                  : Verdicts.none(strings, recipe, run.results()))
          .line();
    }
    if (!findings.isEmpty()) {
      html.element("p", strings.get("report.oneseed"), "class", "quiet").line();
    }
    if (!run.comparisons().isEmpty()) {
      PairsHtml.add(html, PairTable.of(strings, run.comparisons()), strings);
    }
    html.closeLine();
  }

  private void faults() {
    List<String> sentences = FaultWords.of(strings, recipe, run.results());
    if (!sentences.isEmpty()) {
      section("faults", "fault.heading");
      html.open("ul").line();
      sentences.forEach(sentence -> html.element("li", sentence).line());
      html.closeLine().closeLine();
    }
  }

  private void results() {
    section("results", "report.results");
    if (run.results().isEmpty()) {
      html.element("p", strings.get("report.noresults")).line().closeLine();
      return;
    }
    html.open("div", "class", "scroll").open("table", "class", "results").line();
    html.element("caption", table.caption(run.results())).line();
    TableHtml.openBody(html, table.columns());
    run.results().forEach(this::result);
    html.closeLine().close().closeLine();
    SpeedHtml.add(html, run.results(), strings);
    html.closeLine();
  }

  private void result(Result result) {
    List<Table.Cell> cells = table.row(result);
    html.open("tr").open("th", "scope", "row").text(cells.getFirst().text());
    html.element("small", words.result(result.name())).close();
    for (int i = 1; i < cells.size(); i++) {
      Table.Cell cell = cells.get(i);
      if (cell.span() > 1) {
        html.element("td", cell.text(), "colspan", Integer.toString(cell.span()));
      } else {
        // A telephone has no room for the columns' heads.
        String name = table.columns().get(i).name();
        html.element("td", cell.text(), "class", "number", "data-name", name);
      }
    }
    html.closeLine();
  }

  private void seeds() {
    if (!report.seeds().isEmpty()) {
      section("seeds", "report.seeds");
      report.seeds().addTo(html, strings);
      html.closeLine();
    }
  }

  private void shrinkage() {
    List<Named> networks = report.shrinkage();
    if (ShrinkTable.isTold(networks)) {
      section("shrinkage", "shrink.heading");
      TableHtml.add(html, ShrinkTable.of(strings, networks));
      html.closeLine();
    }
    if (!report.files().isEmpty()) {
      section("files", "report.files");
      TableHtml.add(html, report.files().table(strings));
      html.closeLine();
    }
  }

  private void flatness() {
    if (!report.flatness().isEmpty()) {
      section("flatness", "report.flatness");
      report.flatness().addTo(html, strings);
      html.closeLine();
    }
  }

  private void figures() {
    section("pictures", "report.pictures");
    if (report.figures().isEmpty()) {
      html.element("p", strings.get("report.nopictures")).line();
    }
    FiguresHtml.add(html, report.figures(), WIDE, theme, look);
    html.closeLine();
  }

  private void recipe() {
    section("recipe", "report.recipe");
    html.open("table", "class", "facts").open("tbody").line();
    words.facts().forEach(fact -> fact(fact.name(), fact.value()));
    html.close().closeLine();
    if (!recipe.arms().isEmpty()) {
      html.open("table", "class", "facts").line();
      html.element("caption", strings.get("report.arms")).line().open("tbody").line();
      recipe.arms().forEach(arm -> fact(arm.name(), words.arm(arm)));
      html.close().closeLine();
    }
    html.closeLine();
  }

  private void fact(String name, String value) {
    html.open("tr").element("th", name, "scope", "row").element("td", value).closeLine();
  }

  private void adjustments() {
    section("by-hand", "report.adjustments");
    if (report.adjustments().isEmpty()) {
      html.element("p", strings.get("report.untouched")).line();
    } else {
      html.open("ul").line();
      for (Adjustment one : report.adjustments()) {
        html.element(
                "li",
                strings.get(
                    "report.adjusted", one.name(), one.step(), settings.optimizer(one.optimizer())))
            .line();
      }
      html.closeLine();
    }
    html.closeLine();
  }

  private void environment() {
    Environment environment = run.environment();
    section("environment", "report.environment");
    html.open("table", "class", "facts").open("tbody").line();
    fact(strings.get("report.fact.version"), environment.version());
    fact(strings.get("report.fact.engine"), environment.engine());
    fact(strings.get("report.fact.threads"), Integer.toString(environment.threads()));
    fact(strings.get("report.fact.seed"), Long.toString(recipe.seed()));
    fact(strings.get("report.fact.java"), environment.java());
    fact(strings.get("report.fact.system"), environment.system());
    switch (run.denseFrom()) {
      case null -> {}
      case Trained from -> {
        fact(strings.get("report.fact.dense"), takenOver(from));
        from.controls()
            .forEach((arm, there) -> fact(arm, strings.get("report.controlfrom", there)));
      }
      case Brought from ->
          fact(
              strings.get("report.fact.brought"),
              strings.get("report.densefile", from.name(), from.sha256()));
    }
    html.close().closeLine().closeLine();
  }

  private String takenOver(Trained from) {
    Environment there = from.environment();
    String words = strings.get("report.densefrom", from.run(), there.version());
    return there.threads() > 0 ? strings.get("report.densethreads", words, there.threads()) : words;
  }

  /** A network that no recipe trains has to be given. */
  private String brought() {
    return run.denseFrom() instanceof Brought from
        ? " --dense-from " + ShellWord.of(from.name())
        : "";
  }

  private void repeat() {
    String json = RecipeWriter.write(recipe);
    section("repeat", "report.repeat");
    html.element("p", strings.get("report.repeat.how")).line();
    if (run.denseFrom() instanceof Brought from) {
      html.element("p", strings.get("report.repeat.brought", from.name())).line();
    }
    html.open("pre").element("code", "sparsam run recipe.json" + brought()).closeLine();
    html.element(
            "p",
            strings.get(
                report.adjustments().isEmpty() ? "report.repeat.same" : "report.repeat.other"))
        .line();
    html.open("p")
        .element(
            "a",
            strings.get("report.download"),
            "download",
            "recipe" + ".json",
            "href",
            "data:application/json;base64,"
                + Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)))
        .closeLine();
    html.open("details").line().element("summary", strings.get("report.json")).line();
    html.open("pre").element("code", json).closeLine().closeLine().closeLine();
  }
}
