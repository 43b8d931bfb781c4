package sparsam.ui.chart;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import sparsam.plot.gallery.Gallery;
import sparsam.plot.picture.Picture;
import sparsam.text.Strings;

/** Many images, some at a time. */
public final class PagesModel {
  /** Images on a page, where nobody says otherwise. */
  public static final int SIZE = 12;

  private final Strings strings;
  private final Gallery nothing;
  private final int size;
  private List<Integer> all = List.of();
  private Function<List<Integer>, Gallery> drawn;
  private int from;
  private final ReadOnlyObjectWrapper<Picture> picture;
  private final ReadOnlyStringWrapper place = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper before = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper after = new ReadOnlyBooleanWrapper();

  /**
   * @param nothing shown before there are any
   */
  public PagesModel(Strings strings, Gallery nothing) {
    this(strings, nothing, SIZE);
  }

  /**
   * @param nothing shown before there are any
   * @param size images on a page
   */
  public PagesModel(Strings strings, Gallery nothing, int size) {
    this.strings = strings;
    this.nothing = nothing;
    this.size = size;
    this.drawn = _ -> nothing;
    this.picture = new ReadOnlyObjectWrapper<>(nothing);
  }

  /**
   * Shows images from the first page on; the page stays where they are those shown already.
   *
   * @param images by their place among the test images
   * @param gallery draws some of them
   */
  public void show(List<Integer> images, Function<List<Integer>, Gallery> gallery) {
    if (!images.equals(all)) {
      from = 0;
    }
    all = images;
    drawn = gallery;
    draw();
  }

  /** Shows no images, and says nothing of any. */
  public void clear() {
    show(List.of(), _ -> nothing);
  }

  /** Turns to the next page, if there is one. */
  public void next() {
    if (after.get()) {
      from += size;
      draw();
    }
  }

  /** Turns to the page before, if there is one. */
  public void previous() {
    if (before.get()) {
      from -= size;
      draw();
    }
  }

  private void draw() {
    int to = Math.min(all.size(), from + size);
    picture.set(drawn.apply(all.subList(from, to)));
    place.set(all.size() <= size ? "" : strings.get("answers.page", from + 1, to, all.size()));
    before.set(from > 0);
    after.set(to < all.size());
  }

  /** The images of the page. */
  public ReadOnlyObjectProperty<Picture> picture() {
    return picture.getReadOnlyProperty();
  }

  /** Which of how many are shown; empty where all are. */
  public ReadOnlyStringProperty place() {
    return place.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty hasPrevious() {
    return before.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty hasNext() {
    return after.getReadOnlyProperty();
  }
}
