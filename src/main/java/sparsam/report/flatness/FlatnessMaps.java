package sparsam.report.flatness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import sparsam.flatness.atlas.Sheet;
import sparsam.flatness.atlas.Title;
import sparsam.flatness.landscape.Line;
import sparsam.flatness.landscape.Relief;
import sparsam.recipe.FileNames;
import sparsam.recipe.Recipe;
import sparsam.report.Figure;
import sparsam.report.landscape.Landscapes;
import sparsam.report.landscape.Landscapes.Ends;
import sparsam.report.landscape.View;
import sparsam.text.Strings;

/** The planes and lines of a run as figures of its report. */
final class FlatnessMaps {
  private final Strings strings;
  private final Landscapes landscapes;
  private final Recipe recipe;
  private final FileNames files;

  FlatnessMaps(Strings strings, Recipe recipe) {
    this.strings = strings;
    this.landscapes = new Landscapes(strings);
    this.recipe = recipe;
    this.files = FileNames.of(recipe);
  }

  /** What of a title makes two sheets the same picture, finer or coarser. */
  private record Seen(Title.Kind kind, List<String> networks, long seed) {
    static Seen of(Sheet sheet) {
      Title title = sheet.title();
      return new Seen(title.kind(), title.networks(), title.seed());
    }
  }

  /**
   * Those between and around these networks alone; the finest of each, on the most images.
   *
   * @param networks names of the run's own
   */
  static List<Sheet> finest(List<Sheet> sheets, Set<String> networks) {
    Comparator<Sheet> finer =
        Comparator.<Sheet>comparingInt(sheet -> sheet.title().side())
            .thenComparingInt(Sheet::images);
    Map<Seen, Sheet> best = new LinkedHashMap<>();
    for (Sheet sheet : sheets) {
      if (networks.containsAll(sheet.title().networks())) {
        best.merge(
            Seen.of(sheet), sheet, (one, other) -> finer.compare(other, one) > 0 ? other : one);
      }
    }
    return List.copyOf(best.values());
  }

  /** Planes around networks have the same colours; a line is drawn by its loss and accuracy. */
  List<Figure> figures(List<Sheet> sheets) {
    List<Relief> around = new ArrayList<>();
    for (Sheet sheet : sheets) {
      if (sheet instanceof Sheet.OfPlane plane && plane.title().kind() == Title.Kind.PLANE) {
        around.add(plane.relief());
      }
    }
    Ends shared = Landscapes.ends(around, View.USUAL);
    Set<String> taken = new HashSet<>();
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < sheets.size(); i++) {
      String id = id(sheets.get(i).title());
      if (!taken.add(id)) {
        id += "." + (i + 1); // Names that differ may be the same when joined.
        taken.add(id);
      }
      switch (sheets.get(i)) {
        case Sheet.OfPlane plane -> figures.add(plane(id, plane, shared));
        case Sheet.OfLine line -> figures.addAll(line(id, line));
      }
    }
    return figures;
  }

  private String id(Title title) {
    String seed = title.kind() == Title.Kind.PLANE ? "-" + Long.toUnsignedString(title.seed()) : "";
    return "flatness-"
        + title.kind().label()
        + "-"
        + title.networks().stream().map(files::of).collect(Collectors.joining("-"))
        + seed;
  }

  private Figure plane(String id, Sheet.OfPlane plane, Ends shared) {
    Title title = plane.title();
    List<Relief> reliefs = List.of(plane.relief());
    boolean around = title.kind() == Title.Kind.PLANE;
    String what =
        switch (title.kind()) {
          case PLANE -> strings.get("report.flatness.plane");
          case THROUGH -> strings.get("report.flatness.through");
          case PATH, LINE -> strings.get("report.flatness.path");
        };
    return new Figure(
        id,
        landscapes.plane(
            landscapes.title(title),
            reliefs,
            View.USUAL,
            around ? shared : Landscapes.ends(reliefs, View.USUAL),
            landscapes.routes(plane.tracks()),
            ""),
        what + on(plane));
  }

  private List<Figure> line(String id, Sheet.OfLine sheet) {
    String a = sheet.title().networks().getFirst();
    String b = sheet.title().networks().getLast();
    Line line = sheet.line();
    String caption = landscapes.barrier(a, b, line) + on(sheet);
    return List.of(
        new Figure(id + "-loss", landscapes.line(a, b, line, View.USUAL, ""), caption),
        new Figure(
            id + "-accuracy", landscapes.line(a, b, line, new View(true, false), ""), caption));
  }

  private String on(Sheet sheet) {
    return "\n" + landscapes.caption(recipe.network(), sheet.images());
  }
}
