package sparsam.ui.lab.data;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataSet;
import sparsam.data.Shape;
import sparsam.plot.gallery.Gallery;
import sparsam.report.answer.TestImages;
import sparsam.text.Strings;
import sparsam.ui.chart.PagesModel;

/** The classes of data that are looked at, and images of the one that is chosen, or of all. */
final class ClassImages {
  private static final int PAGE = 16;

  private final Strings strings;
  private final PagesModel pages;
  private final ReadOnlyObjectWrapper<List<ClassRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Integer> chosen = new ReadOnlyObjectWrapper<>(0);
  private final ReadOnlyObjectWrapper<@Nullable Shape> shape = new ReadOnlyObjectWrapper<>();
  private @Nullable DataSet shown;

  ClassImages(Strings strings) {
    this.strings = strings;
    pages =
        new PagesModel(
            strings,
            new Gallery(strings.get("data.images"), List.of(), "", strings.get("data.images.none")),
            PAGE);
  }

  /** Shows data; the row that was chosen stays so until {@link #clear}. */
  void show(Looked looked) {
    shown = looked.set();
    rows.set(ClassRow.of(looked.set(), looked.classes()));
    shape.set(looked.set().shape());
    draw();
  }

  /** There are none. */
  void clear() {
    shown = null; // The images need room.
    rows.set(List.of());
    chosen.set(0);
    pages.clear();
  }

  /** Chooses a row: all classes, or one of them, whose images are shown then. */
  void choose(int row) {
    if (row >= 0 && row < rows.get().size() && row != chosen.get()) {
      chosen.set(row);
      draw();
    }
  }

  private void draw() {
    DataSet now = shown;
    if (now == null) {
      return;
    }
    TestImages images = TestImages.training(now);
    List<String> classes = now.classes();
    ClassRow row = rows.get().get(Math.min(chosen.get(), rows.get().size() - 1));
    int only = row.isTotal() ? -1 : classes.indexOf(row.name());
    int most =
        only >= 0
            ? Integer.MAX_VALUE
            : Math.max(1, (int) Math.round((double) PAGE / classes.size()));
    List<Integer> places =
        row.used() ? places(images.labels(), classes.size(), only, most) : List.of();
    pages.show(
        places,
        some ->
            new Gallery(
                strings.get("data.images"),
                some.stream().map(image -> tile(images, image, classes)).toList(),
                strings.get("answers.more"),
                strings.get("data.images.out")));
  }

  private static Gallery.Tile tile(TestImages images, int image, List<String> classes) {
    String name = classes.get(images.labels()[image]);
    return new Gallery.Tile(
        images.image(image), images.shape().width(), images.shape().channels(), name, name);
  }

  /** Images by class: of one all, or of each some. */
  private static List<Integer> places(int[] labels, int classes, int only, int most) {
    List<List<Integer>> byClass = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      byClass.add(new ArrayList<>());
    }
    for (int i = 0; i < labels.length; i++) {
      List<Integer> of = byClass.get(labels[i]);
      if (of.size() < most && (only < 0 || only == labels[i])) {
        of.add(i);
      }
    }
    return byClass.stream().flatMap(List::stream).toList();
  }

  /** All classes together, then each by itself. */
  ReadOnlyObjectProperty<List<ClassRow>> rows() {
    return rows.getReadOnlyProperty();
  }

  /** What every image looks like; null before there are any. */
  ReadOnlyObjectProperty<@Nullable Shape> shape() {
    return shape.getReadOnlyProperty();
  }

  /** Which row is chosen, from 0. */
  ReadOnlyObjectProperty<Integer> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /** The images that are shown. */
  PagesModel pages() {
    return pages;
  }
}
