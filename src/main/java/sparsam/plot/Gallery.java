package sparsam.plot;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Small grey images with a line of text each.
 *
 * @param more what is written when not all have room; {@code %d} is how many have not
 * @param empty the sentence shown while there are none
 */
public record Gallery(String title, List<Tile> tiles, String more, String empty)
    implements Picture {
  /**
   * One image.
   *
   * @param pixels row by row, 0 for the ground to 1 for the stroke; shared, not to be changed
   * @param columns of the image; as many divide the pixels into whole rows
   * @param caption below it, in one line or several; may be empty
   * @param words what the mouse over it says; may be empty
   */
  public record Tile(float[] pixels, int columns, String caption, String words) {
    /** An image that says its caption. */
    public Tile(float[] pixels, int columns, String caption) {
      this(pixels, columns, caption, caption);
    }

    public Tile {
      if (columns < 1 || pixels.length == 0 || pixels.length % columns != 0) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "%d pixels are not whole rows of %d", pixels.length, columns));
      }
    }

    int rows() {
      return pixels.length / columns;
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
}
