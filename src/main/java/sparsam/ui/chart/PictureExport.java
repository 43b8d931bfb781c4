package sparsam.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import sparsam.plot.picture.Picture;

/** The pictures on the window's cards, to be taken away as they are seen, and the way there. */
public final class PictureExport {
  /**
   * A card's picture.
   *
   * @param id of the card; names its file
   * @param seen the picture as it is now, with its title, without what is hidden
   */
  public record Chart(String id, Supplier<Picture> seen) {}

  private final List<Chart> charts = new ArrayList<>();
  private final Consumer<Chart> above;
  private Consumer<String> door = _ -> {};

  public PictureExport() {
    this(_ -> {});
  }

  private PictureExport(Consumer<Chart> above) {
    this.above = above;
  }

  /** One for the cards of a part of the window: what is offered there is offered here, too. */
  public PictureExport part() {
    PictureExport part = new PictureExport(this::offer);
    part.leadsTo(this::open);
    return part;
  }

  /** Adds a card's picture. */
  public void offer(Chart chart) {
    charts.add(chart);
    above.accept(chart);
  }

  /** The cards' pictures, in the order in which the cards were made. */
  public List<Chart> charts() {
    return List.copyOf(charts);
  }

  /**
   * Where a card's button leads.
   *
   * @param opened is told the card's id
   */
  public void leadsTo(Consumer<String> opened) {
    door = opened;
  }

  void open(String id) {
    door.accept(id);
  }
}
