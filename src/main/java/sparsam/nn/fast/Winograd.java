package sparsam.nn.fast;

import static sparsam.nn.fast.winograd.Filter.ROWS;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.fast.Activations.Layout;
import sparsam.nn.fast.Convolution.Geometry;
import sparsam.nn.fast.winograd.Cells;
import sparsam.nn.fast.winograd.Filter;
import sparsam.nn.fast.winograd.Finish;
import sparsam.nn.fast.winograd.Points;
import sparsam.nn.fast.winograd.Room;
import sparsam.nn.fast.winograd.Tiles;
import sparsam.nn.team.Lane;
import sparsam.nn.team.Pass;
import sparsam.nn.team.Team;

/**
 * A convolution by Winograd's minimal filtering of both sides: 4×4 outputs need 36 products where
 * 3×3 kernels have 144, and 25 where 2×2 kernels have 64.
 *
 * <p>It serves 3×3 kernels of stride 1, and 4×4 kernels of stride 2, which are 2×2 kernels over
 * {@link Cells} of four pixels. Each of the products is one of matrices, [tiles, in] · [in, out],
 * over all tiles of a few images.
 *
 * <p>The same way goes back: the input's gradient is a convolution of the output's with the kernels
 * turned about, and the weights' is summed among the transformed values and turned back once.
 */
final class Winograd implements Layer {
  /** Values turned about at a time: a line of the cache. */
  private static final int LINE = 16;

  private final Activations input;
  private final Activations output;
  private final Geometry geometry;
  private final WinogradShape shape;
  private final Filter filter;
  private final float[] w;
  private final int weights;

  /** Where the biases begin; negative where there are none. */
  private final int biases;

  private final boolean inputGradient;

  /** What is done to values before they are put out, while anything trains. */
  private final Epilogue training;

  /** And where nothing does: what was taken over from layers above, too. */
  private Epilogue evaluation;

  /** Images that there is room for. */
  private final int most;

  /** [in, out] by point; all lanes transform them together, at the start of a pass. */
  private final Points kernels;

  /** The same turned about for the way back: [out, in]. */
  private final Points turned;

  private final Room[] rooms;

  /** The network's. */
  private final float[] gradient;

  /** What each group of images says of the weights, then of the biases. */
  private final float[][] parts;

  /**
   * @param bias null where it has none
   * @param inputGradient false where nothing below trains
   * @param rooms of the threads
   * @param gradient the network's
   */
  Winograd(
      Activations input,
      int capacity,
      Geometry geometry,
      Parameters parameters,
      Slice weight,
      @Nullable Slice bias,
      boolean inputGradient,
      Room[] rooms,
      float[] gradient) {
    this.input = input;
    this.geometry = geometry;
    this.shape = new WinogradShape(geometry);
    this.filter = shape.filter();
    this.output = Activations.of(Layout.IMAGES, geometry.positions() * geometry.out(), capacity);
    this.w = parameters.values();
    this.weights = weight.offset();
    this.biases = bias == null ? -1 : bias.offset();
    this.inputGradient = inputGradient;
    this.training = Epilogue.of(output, w, biases);
    this.evaluation = training;
    this.most = shape.most(capacity);
    this.kernels = new Points(shape.weights());
    this.turned = new Points(inputGradient ? shape.weights() : 0);
    this.rooms = rooms;
    this.gradient = gradient;
    this.parts = new float[WinogradShape.groups(capacity)][shape.part(bias != null)];
    for (Room room : rooms) {
      shape.plan(room, capacity);
    }
  }

  @Override
  public Activations output() {
    return output;
  }

  private Cells in(float[] values) {
    return new Cells(
        values,
        geometry.height(),
        geometry.width(),
        geometry.in(),
        geometry.stride(),
        geometry.padding());
  }

  /**
   * @param padding how many cells around an image are counted with it
   */
  private Cells out(float[] values, int padding) {
    return new Cells(values, geometry.outHeight(), geometry.outWidth(), geometry.out(), 1, padding);
  }

  @Override
  public boolean prepare(Pass pass, Mode mode) {
    pass.add(
        (lane, _) -> {
          takeKernels(lane.from(shape.depth()), lane.to(shape.depth()));
          if (mode != Mode.EVALUATE && inputGradient) {
            turnKernels(lane.from(geometry.out()), lane.to(geometry.out()));
          }
        });
    return true;
  }

