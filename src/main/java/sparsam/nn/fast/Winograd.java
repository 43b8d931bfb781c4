package sparsam.nn.fast;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.fast.Activations.Layout;
import sparsam.nn.fast.Convolution.Geometry;
import sparsam.nn.team.Lane;
import sparsam.nn.team.Pass;
import sparsam.nn.team.Team;

/**
 * A convolution with 3×3 kernels and stride 1, without bias, by Winograd's minimal filtering down
 * the columns: four rows of an image need six products of rows where twelve are written down (Lavin
 * and Gray 2016).
 *
 * <p>Along a row the three pixels of a patch lie side by side, so a product is a matrix product
 * over the row as it lies: three of them, each for every third pixel, as BLAS wants rows that do
 * not overlap. Nothing is gathered but whole rows. Filtering along both sides would need fewer
 * products still, but of matrices that are too small for BLAS, and rounds so much that gradients
 * are no longer PyTorch's.
 *
 * <p>The same way goes back: the input's gradient is a convolution of the output's with the kernels
 * turned about, and the weights' is summed among the transformed values and turned back once.
 */
final class Winograd implements Layer {
  private static final int OUT = WinogradTransforms.OUT;
  private static final int ROWS = WinogradTransforms.ROWS;
  private static final int KERNEL = 3;
  private static final int FEWEST_CHANNELS = 4;

  /** Floats of all rows of a block of images: about what a core's cache holds. */
  private static final int BLOCK = 100_000;

  private final Activations input;
  private final Activations output;
  private final Geometry geometry;
  private final float[] w;
  private final int weights;
  private final boolean inputGradient;

  /** Images that are filtered at a time. */
  private final int block;

  private final Room[] rooms;

  /**
   * What a thread works in, by row of a transform; all layers of a network use the same one, made
   * when it is first used.
   */
  static final class Room {
    private int values;
    private int weights;
    private float[][] taken = {};
    private float[][] given = {};
    private float[][] kernels = {};
    private float[][] sums = {};

    /** Where thirds begin, by the channels that lie between them. */
    private final Map<Integer, MemorySegment[][]> takenAt = new HashMap<>();

    private final Map<Integer, MemorySegment[][]> givenAt = new HashMap<>();
    private final Map<Integer, MemorySegment[][]> kernelsAt = new HashMap<>();
    private final Map<Integer, MemorySegment[][]> sumsAt = new HashMap<>();

    private static MemorySegment[][] thirds(
        Map<Integer, MemorySegment[][]> known, float[][] rows, int channels) {
      MemorySegment[][] thirds = known.get(channels);
      if (thirds == null) {
        thirds = new MemorySegment[ROWS][KERNEL];
        for (int r = 0; r < ROWS; r++) {
          for (int third = 0; third < KERNEL; third++) {
            thirds[r][third] = Blas.at(rows[r], third * channels);
          }
        }
        known.put(channels, thirds);
      }
      return thirds;
    }

    private void plan(int valuesARow, int weightsARow) {
      values = Math.max(values, valuesARow);
      weights = Math.max(weights, weightsARow);
    }

    private Room ready() {
      if (taken.length == 0) {
        taken = new float[ROWS][values];
        given = new float[ROWS][values];
        kernels = new float[ROWS][weights];
        sums = new float[ROWS][weights];
      }
      return this;
    }
  }

  /** One side of a convolution. */
  private record Images(float[] values, int height, int width, int channels) {
    int features() {
      return height * width * channels;
    }

    /** How many times four rows there are, the last perhaps fewer. */
    int tiles() {
      return Math.ceilDiv(height, OUT);
    }

    /** Pixels from a row to the next, where this is put out: with those that a patch reaches. */
    int pitch() {
      return width + KERNEL - 1;
    }
  }

  /**
   * @param share images of a lane at most
   * @param rooms of the threads
   */
  Winograd(
      Activations input,
      int capacity,
      int share,
      Geometry geometry,
      Parameters parameters,
      Slice weight,
      boolean inputGradient,
      Room[] rooms) {
    this.input = input;
    this.geometry = geometry;
    this.output = Activations.of(Layout.IMAGES, geometry.positions() * geometry.out(), capacity);
    this.w = parameters.values();
    this.weights = weight.offset();
    this.inputGradient = inputGradient;
    this.block = Convolution.block(most(geometry, share), share);
    this.rooms = rooms;
    for (Room room : rooms) {
      room.plan(valuesARow(geometry, share), weightsARow(geometry));
    }
  }

