package sparsam.plot;

import java.util.Optional;
import java.util.Set;

/** Finds out what there is to say at a place of a drawn picture. */
interface Probe {
  /** A place in a picture. */
  record Place(double x, double y) {}

  /** What lies nearest to a place, nothing outside the data's area. */
  Optional<Hover> at(Place place);

  /**
   * The next place that has something else to say, seen from one in the data's area.
   *
   * @param dx −1 to the left, 1 to the right
   * @param dy −1 upwards, 1 downwards
   */
  Optional<Place> next(Place from, int dx, int dy);

  /**
   * @param curves those that the picture was drawn with
   */
  static Probe of(Picture picture, Set<String> hidden, Layout layout, Curves curves) {
    return switch (picture) {
      case LineChart chart -> new LineProbe(chart, hidden, layout, curves);
      case Histogram histogram -> new HistogramProbe(histogram, hidden, layout);
      case Intervals intervals -> new IntervalsProbe(intervals, layout);
      case Matrix matrix -> new MatrixProbe(matrix, layout);
      case Gallery gallery -> new GalleryProbe(gallery, layout);
    };
  }
}
