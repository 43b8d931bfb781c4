package sparsam.plot.gallery;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import sparsam.plot.axes.Frame;
import sparsam.plot.axes.Layout;
import sparsam.plot.picture.Memory;
import sparsam.plot.picture.Numbers;
import sparsam.plot.picture.Picture;
import sparsam.plot.picture.Probe;
import sparsam.plot.surface.Pen;

/**
 * Small images, grey or in colour, with a line of text each.
 *
 * @param more what is written when not all have room; {@code %d} is how many have not
 * @param empty the sentence shown while there are none
 */
public record Gallery(String title, List<Tile> tiles, String more, String empty)
    implements Picture {
  /**
   * One image.
   *
   * @param pixels row by row, 0 for the ground to 1 for the stroke; of a colour image red, green
   *     and blue after each other, 0 to 1; shared, not to be changed
   * @param columns of the image; as many divide the pixels into whole rows
   * @param channels 3 for an image in colour, else its first channel is drawn
   * @param caption below it, in one line or several; may be empty
   * @param words what the mouse over it says; may be empty
   */
  public record Tile(float[] pixels, int columns, int channels, String caption, String words) {
    /** What red, green and blue are. */
    private static final int COLOURS = 3;

    /** A grey image that says its caption. */
    public Tile(float[] pixels, int columns, String caption) {
      this(pixels, columns, caption, caption);
    }

    /** A grey image. */
    public Tile(float[] pixels, int columns, String caption, String words) {
      this(pixels, columns, 1, caption, words);
    }

    public Tile {
      if (columns < 1
          || channels < 1
          || pixels.length == 0
          || pixels.length % (columns * channels) != 0) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "%d pixels are not whole rows of %d", pixels.length, columns));
      }
    }

    /** Rows of the image. */
    public int rows() {
      return pixels.length / channels / columns;
    }

    boolean isColour() {
      return channels == COLOURS;
    }
  }

  public Gallery {
    tiles = List.copyOf(tiles);
  }

  @Override
  public boolean isEmpty() {
    return tiles.isEmpty();
  }

  @Override
  public Gallery withTitle(String other) {
    return new Gallery(other, tiles, more, empty);
  }

  @Override
  public List<String> names() {
    return List.of();
  }

  @Override
  public Gallery without(Set<String> hidden) {
    return this;
  }

  /** Room for images at three times their size, six in a row, with what stands below them. */
  @Override
  public double aspect(double width) {
    long lines = tiles.stream().mapToLong(tile -> tile.caption().lines().count()).max().orElse(1);
    double height = 44 + Math.ceilDiv(tiles.size(), 6) * (88 + 18.0 * lines);
    return width / Math.clamp(height, 160, 900);
  }

  @Override
  public Numbers numbers() {
    return new GalleryNumbers(this);
  }

  @Override
  public Layout paint(Pen pen, Frame frame, Set<String> hidden, Memory memory) {
    return new GalleryPainter(pen, this).draw(frame.box());
  }

  @Override
  public Probe probe(Set<String> hidden, Layout layout, Memory memory) {
    return new GalleryProbe(this, layout);
  }
}