  /** Whether a convolution can be computed so, and gains by it. */
  static boolean suits(Geometry geometry, boolean bias) {
    return geometry.kernel() == KERNEL
        && geometry.stride() == 1
        && geometry.padding() < KERNEL
        && geometry.pool() == 1
        && !bias
        && geometry.in() >= FEWEST_CHANNELS
        && geometry.out() >= FEWEST_CHANNELS;
  }

  /** Bytes of a thread's room for layers of these sizes at most. */
  static long room(long valuesARow, long weightsARow) {
    return 2L * ROWS * Float.BYTES * (valuesARow + weightsARow);
  }

  /** Floats of a block's images in one row of a transform, on either side and either way. */
  static int valuesARow(Geometry g, int share) {
    int channels = Math.max(g.in(), g.out());
    return (most(g, share) * positions(g) + KERNEL - 1) * channels;
  }

  static int weightsARow(Geometry g) {
    return g.in() * g.out() * KERNEL;
  }

  /** Images of a block at most. */
  private static int most(Geometry g, int share) {
    int image = ROWS * positions(g) * Math.max(g.in(), g.out());
    return Math.clamp(BLOCK / image, 1, share);
  }

  /** Of an image in one row of a transform, whichever way has more. */
  private static int positions(Geometry g) {
    Images out = new Images(new float[0], g.outHeight(), g.outWidth(), g.out());
    Images in = new Images(new float[0], g.height(), g.width(), g.in());
    return Math.max(out.tiles() * out.pitch(), in.tiles() * in.pitch());
  }

  @Override
  public Activations output() {
    return output;
  }

  private Images in(float[] values) {
    return new Images(values, geometry.height(), geometry.width(), geometry.in());
  }

  private Images out(float[] values) {
    return new Images(values, geometry.outHeight(), geometry.outWidth(), geometry.out());
  }

  @Override
  public void forward(Pass pass, Mode mode) {
    pass.add(
        (lane, count) -> {
          Room room = rooms[lane.thread()].ready();
          takeKernels(room.kernels);
          Images to = out(output.values());
          convolve(lane, count, in(input.values()), geometry.padding(), to, room);
        });
  }

  /** Filters images by the kernels in the room. */
  private void convolve(Lane lane, int count, Images from, int padding, Images to, Room room) {
    int patch = KERNEL * from.channels();
    int end = lane.to(count);
    for (int image = lane.from(count); image < end; image += block) {
      int images = Math.min(block, end - image);
      int positions = take(from, padding, to, image, images, room.taken);
      MemorySegment[][] taken = Room.thirds(room.takenAt, room.taken, from.channels());
      MemorySegment[][] kernels = Room.thirds(room.kernelsAt, room.kernels, 0);
      MemorySegment[][] given = Room.thirds(room.givenAt, room.given, to.channels());
      for (int r = 0; r < ROWS; r++) {
        for (int third = 0; third < KERNEL; third++) {
          Blas.multiply(
              false,
              true,
              Math.ceilDiv(positions - third, KERNEL),
              to.channels(),
              patch,
              taken[r][third],
              patch,
              kernels[r][third],
              patch,
              0,
              given[r][third],
              KERNEL * to.channels());
        }
      }
      give(to, image, images, room.given);
    }
  }

  @Override
  public void backward(Pass pass) {
    pass.add(this::backward);
  }

  private void backward(Lane lane, int count) {
    Room room = rooms[lane.thread()].ready();
    Images dy = out(output.gradients());
    sumKernels(lane, count, dy, room);
    WinogradTransforms.weightsAdjoint(room.sums, 0, weightsARow(geometry));
    int run = KERNEL * geometry.in();
    for (int o = 0; o < geometry.out(); o++) {
      for (int ky = 0; ky < KERNEL; ky++) {
        int target = weights + (o * KERNEL + ky) * run;
        System.arraycopy(room.sums[ky], o * run, lane.gradient(), target, run);
      }
    }
    if (inputGradient) {
      turnKernels(room.kernels);
      int padding = KERNEL - 1 - geometry.padding();
      convolve(lane, count, dy, padding, in(input.gradients()), room);
    }
  }

