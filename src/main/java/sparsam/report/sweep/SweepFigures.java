package sparsam.report.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
 * each is, and how flat where that was measured. Curves with bands over every axis. What has
 * further axes is cut through the best point.
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
      for (int axis : made.pictures.scales()) {
        made.curves(axis, through.values());
      }
      if (made.sweep.axes().isEmpty()) {
        made.add("arms", made.pictures.arms(through, ""), strings.get("sweep.arms.caption"));
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

  private String cut(List<String> through, List<Integer> shown) {
    String cut = pictures.cut(through, shown);
    return cut.isEmpty() ? "" : " " + cut;
  }

  private void curves(int place, List<String> through) {
    Axis axis = sweep.axes().get(place);
    boolean drawn = pictures.isDrawn();
    String caption =
        strings.get(drawn ? "sweep.points.caption" : "sweep.curves.caption")
            + (drawn ? "" : cut(through, List.of(place)));
    String id = slug(axis.key());
    add("curves-" + id, pictures.curves(place, through, ""), caption);
    if (axis.isSparsity() && !drawn) {
      add("compression-" + id, pictures.compression(place, through, ""), caption);
    }
  }

  private static String slug(String name) {
    String slug = Slug.of(name);
    return slug.isEmpty() ? "arm" : slug;
  }
}
