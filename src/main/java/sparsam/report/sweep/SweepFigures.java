package sparsam.report.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sparsam.plot.picture.Picture;
import sparsam.report.Figure;
import sparsam.sweep.Axis;
import sparsam.sweep.Sweep;
import sparsam.sweep.finding.Best;
import sparsam.sweep.finding.Cell;
import sparsam.sweep.finding.Findings;
import sparsam.sweep.finding.Importance;
import sparsam.sweep.finding.Quantity;
import sparsam.system.Slug;
import sparsam.text.Strings;

/**
 * The pictures of a sweep. Maps of the two axes that matter most: where arms differ, how accurate
 * each is, and how flat where that was measured. Curves of the same with bands over every axis,
 * those of differences where there is no map. What has further axes is cut through the best point.
 */
public final class SweepFigures {
  private final Strings strings;
  private final Sweep sweep;
  private final SweepPictures pictures;
  private final List<Figure> figures = new ArrayList<>();

  private SweepFigures(Strings strings, Findings findings) {
    this.strings = strings;
    this.sweep = findings.sweep();
    this.pictures = new SweepPictures(strings, findings);
  }

  /** All pictures for which there are numbers. */
  public static List<Figure> of(Strings strings, Findings findings) {
    SweepFigures made = new SweepFigures(strings, findings);
    Cell through = findings.best().map(Best::cell).orElse(null);
    if (through != null) {
      List<Integer> grid = weightiest(findings, made.pictures.grid());
      if (grid.size() >= 2) {
        made.maps(grid.get(0), grid.get(1), Shade.of(findings), through);
      }
      List<Shade> kinds = made.kinds(findings, grid.size() >= 2);
      for (int axis : made.pictures.scales()) {
        kinds.forEach(of -> made.curves(axis, of, through.values()));
      }
      if (made.sweep.axes().isEmpty()) {
        kinds.forEach(of -> made.arms(through, of));
      }
    }
    return List.copyOf(made.figures);
  }

  private void add(String id, Picture picture, String what) {
    if (!picture.isEmpty()) {
      figures.add(
          new Figure(
              id,
              picture,
              what + "\n" + strings.get("sweep.picture.of", sweep.recipe().name(), seeds())));
    }
  }

  private int seeds() {
    return sweep.seeds().size();
  }

  /** The two of some axes that matter most, in the sweep's order; fewer where there are. */
  public static List<Integer> weightiest(Findings findings, List<Integer> axes) {
    return axes.stream()
        .sorted(Comparator.comparingDouble(i -> -weight(findings, i)))
        .limit(2)
        .sorted()
        .toList();
  }

  private static double weight(Findings findings, int axis) {
    return findings.importance().stream().mapToDouble(one -> share(one, axis)).max().orElse(0);
  }

  private static double share(Importance one, int axis) {
    return one.shares().get(axis);
  }

  private void maps(int rows, int columns, List<Shade> shades, Cell through) {
    String cut = cut(through.values(), List.of(rows, columns));
    SweepMaps maps = pictures.maps();
    for (Shade shade : shades) {
      add(
          id(shade),
          maps.of(rows, columns, shade, through.values(), ""),
          maps.words(shade).caption() + cut);
    }
  }

  private static String id(Shade shade) {
    String arm = slug(shade.arm());
    if (shade.quantity() == Quantity.ACCURACY) {
      return (shade.difference() ? "map-" : "accuracy-") + arm;
    }
    return shade.quantity().label() + (shade.difference() ? "-map-" : "-") + arm;
  }

  /** What curves are of, one shade each; differences where no map shows them. */
  private List<Shade> kinds(Findings findings, boolean mapped) {
    Map<String, Shade> kinds = new LinkedHashMap<>();
    for (boolean difference : new boolean[] {false, true}) {
      for (Shade shade : Shade.of(findings)) {
        if (shade.difference() == difference && !(difference && (mapped || pictures.isDrawn()))) {
          kinds.putIfAbsent(kind(shade), shade);
        }
      }
    }
    return List.copyOf(kinds.values());
  }

  /** What of its curves' names goes before the axis; accuracies have none. */
  private static String kind(Shade shade) {
    String quantity = shade.quantity() == Quantity.ACCURACY ? "" : shade.quantity().label() + "-";
    return shade.difference() ? quantity + "difference-" : quantity;
  }

  private void arms(Cell only, Shade of) {
    ShadeWords words = pictures.maps().words(of);
    add(
        kind(of) + "arms",
        pictures.arms(only, of, ""),
        strings.get("sweep.arms.caption", words.every()));
  }

  private String cut(List<String> through, List<Integer> shown) {
    String cut = pictures.cut(through, shown);
    return cut.isEmpty() ? "" : " " + cut;
  }

  private void curves(int place, Shade of, List<String> through) {
    Axis axis = sweep.axes().get(place);
    boolean drawn = pictures.isDrawn();
    String caption =
        pictures.maps().words(of).curvesCaption(drawn)
            + (drawn ? "" : cut(through, List.of(place)));
    String id = slug(axis.key());
    add(kind(of) + "curves-" + id, pictures.curves(place, of, through, ""), caption);
    if (axis.isSparsity() && !drawn) {
      add(kind(of) + "compression-" + id, pictures.compression(place, of, through, ""), caption);
    }
  }

  private static String slug(String name) {
    String slug = Slug.of(name);
    return slug.isEmpty() ? "arm" : slug;
  }
}
