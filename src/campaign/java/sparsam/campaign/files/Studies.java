package sparsam.campaign.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
import sparsam.flatness.sharpness.Rise;
import sparsam.recipe.Recipe;

/** What a study of flatness leaves in a run's folder. */
final class Studies {
  private static final int SIDE = 3;
  private static final String KEY = "0123456789abcdef";

  private Studies() {}

  static void put(Path run, Recipe recipe) throws IOException {
    StudyFile.of(run).keep(portrait());
    Atlas atlas = Atlas.of(run, recipe);
    double[] loss = {0.1, 0.2, Double.NaN, 0.4, Double.POSITIVE_INFINITY, 0.6, 0.7, 0.8, 0.9};
    boolean[] all = new boolean[SIDE * SIDE];
    Arrays.fill(all, true);
    Spot spot = new Spot("7", new Plane.Place(0.1, -0.2, 3e-7), new Value(0.3, 0.9));
    atlas.keep(
        new Sheet.OfPlane(
            new Title(Title.Kind.PLANE, List.of("SAM"), 1, SIDE, KEY),
            new Relief(Grid.around(1, SIDE), loss, new double[SIDE * SIDE], all, 500, true),
            List.of(new Track("SAM", Track.Kind.EPOCHS, List.of(spot)))));
    List<Double> ts = Line.places(4);
    List<Value> values = ts.stream().map(t -> new Value(t * t, t / 2)).toList();
    Title title = new Title(Title.Kind.LINE, List.of("dense", "SAM"), 0, ts.size(), KEY);
    atlas.keep(new Sheet.OfLine(title, 500, new Line(ts, values, values)));
  }

  private static Portrait portrait() {
    return new Portrait(
        "SAM",
        KEY,
        new Facts(0.5, 0.12, 10, 0.1, 1000, 500, 510, 320, false, List.of()),
        new Eigenvalues(List.of(4.0, 2.0), List.of(0.01, 0.02), -0.1, 0.01, 20, true),
        new Trace(12, 0.1, 16, List.of(new Trace.Part("fc", 12, 0.1))),
        new Density(List.of(new Density.Atom(0, 0.99), new Density.Atom(4, 0.01)), 510),
        Map.of(Measure.RISE, List.of(new Rise(0, 320, 0, 0, 0), new Rise(1, 320, 4, 0.2, 0.3))),
        List.of(),
        List.of());
  }

  /** Reads all of it, as a report does. */
  static List<String> shown(Path run, Recipe recipe) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Portrait portrait : StudyFile.of(run).portraits().values()) {
      texts.add(portrait.name());
    }
    Atlas.Contents maps = Atlas.of(run, recipe).contents();
    texts.addAll(maps.troubles());
    maps.sheets().forEach(sheet -> texts.addAll(sheet.title().networks()));
    return texts;
  }
}
