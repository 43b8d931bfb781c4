package sparsam.plot.gallery;

import java.util.List;
import java.util.Optional;
import sparsam.plot.axes.Layout;
import sparsam.plot.picture.Hover;
import sparsam.plot.picture.Probe;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Place;

/** What an image says; its caption may not have had room below it. */
final class GalleryProbe implements Probe {
  private final Gallery gallery;
  private final Layout layout;

  GalleryProbe(Gallery gallery, Layout layout) {
    this.gallery = gallery;
    this.layout = layout;
  }

  @Override
  public Optional<Hover> at(Place place) {
    return layout.cellAt(place.x(), place.y()).flatMap(this::hover);
  }

  private Optional<Hover> hover(Layout.Cell cell) {
    int index = cell.row() * (int) layout.x().range().max() + cell.column();
    if (index >= gallery.tiles().size() || gallery.tiles().get(index).words().isEmpty()) {
      return Optional.empty();
    }
    String words = gallery.tiles().get(index).words();
    Box place = layout.place(cell);
    Box image =
        new Box(place.x(), place.y(), place.width() - GalleryPainter.GAP, place.height() - 2);
    return Optional.of(new Hover(Hover.Shape.FRAME, image, words, List.of(), List.of()));
  }

  @Override
  public Optional<Place> next(Place from, int dx, int dy) {
    return layout.neighbour(from, dx, dy).filter(to -> at(to).isPresent());
  }
}
