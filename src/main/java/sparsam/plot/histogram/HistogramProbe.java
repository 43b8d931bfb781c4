package sparsam.plot.histogram;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import sparsam.plot.axes.Layout;
import sparsam.plot.axes.Ticks;
import sparsam.plot.picture.Hover;
import sparsam.plot.picture.Probe;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Place;

/** How many weights of every kind a bin holds. */
final class HistogramProbe implements Probe {
  private final Histogram histogram;
  private final List<Histogram.Bars> shown;
  private final Layout layout;

  HistogramProbe(Histogram histogram, Set<String> hidden, Layout layout) {
    this.histogram = histogram;
    this.shown = histogram.shown(hidden);
    this.layout = layout;
  }

  @Override
  public Optional<Hover> at(Place place) {
    Box plot = layout.plot();
    if (shown.isEmpty() || plot.width() == 0 || !plot.holds(place.x(), place.y())) {
      return Optional.empty();
    }
    Bins bins = shown.getFirst().bins();
    int bin = bin(bins, place.x());
    double from = bins.width() * bin - bins.limit();
    double left = layout.x().position(from);
    Box mark =
        new Box(left, plot.y(), layout.x().position(from + bins.width()) - left, plot.height());
    double step = bins.width() / 10;
    String heading =
        "%s %s … %s"
            .formatted(
                histogram.xLabel(),
                Ticks.decimal(from, step),
                Ticks.decimal(from + bins.width(), step));
    List<Hover.Row> rows = shown.stream().map(bars -> row(bars, bin)).toList();
    return Optional.of(new Hover(Hover.Shape.BAND, mark, heading.strip(), rows, List.of()));
  }

  private Hover.Row row(Histogram.Bars bars, int bin) {
    int count = bars.bins().counts()[bin];
    return new Hover.Row(
        bars.name(),
        Ticks.decimal(count, 1),
        "",
        HistogramPainter.swatch(bars.fill()),
        bars.colour(),
        layout.plot().bottom());
  }

  private int bin(Bins bins, double x) {
    double bin = Math.floor((layout.x().value(x) + bins.limit()) / bins.width());
    return (int) Math.clamp(bin, 0, bins.counts().length - 1);
  }

  @Override
  public Optional<Place> next(Place from, int dx, int dy) {
    if (shown.isEmpty() || dx == 0) {
      return Optional.empty();
    }
    Bins bins = shown.getFirst().bins();
    int bin = bin(bins, from.x()) + dx;
    double middle = bins.width() * (bin + 0.5) - bins.limit();
    return bin < 0 || bin >= bins.counts().length
        ? Optional.empty()
        : Optional.of(new Place(layout.x().position(middle), from.y()));
  }
}
