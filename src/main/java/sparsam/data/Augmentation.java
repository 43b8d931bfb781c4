package sparsam.data;

import java.util.List;
import java.util.Locale;
import sparsam.settings.Kind;
import sparsam.settings.Kind.Field;
import sparsam.settings.Setting;

/**
 * How the training images are changed anew in every epoch, so that no two epochs are the same.
 *
 * @param shift pixels of black around an image, of which a piece of its old size is cut at random
 * @param flip whether every second image is mirrored, left to right
 * @param cutout side of a square that is blotted out with the mean, its middle anywhere in the
 *     image
 */
public record Augmentation(long shift, boolean flip, long cutout) {
  private static final int MOST = 1024;

  public static final Setting<Long> SHIFT =
      Setting.whole(
              "shift",
              "Shift",
              "shift",
              0,
              MOST,
              0,
              "Pixels of black that are put around a training image before a piece of its size is"
                  + " cut at random: 4 for CIFAR (He et al. 2016).")
          .mayBeLeftOut();

  public static final Setting<Boolean> FLIP =
      Setting.flag(
          "flip",
          "Flip",
          "flipped",
          false,
          "Mirrors every second training image, left to right, drawn anew in every epoch.");

  public static final Setting<Long> CUTOUT =
      Setting.whole(
              "cutout",
              "Cutout",
              "cutout",
              0,
              MOST,
              0,
              "Side of a square that is blotted out at random, in pixels: 16 for CIFAR-10 (DeVries"
                  + " and Taylor 2017).")
          .mayBeLeftOut();

  public static final Kind<Augmentation> KIND =
      new Kind<>(
          "augment",
          "Augmentation",
          "Changes the training images anew in every epoch, drawn from the recipe's seed.",
          Augmentation.class,
          null,
          List.of(
              new Field<>(SHIFT, Augmentation::shift),
              new Field<>(FLIP, Augmentation::flip),
              new Field<>(CUTOUT, Augmentation::cutout)),
          values -> new Augmentation(values.get(SHIFT), values.get(FLIP), values.get(CUTOUT)));

  public static final Augmentation NONE = new Augmentation(0, false, 0);

  public Augmentation {
    SHIFT.check(shift);
    CUTOUT.check(cutout);
  }

  /**
   * @throws DataException with one sentence where images of this shape cannot be changed so
   */
  public void require(Shape shape) throws DataException {
    int side = Math.min(shape.height(), shape.width());
    if (shift >= side || cutout >= 2L * side) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "data.augment asks for a shift of %d and a cutout of %d, but the images have %d × %d"
                  + " pixels: give a shift below %d and a cutout below %d.",
              shift,
              cutout,
              shape.height(),
              shape.width(),
              side,
              2 * side));
    }
  }

  /**
   * Changes the inputs of one image in place.
   *
   * @param inputs its numbers from {@code at} on
   * @param spare room for one channel
   * @param random draws; as many numbers whatever comes out, so that one image's fate is its own
   */
  void apply(
      float[] inputs,
      int at,
      Shape shape,
      Normalization normalization,
      float[] spare,
      SplitMix64 random) {
    int reach = (int) shift;
    int down = random.below(2 * reach + 1) - reach;
    int right = random.below(2 * reach + 1) - reach;
    boolean mirrored = random.below(2) == 1 && flip;
    int row = random.below(shape.height()) - (int) cutout / 2;
    int column = random.below(shape.width()) - (int) cutout / 2;
    for (int c = 0; c < shape.channels(); c++) {
      int from = at + c * shape.area();
      if (down != 0 || right != 0 || mirrored) {
        System.arraycopy(inputs, from, spare, 0, shape.area());
        move(spare, inputs, from, shape, down, right, mirrored, normalization.input(0, c));
      }
      blot(inputs, from, shape, row, column);
    }
  }

  private static void move(
      float[] old,
      float[] inputs,
      int from,
      Shape shape,
      int down,
      int right,
      boolean mirrored,
      float black) {
    int width = shape.width();
    for (int y = 0; y < shape.height(); y++) {
      int oldY = y + down;
      boolean inside = oldY >= 0 && oldY < shape.height();
      for (int x = 0; x < width; x++) {
        int oldX = (mirrored ? width - 1 - x : x) + right;
        inputs[from + y * width + x] =
            inside && oldX >= 0 && oldX < width ? old[oldY * width + oldX] : black;
      }
    }
  }

  /** A square that reaches over an edge is cut there. */
  private void blot(float[] inputs, int from, Shape shape, int row, int column) {
    for (int y = Math.max(0, row); y < Math.min(shape.height(), row + cutout); y++) {
      for (int x = Math.max(0, column); x < Math.min(shape.width(), column + cutout); x++) {
        inputs[from + y * shape.width() + x] = 0;
      }
    }
  }
}
