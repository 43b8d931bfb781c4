package sparsam.flatness.atlas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import sparsam.experiment.TinyRun;
import sparsam.flatness.landscape.Grid;
import sparsam.flatness.landscape.Line;
import sparsam.flatness.landscape.Plane;
import sparsam.flatness.landscape.Relief;
import sparsam.flatness.landscape.Spot;
import sparsam.flatness.landscape.Value;

/** Planes and lines in a run's folder: as they were, the last twelve, the damaged ones told of. */
class AtlasTest {
  private static final String KEY = "0123456789abcdef";

  @TempDir private Path run;

  private static Sheet.OfPlane plane(long seed) {
    Grid grid = new Grid(-1.1, 1.3, -0.7, 0.1, 3);
    double[] loss = DoubleStream.iterate(0.1, one -> one * 1.7).limit(9).toArray();
    loss[4] = Double.NaN;
    loss[5] = Double.POSITIVE_INFINITY;
    boolean[] all = new boolean[9];
    Arrays.fill(all, true);
    Spot spot = new Spot("7", new Plane.Place(0.1, -0.2, 3e-7), new Value(0.3, 0.9));
    return new Sheet.OfPlane(
        new Title(Title.Kind.PLANE, List.of("SAM ρ 0.1"), seed, 3, KEY),
        new Relief(grid, loss, new double[9], all, 500, true),
        List.of(new Track("SAM ρ 0.1", Track.Kind.EPOCHS, List.of(spot, spot))));
  }

  private static Sheet.OfLine line() {
    List<Double> ts = Line.places(4);
    List<Value> values = ts.stream().map(t -> new Value(t * t, t / 2)).toList();
    List<Value> adapted = ts.stream().map(t -> new Value(1 / t, 0.25)).toList();
    Title title = new Title(Title.Kind.LINE, List.of("dense", "SGD"), 0, ts.size(), KEY);
    return new Sheet.OfLine(title, 500, new Line(ts, values, adapted));
  }

  @Test
  void whatIsKeptIsReadAsItWas() throws Exception {
    Atlas atlas = Atlas.of(run, TinyRun.recipe());
    assertEquals(Optional.empty(), atlas.plane(plane(2).title()));
    atlas.keep(line());
    atlas.keep(plane(2));
    assertEquals(line(), atlas.line(line().title()).orElseThrow());
    Sheet.OfPlane read = atlas.plane(plane(2).title()).orElseThrow();
    assertEquals(plane(2).title(), read.title());
    assertEquals(plane(2).tracks(), read.tracks());
    assertEquals(plane(2).relief().grid(), read.relief().grid());
    assertArrayEquals(plane(2).relief().loss(), read.relief().loss());
    assertEquals(9, read.relief().count());
    Title other = new Title(Title.Kind.PLANE, List.of("SAM ρ 0.1"), 2, 3, KEY + "0");
    assertEquals(Optional.empty(), atlas.plane(other), "of other weights");
    Path file = run.resolve("landscapes").resolve("plane-sam-rho-0.1-seed-2-3-01234567.json");
    JsonNode json = new JsonMapper().readTree(file.toFile());
    assertEquals(0.1, json.path("loss").path(0).path(0).doubleValue(), "the lowest row first");
  }

  @Test
  void whatIsDamagedOrNewerIsToldOfAndTheOldestGoes() throws Exception {
    Atlas atlas = Atlas.of(run, TinyRun.recipe());
    for (int seed = 1; seed <= Atlas.MOST; seed++) {
      atlas.keep(plane(seed));
      FileTime time = FileTime.fromMillis(1_000_000L * seed);
      Files.setLastModifiedTime(atlas.file(plane(seed).title()), time);
    }
    atlas.keep(line());
    assertFalse(Files.exists(atlas.file(plane(1).title())));
    Path second = atlas.file(plane(2).title());
    String text = Files.readString(second);
    for (String wrong :
        List.of(
            text.substring(0, text.length() / 2),
            text.replace("landscape/1", "landscape/2"),
            text.replace("\"side\": 3", "\"side\": 4"),
            text.replace("-1.1", "1.4"),
            text.replace("epochs", "centuries"),
            "{}")) {
      Files.writeString(second, wrong);
      IOException e = assertThrows(IOException.class, () -> atlas.plane(plane(2).title()));
      String said = String.valueOf(e.getMessage());
      assertTrue(said.startsWith(second.toString()), said);
      assertEquals(List.of(said), atlas.contents().troubles());
      assertEquals(Atlas.MOST - 1, atlas.contents().sheets().size(), "without it");
    }
    atlas.keep(plane(2));
    assertEquals(List.of(), atlas.contents().troubles(), "another took its place");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatFilesAreCalledSteersNoTerminal() throws Exception {
    Atlas atlas = Atlas.of(run, TinyRun.recipe());
    assertTrue(atlas.isEmpty());
    atlas.keep(line());
    assertFalse(atlas.isEmpty());
    Path folder = run.resolve("landscapes");
    Files.writeString(folder.resolve("\u001b[31mred.json"), "{}");
    String said = atlas.contents().troubles().getFirst();
    assertTrue(said.startsWith(folder.resolve("\uFFFD[31mred.json") + " cannot be used"), said);
  }
}