  /** Lets evaluations do what the BatchNorm above does, whose output is theirs then. */
  void takeOver(BatchNorm norm) {
    evaluation = evaluation.then(norm);
  }

  /** Lets evaluations do what the rectifier above does. */
  void takeOver(Rectifier rectifier) {
    evaluation = evaluation.then(rectifier);
  }

  @Override
  public void forward(Pass pass, Mode mode) {
    Tiles tiles = shape.up();
    int length = most * tiles.count() * geometry.out();
    Epilogue last = mode == Mode.EVALUATE ? evaluation : training;
    last.prepare(pass);
    pass.add(
        (lane, count) -> {
          Room room = rooms[lane.thread()].ready();
          Cells to = out(last.output().values(), 0);
          Finish finish = last.finish(lane, room, geometry.out(), length);
          convolve(lane, count, in(input.values()), to, tiles, kernels, finish);
        });
  }

  /**
   * Filters images.
   *
   * @param finish what is done to the outputs; null for nothing
   */
  private void convolve(
      Lane lane,
      int count,
      Cells from,
      Cells to,
      Tiles tiles,
      Points kernels,
      @Nullable Finish finish) {
    Room room = rooms[lane.thread()];
    int begin = lane.from(count);
    int end = lane.to(count);
    int block = Convolution.block(most, end - begin);
    for (int image = begin; image < end; image += block) {
      int images = Math.min(block, end - image);
      tiles.take(filter, from, image, images, room);
      for (int row = filter.first(); row < ROWS; row++) {
        for (int column = filter.first(); column < ROWS; column++) {
          int point = row * ROWS + column;
          for (int stretch = 0; stretch < tiles.stretches(point); stretch++) {
            int start = tiles.start(stretch, images);
            Blas.multiply(
                false,
                false,
                tiles.length(stretch, point, images),
                to.depth(),
                from.depth(),
                room.taken().at(point, start * from.depth()),
                from.depth(),
                kernels.at(point),
                to.depth(),
                0,
                room.given().at(point, start * to.depth()),
                to.depth());
          }
        }
      }
      tiles.give(filter, to, image, images, room, finish);
    }
  }

  @Override
  public void backward(Pass pass) {
    pass.meet(WinogradShape::groups).add(this::sumKernels).beside(null);
    if (inputGradient) {
      pass.add(this::goBack);
    }
  }

  private void goBack(Lane lane, int count) {
    rooms[lane.thread()].ready();
    Cells dx = in(input.gradients());
    Tiles tiles = shape.back();
    if (!tiles.cover(dx)) {
      Arrays.fill(dx.values(), input.from(lane, count), input.to(lane, count), 0);
    }
    Cells dy = out(output.gradients(), filter.taps() - 1);
    convolve(lane, count, dy, dx, tiles, turned, null);
  }

  /** The gradient of the transformed kernels, [out, in], and of the biases. */
  private void sumKernels(Lane lane, int count) {
    Room room = rooms[lane.thread()].ready();
    Cells x = in(input.values());
    Cells dy = out(output.gradients(), 0);
    Tiles tiles = shape.up();
    int products = shape.weights();
    int shifts = most * tiles.count() * geometry.out();
    float @Nullable [] bias = biases < 0 ? null : room.bias();
    if (bias != null) {
      Arrays.fill(bias, 0, shifts, 0);
    }
    for (float[] sum : room.sums().arrays()) {
      Arrays.fill(sum, 0, products, 0);
    }
    int end = lane.to(count);
    for (int image = lane.from(count); image < end; image += most) {
      int images = Math.min(most, end - image);
      tiles.take(filter, x, image, images, room);
      tiles.takeBack(filter, dy, image, images, room, bias);
      for (int row = filter.first(); row < ROWS; row++) {
        for (int column = filter.first(); column < ROWS; column++) {
          int point = row * ROWS + column;
          for (int stretch = 0; stretch < tiles.stretches(point); stretch++) {
            int start = tiles.start(stretch, images);
            int length = tiles.length(stretch, point, images);
            if (length > 0) {
              sum(room, point, start, length);
            }
          }
        }
      }
    }
    float[] part = parts[lane.index()];
    giveKernels(room.sums().arrays(), products, part);
    for (int o = 0; bias != null && o < geometry.out(); o++) {
      double sum = 0;
      for (int i = o; i < shifts; i += geometry.out()) {
        sum += bias[i];
      }
      part[geometry.out() * geometry.patch() + o] = (float) sum;
    }
  }

