package sparsam.plot.file;

import sparsam.plot.picture.Picture;

/**
 * A picture for a file.
 *
 * @param caption small lines below it, broken where they are too long; empty for none
 */
public record Page(Picture picture, String caption) {
  public static Page of(Picture picture) {
    return new Page(picture, "");
  }
}
