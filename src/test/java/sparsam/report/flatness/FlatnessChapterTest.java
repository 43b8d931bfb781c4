package sparsam.report.flatness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import sparsam.flatness.Facts;
import sparsam.flatness.Measure;
import sparsam.flatness.Portrait;
import sparsam.flatness.StudyFile;
import sparsam.flatness.atlas.Atlas;
import sparsam.flatness.atlas.Sheet;
import sparsam.flatness.atlas.Title;
import sparsam.flatness.atlas.Track;
import sparsam.flatness.curvature.Density;
import sparsam.flatness.curvature.Eigenvalues;
import sparsam.flatness.curvature.Trace;
import sparsam.flatness.landscape.Grid;
import sparsam.flatness.landscape.Line;
import sparsam.flatness.landscape.Plane;
import sparsam.flatness.landscape.Relief;
import sparsam.flatness.landscape.Spot;
import sparsam.flatness.landscape.Value;
import sparsam.flatness.sharpness.Profile;
import sparsam.flatness.sharpness.Rise;
import sparsam.plot.Toolkit;
import sparsam.plot.contour.Contour;
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

  private static Sheet.OfPlane plane(String name, int side, double low) {
    double[] loss = new double[side * side];
    boolean[] all = new boolean[side * side];
    Arrays.setAll(loss, i -> low + Math.hypot(i % side - side / 2, i / side - side / 2));
    Arrays.fill(all, true);
    Value own = new Value(low, 0.9);
    return new Sheet.OfPlane(
        new Title(Title.Kind.PLANE, List.of(name), 1, side, Integer.toString(10_000_000 + side)),
        new Relief(Grid.around(1, side), loss, new double[side * side], all, 320, true),
        List.of(
            new Track(
                "", Track.Kind.NETWORKS, List.of(new Spot(name, new Plane.Place(0, 0, 0), own)))));
  }

  @Test
  void planesAndLinesAreDrawnWhateverElseIsDamaged() throws Exception {
    Path run = folder.resolve("run");
    ToldRun told = ToldRun.make(run);
    Atlas atlas = Atlas.of(run, told.run().recipe());
    atlas.keep(plane("<b>SGD</b> & co", 5, 0.1));
    atlas.keep(plane("<b>SGD</b> & co", 7, 0.1));
    atlas.keep(plane("SAM, mask not kept", 7, 0.4));
    atlas.keep(plane("a stranger.safetensors", 7, 0.1));
    List<Double> ts = Line.places(4);
    List<Value> values =
        ts.stream().map(t -> new Value(1 + t, t > 0 && t < 1 ? 0.5 : 0.9)).toList();
    List<String> ends = List.of("<b>SGD</b> & co", "SAM, mask not kept");
    Title title = new Title(Title.Kind.LINE, ends, 0, ts.size(), "01234567");
    atlas.keep(new Sheet.OfLine(title, 320, new Line(ts, values, values)));
    Files.writeString(run.resolve("landscapes").resolve("through.json"), "{");
    FlatnessChapter chapter = FlatnessChapter.of(run, told.run());
    Report report = told.report().with(chapter, STRINGS);
    String page = HtmlReport.of(report, STRINGS);
    assertTrue(page.contains("through.json is damaged"), page);
    List<Figure> maps =
        report.figures().stream().filter(one -> one.id().startsWith("flatness")).toList();
    assertEquals(
        List.of(
            "flatness-plane-b-sgd-b-co-1",
            "flatness-plane-sam-mask-not-kept-1",
            "flatness-line-b-sgd-b-co-sam-mask-not-kept-loss",
            "flatness-line-b-sgd-b-co-sam-mask-not-kept-accuracy"),
        maps.stream().map(Figure::id).toList());
    Contour first = (Contour) maps.get(0).picture();
    Contour second = (Contour) maps.get(1).picture();
    assertEquals(first.value(), second.value(), "one scale of colours");
    assertEquals(7, first.fields().getFirst().columns(), "the finest");
    assertTrue(maps.getLast().caption().contains("lies a ridge"), maps.getLast().caption());
    assertTrue(page.contains("<figure id=\"flatness-plane-b-sgd-b-co-1\""));
    assertFalse(page.contains("a stranger"));
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