  /** Adds what some tiles say of the kernels at a point. */
  private void sum(Room room, int point, int start, int tiles) {
    int out = geometry.out();
    int depth = shape.depth();
    Blas.multiply(
        true,
        false,
        out,
        depth,
        tiles,
        room.given().at(point, start * out),
        out,
        room.taken().at(point, start * depth),
        depth,
        1,
        room.sums().at(point),
        depth);
  }

  private void giveKernels(float[][] sums, int length, float[] part) {
    int taps = filter.taps();
    for (int column = filter.first(); column < ROWS; column++) {
      filter.weightsAdjoint(sums, column, ROWS, 0, length);
    }
    for (int ky = 0; ky < taps; ky++) {
      filter.weightsAdjoint(sums, ky * ROWS, 1, 0, length);
    }
    int depth = shape.depth();
    int run = geometry.stride() * geometry.in();
    for (int o = 0; o < geometry.out(); o++) {
      for (int ky = 0; ky < geometry.kernel(); ky++) {
        for (int kx = 0; kx < taps; kx++) {
          int cell = o * depth + ky % geometry.stride() * run;
          int point = ky / geometry.stride() * ROWS + kx;
          System.arraycopy(sums[point], cell, part, line(o, ky) - weights + kx * run, run);
        }
      }
    }
  }

  /** Where a row of an output's kernel begins. */
  private int line(int o, int ky) {
    return weights + (o * geometry.kernel() + ky) * geometry.kernel() * geometry.in();
  }

  /** Those of some of a cell's values. */
  private void takeKernels(int from, int to) {
    int taps = filter.taps();
    int out = geometry.out();
    int run = geometry.stride() * geometry.in();
    float[][] arrays = kernels.arrays();
    for (int ky = 0; ky < taps; ky++) {
      for (int kx = 0; kx < taps; kx++) {
        float[] tap = arrays[ky * ROWS + kx];
        for (int c = from; c < to; ) {
          int end = Math.min(Math.min(c + LINE, (c / run + 1) * run), to);
          int source = line(0, ky * geometry.stride() + c / run) + kx * run + c % run;
          for (int o = 0; o < out; o++) {
            for (int k = c; k < end; k++) {
              tap[k * out + o] = w[source + o * geometry.patch() + k - c];
            }
          }
          c = end;
        }
      }
    }
    transform(arrays, from * out, to * out);
  }

  /** Those of some outputs. */
  private void turnKernels(int from, int to) {
    int taps = filter.taps();
    int depth = shape.depth();
    int run = geometry.stride() * geometry.in();
    float[][] arrays = turned.arrays();
    for (int o = from; o < to; o++) {
      for (int ky = 0; ky < geometry.kernel(); ky++) {
        for (int kx = 0; kx < taps; kx++) {
          int point = (taps - 1 - ky / geometry.stride()) * ROWS + taps - 1 - kx;
          int cell = o * depth + ky % geometry.stride() * run;
          System.arraycopy(w, line(o, ky) + kx * run, arrays[point], cell, run);
        }
      }
    }
    transform(arrays, from * depth, to * depth);
  }

  private void transform(float[][] arrays, int from, int to) {
    for (int kx = 0; kx < filter.taps(); kx++) {
      filter.weights(arrays, kx, ROWS, from, to);
    }
    for (int row = filter.first(); row < ROWS; row++) {
      filter.weights(arrays, row * ROWS, 1, from, to);
    }
  }

  @Override
  public void reduce(Pass pass, Team team) {
    pass.add(
        (lane, count) -> {
          int length = geometry.out() * geometry.patch();
          add(lane, count, 0, weights, length);
          if (biases >= 0) {
            add(lane, count, length, biases, geometry.out());
          }
        });
  }

  /** Sets this lane's share of the gradient to the sum of what all groups say. */
  private void add(Lane lane, int count, int from, int to, int length) {
    for (int i = lane.from(length); i < lane.to(length); i++) {
      float sum = 0;
      for (int group = 0; group < WinogradShape.groups(count); group++) {
        sum += parts[group][from + i];
      }
      gradient[to + i] = sum;
    }
  }
}
