package sparsam.report.seeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.report.HtmlReport;
import sparsam.report.Report;
import sparsam.report.ToldRun;
import sparsam.result.shrink.Shrinkage.Named;
import sparsam.sweep.Sweep;
import sparsam.sweep.SweepPlan;
import sparsam.sweep.SweepReader;
import sparsam.sweep.work.Costs;
import sparsam.sweep.work.Halt;
import sparsam.sweep.work.LocalSweep;
import sparsam.sweep.work.SweepFolder;
import sparsam.text.Strings;
import sparsam.train.LinearNetwork;

class SeedsChapterTest {
  private static final Strings STRINGS = new Strings();

  @TempDir private Path folder;

  private static void train(ToldRun told, Path run, int seeds) throws Exception {
    Sweep sweep =
        SweepReader.of(told.run().recipe()).withSeeds(Sweep.seeds(told.run().recipe(), seeds));
    LocalSweep local =
        new LocalSweep(
            sweep,
            SweepFolder.ofSeeds(run),
            new SweepPlan(sweep).tasks(),
            new LocalSweep.Equipment(
                _ -> LinearNetwork.blobs(),
                (_, seed, _) -> new LinearNetwork(seed, () -> {}),
                told.run().environment().with(1),
                Costs.untimed(
                    _ -> LinearNetwork.blobs(),
                    (_, seed, _) -> new LinearNetwork(seed, () -> {}))));
    local.run(1, local.monitor(), new Halt());
  }

  @Test
  void aReportTellsTheSeedsThatItsRunWasRepeatedUnder() throws Exception {
    Path run = folder.resolve("run");
    ToldRun told = ToldRun.make(run);
    Report one = new Report(told.run(), List.of(), List.of());
    assertTrue(SeedsChapter.of(run, told.run()).isEmpty());
    assertEquals(List.of(1, 1, 1, 1, 1), counts(one));

    train(told, run, 3);
    Report several = one.with(run, STRINGS);
    assertEquals(List.of(3, 1, 3, 3, 3), counts(several), "a pruned network has the run's own");
    String page = HtmlReport.of(several, STRINGS);
    assertTrue(page.contains("trained under these seeds: 3, 4, 5."), "which");
    assertTrue(page.contains("Over 3 seeds "), "what they say of methods");
    assertTrue(page.contains(" ± "), "and how they scatter");

    Path task = SweepFolder.ofSeeds(run).path().resolve("runs");
    try (var runs = Files.list(task)) {
      Files.writeString(runs.sorted().findFirst().orElseThrow().resolve("run.json"), "{");
    }
    SeedsChapter damaged = SeedsChapter.of(run, told.run());
    assertEquals(1, damaged.troubles().size());
    assertTrue(HtmlReport.of(one.with(run, STRINGS), STRINGS).contains("run.json"), "and why");
  }

  private static List<Integer> counts(Report report) {
    return report.shrinkage().stream().map(Named::shrinkage).map(own -> own.count()).toList();
  }
}
