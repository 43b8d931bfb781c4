package sparsam.report.seeds;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import sparsam.recipe.Plan;
import sparsam.recipe.RecipeException;
import sparsam.report.Verdicts;
import sparsam.report.page.Html;
import sparsam.report.sweep.MethodWords;
import sparsam.report.table.Table;
import sparsam.report.table.Table.Column;
import sparsam.report.table.TableHtml;
import sparsam.result.Result;
import sparsam.result.Result.Finished;
import sparsam.result.Run;
import sparsam.result.shrink.Shrinkage;
import sparsam.result.shrink.Shrinkage.Named;
import sparsam.result.statistics.Mean;
import sparsam.sweep.Sweep;
import sparsam.sweep.SweepPlan;
import sparsam.sweep.finding.Cell;
import sparsam.sweep.finding.Findings;
import sparsam.sweep.finding.Measured;
import sparsam.sweep.work.SweepFolder;
import sparsam.sweep.work.SweepFolder.Found;
import sparsam.text.Strings;

/**
 * What the seeds that a run was repeated under say, for its report.
 *
 * @param findings of the sweep over them; empty where there is none
 * @param troubles why something of it cannot be read, a sentence each
 */
public record SeedsChapter(Optional<Findings> findings, List<String> troubles) {
  /** Of a run under one seed. */
  public static final SeedsChapter NONE = new SeedsChapter(Optional.empty(), List.of());

  public SeedsChapter {
    troubles = List.copyOf(troubles);
  }

  /** What a run's folder has. */
  public static SeedsChapter of(Path run, Run of) {
    SweepFolder folder = SweepFolder.ofSeeds(run);
    if (!folder.exists()) {
      return NONE;
    }
    try {
      Sweep sweep = folder.sweep();
      if (!sweep.recipe().equals(of.recipe())) {
        return NONE;
      }
      SweepPlan plan = new SweepPlan(sweep);
      Found found = folder.read(plan.tasks(), "");
      return found.outcomes().isEmpty()
          ? new SeedsChapter(Optional.empty(), found.damaged())
          : new SeedsChapter(Optional.of(Findings.of(plan, found.outcomes())), found.damaged());
    } catch (IOException | RecipeException e) {
      return new SeedsChapter(Optional.empty(), List.of(String.valueOf(e.getMessage())));
    }
  }

  public boolean isEmpty() {
    return findings.isEmpty() && troubles.isEmpty();
  }

  private Optional<Cell> cell() {
    return findings.flatMap(all -> all.cells().stream().findFirst());
  }

  /**
   * What pruning made of a run's networks: over the seeds where there are two or more, else under
   * the run's own.
   */
  public List<Named> shrinkage(List<Result> results) {
    return cell().map(cell -> cell.shrinkage(results)).orElseGet(() -> Shrinkage.of(results));
  }

  /** Verdicts on methods, and a table of means, as a part of a page. */
  public void addTo(Html html, Strings strings) {
    troubles.forEach(trouble -> html.element("p", trouble, "class", "warning").line());
    findings.ifPresent(
        all -> {
          html.element("p", strings.get("report.seeds.which", seeds(all))).line();
          MethodWords.of(strings, all).forEach(one -> html.element("p", one).line());
        });
    cell().ifPresent(cell -> TableHtml.add(html, table(strings, cell)));
  }

  /** Those under which something has come to its end. */
  private static String seeds(Findings all) {
    Set<Long> there = new LinkedHashSet<>();
    all.cells()
        .forEach(cell -> cell.arms().values().forEach(arm -> there.addAll(arm.bySeed().keySet())));
    return there.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static Table table(Strings strings, Cell cell) {
    List<List<Table.Cell>> rows = new ArrayList<>();
    Optional<Mean> dense =
        cell.dense().isEmpty()
            ? Optional.empty()
            : Optional.of(
                Mean.of(cell.dense().values().stream().map(Finished::testAccuracy).toList()));
    dense.ifPresent(mean -> rows.add(row(strings, strings.get("arm.dense"), mean)));
    cell.arms()
        .forEach(
            (name, arm) -> {
              if (!name.equals(Plan.DENSE)) {
                arm.test().ifPresent(mean -> rows.add(row(strings, name, mean)));
              }
            });
    return new Table(
        strings.get("report.seeds.caption"),
        "seeds",
        List.of(
            new Column(strings.get("report.column.name"), false),
            new Column(strings.get("report.seeds.count"), true),
            new Column(strings.get("result.accuracy.column"), true),
            new Column(strings.get("result.interval.column"), true),
            new Column(strings.get("report.seeds.deviation"), true)),
        rows);
  }

  private static List<Table.Cell> row(Strings strings, String name, Mean mean) {
    return List.of(
        new Table.Cell(name),
        new Table.Cell(Integer.toString(mean.count())),
        new Table.Cell(strings.get("result.accuracy", 100 * mean.mean())),
        new Table.Cell(
            Measured.interval(mean)
                .map(one -> strings.get("report.interval", 100 * one.low(), 100 * one.high()))
                .orElse("–")),
        new Table.Cell(mean.count() > 1 ? Verdicts.points(mean.deviation()) : "–"));
  }
}