  /** The gradient of the transformed kernels. */
  private void sumKernels(Lane lane, int count, Images dy, Room room) {
    Images x = in(input.values());
    for (float[] sum : room.sums) {
      Arrays.fill(sum, 0, weightsARow(geometry), 0);
    }
    int patch = KERNEL * geometry.in();
    int end = lane.to(count);
    for (int image = lane.from(count); image < end; image += block) {
      int images = Math.min(block, end - image);
      int positions = take(x, geometry.padding(), dy, image, images, room.taken);
      takeBack(dy, image, images, room.given);
      MemorySegment[][] given = Room.thirds(room.givenAt, room.given, geometry.out());
      MemorySegment[][] taken = Room.thirds(room.takenAt, room.taken, geometry.in());
      MemorySegment[][] sums = Room.thirds(room.sumsAt, room.sums, 0);
      for (int r = 0; r < ROWS; r++) {
        for (int third = 0; third < KERNEL; third++) {
          Blas.multiply(
              true,
              false,
              geometry.out(),
              patch,
              Math.ceilDiv(positions - third, KERNEL),
              given[r][third],
              KERNEL * geometry.out(),
              taken[r][third],
              patch,
              1,
              sums[r][third],
              patch);
        }
      }
    }
  }

  /** [out, column, in] in each row. */
  private void takeKernels(float[][] rows) {
    int run = KERNEL * geometry.in();
    for (int o = 0; o < geometry.out(); o++) {
      for (int ky = 0; ky < KERNEL; ky++) {
        System.arraycopy(w, weights + (o * KERNEL + ky) * run, rows[ky], o * run, run);
      }
    }
    WinogradTransforms.weights(rows, 0, weightsARow(geometry));
  }

  /** For the way back: [in, column, out], each kernel turned about. */
  private void turnKernels(float[][] rows) {
    int in = geometry.in();
    int out = geometry.out();
    int from = weights;
    for (int o = 0; o < out; o++) {
      for (int k = KERNEL * KERNEL - 1; k >= 0; k--, from += in) {
        float[] row = rows[k / KERNEL];
        for (int c = 0; c < in; c++) {
          row[(c * KERNEL + k % KERNEL) * out + o] = w[from + c];
        }
      }
    }
    WinogradTransforms.weights(rows, 0, weightsARow(geometry));
  }

  /**
   * Takes the rows of some images, each with its border, and transforms them.
   *
   * @param to what they are filtered to
   * @return how many pixels each row has
   */
  private static int take(
      Images from, int padding, Images to, int first, int images, float[][] rows) {
    int border = padding * from.channels();
    int run = from.width() * from.channels();
    int length = to.pitch() * from.channels();
    int at = 0;
    for (int image = first; image < first + images; image++) {
      for (int tile = 0; tile < to.tiles(); tile++, at += length) {
        for (int r = 0; r < ROWS; r++) {
          int y = tile * OUT - padding + r;
          if (y >= 0 && y < from.height()) {
            Arrays.fill(rows[r], at, at + border, 0);
            System.arraycopy(
                from.values(), image * from.features() + y * run, rows[r], at + border, run);
            Arrays.fill(rows[r], at + border + run, at + length, 0);
          } else {
            Arrays.fill(rows[r], at, at + length, 0);
          }
        }
        WinogradTransforms.input(rows, at, at + length);
      }
    }
    for (float[] row : rows) {
      Arrays.fill(row, at, at + (KERNEL - 1) * from.channels(), 0);
    }
    return at / from.channels();
  }

  /** Transforms back what was filtered, and gives it to images. */
  private static void give(Images to, int first, int images, float[][] rows) {
    int run = to.width() * to.channels();
    int length = to.pitch() * to.channels();
    int at = 0;
    for (int image = first; image < first + images; image++) {
      for (int tile = 0; tile < to.tiles(); tile++, at += length) {
        WinogradTransforms.output(rows, at, at + run);
        int target = image * to.features() + tile * OUT * run;
        int end = Math.min(OUT, to.height() - tile * OUT);
        for (int r = 0; r < end; r++) {
          System.arraycopy(rows[r], at, to.values(), target + r * run, run);
        }
      }
    }
  }

  /** Takes the gradients of rows and transforms them as {@link #give}'s adjoint. */
  private static void takeBack(Images dy, int first, int images, float[][] rows) {
    int run = dy.width() * dy.channels();
    int length = dy.pitch() * dy.channels();
    int at = 0;
    for (int image = first; image < first + images; image++) {
      for (int tile = 0; tile < dy.tiles(); tile++, at += length) {
        int from = image * dy.features() + tile * OUT * run;
        for (int r = 0; r < OUT; r++) {
          if (tile * OUT + r < dy.height()) {
            System.arraycopy(dy.values(), from + r * run, rows[r], at, run);
          } else {
            Arrays.fill(rows[r], at, at + run, 0);
          }
        }
        WinogradTransforms.outputAdjoint(rows, at, at + run);
        for (float[] row : rows) {
          Arrays.fill(row, at + run, at + length, 0);
        }
      }
    }
  }

  @Override
  public void reduce(Pass pass, Team team) {
    pass.add((lane, _) -> team.sum(lane, weights, geometry.out() * geometry.patch()));
  }
}
