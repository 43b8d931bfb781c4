package sparsam.ui.export;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sparsam.plot.axes.Axis;
import sparsam.plot.file.PageFit;
import sparsam.plot.file.PngSize;
import sparsam.plot.picture.Picture;
import sparsam.text.Strings;

/** Says what has no room in a figure, and how wide one would have to be that has it. */
final class Room {
  private static final double CM = 96 / 2.54;

  private Room() {}

  /** A sentence where a name of a line or of an axis, or the title, would be shortened. */
  static Optional<String> refusal(Strings strings, Outlet.Leaf leaf, PageFit fit) {
    List<String> cut = missing(leaf, fit);
    if (cut.isEmpty()) {
      return Optional.empty();
    }
    PngSize size = leaf.size();
    double halves = Math.floor(size.width() / CM * 2);
    for (double cm = halves / 2 + 0.5; cm <= PngSize.MOST_CM; cm += 0.5) {
      PngSize wider = new PngSize(cm * CM, cm * CM * size.height() / size.width(), size.scale());
      if (missing(leaf, Leaves.fit(leaf, wider)).isEmpty()) {
        return Optional.of(strings.get("export.cut", cut.getFirst(), strings.number(cm)));
      }
    }
    return Optional.of(strings.get("export.cut.anyhow", cut.getFirst()));
  }

  private static List<String> missing(Outlet.Leaf leaf, PageFit fit) {
    Picture picture = leaf.page().picture();
    Set<String> matters = new HashSet<>(picture.names());
    matters.add(picture.title());
    Axis x = picture.xAxis();
    Axis y = picture.yAxis();
    if (x != null && y != null) {
      matters.add(x.caption());
      matters.add(y.caption());
    }
    return fit.cut().stream().filter(matters::contains).toList();
  }
}
