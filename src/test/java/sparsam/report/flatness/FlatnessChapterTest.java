package sparsam.report.flatness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import sparsam.flatness.Facts;
import sparsam.flatness.Measure;
import sparsam.flatness.Portrait;
import sparsam.flatness.StudyFile;
import sparsam.flatness.curvature.Density;
import sparsam.flatness.curvature.Eigenvalues;
import sparsam.flatness.curvature.Trace;
import sparsam.flatness.sharpness.Profile;
import sparsam.flatness.sharpness.Rise;
import sparsam.plot.Toolkit;
import sparsam.report.Figure;
import sparsam.report.HtmlReport;
import sparsam.report.Report;
import sparsam.report.ToldRun;
import sparsam.text.Strings;

/** What a run's report says of its minima. */
@ExtendWith(Toolkit.class)
class FlatnessChapterTest {
  private static final Strings STRINGS = new Strings();

  @TempDir private Path folder;

  private static Portrait portrait(String name, double largest) {
    Facts facts = new Facts(0.5, 0.12, 10, 0.1, 1000, 500, 510, 320, false, List.of());
    List<Double> ts = List.of(-0.5, 0.0, 0.5);
    return new Portrait(
        name,
        name,
        facts,
        new Eigenvalues(List.of(largest, largest / 2), List.of(0.01, 0.02), -0.1, 0.01, 20, true),
        new Trace(3 * largest, 0.1, 16, List.of(new Trace.Part("fc", 3 * largest, 0.1))),
        new Density(List.of(new Density.Atom(0, 0.99), new Density.Atom(largest, 0.01)), 510),
        Map.of(
            Measure.RISE, List.of(new Rise(0, 320, 0, 0, 0), new Rise(1, 320, largest, 0.2, 0.3))),
        List.of(new Profile(largest, 0.1, ts, List.of(largest / 8, 0.0, largest / 8))),
        List.of());
  }

  @Test
  void theVerdictAndThePicturesAreInTheReport() throws Exception {
    ToldRun told = ToldRun.make(folder.resolve("run"));
    Path run = folder.resolve("run");
    Report before = told.report();
    assertTrue(FlatnessChapter.of(run, told.run()).isEmpty());
    assertFalse(HtmlReport.of(before, STRINGS).contains("id=\"flatness\""));

    StudyFile kept = StudyFile.of(run);
    kept.keep(portrait("<b>SGD</b> & co", 46));
    kept.keep(portrait("SAM, mask not kept", 6));
    kept.keep(portrait("a stranger.safetensors", 1));
    FlatnessChapter chapter = FlatnessChapter.of(run, told.run());
    Report report = before.with(chapter, STRINGS);
    String page = HtmlReport.of(report, STRINGS);
    assertTrue(page.contains("id=\"flatness\""));
    assertTrue(
        page.contains(
            "“SAM, mask not kept”’s minimum is flatter than &lt;b&gt;SGD&lt;/b&gt; &amp; co’s by"
                + " every measure (λ₁ 6 against 46, trace 18 against 140)."),
        page);
    assertTrue(page.contains("Measured on 320 training images"));
    assertFalse(page.contains("a stranger"));
    assertEquals(
        List.of(
            "flatness-rise",
            "flatness-rise-errors",
            "flatness-spectrum",
            "flatness-trace",
            "flatness-slices-b-sgd-b-co",
            "flatness-slices-sam-mask-not-kept"),
        report.figures().stream().map(Figure::id).filter(id -> id.startsWith("flatness")).toList());
    assertTrue(page.contains("<figure id=\"flatness-spectrum\""));
  }

  @Test
  void whatCannotBeReadIsSaid() throws Exception {
    ToldRun told = ToldRun.make(folder.resolve("run"));
    Files.writeString(folder.resolve("run").resolve("flatness.json"), "{");
    FlatnessChapter chapter = FlatnessChapter.of(folder.resolve("run"), told.run());
    String page = HtmlReport.of(told.report().with(chapter, STRINGS), STRINGS);
    assertTrue(page.contains("flatness.json"), page);
  }
}
