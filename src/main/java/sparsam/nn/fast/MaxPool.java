package sparsam.nn.fast;

import sparsam.nn.fast.Activations.Layout;

/**
 * The largest of every 2×2 window, stride 2; the gradient goes to the first of equals, row by row,
 * as in PyTorch.
 */
final class MaxPool implements Layer {
  private final Activations input;
  private final Activations output;
  private final int side;
  private final int channels;

  /** Which of the window's four won: 0–3. */
  private final byte[] winners;

  /**
   * @param side height and width of the input, even
   */
  MaxPool(Activations input, int side, int channels, int capacity) {
    this.input = input;
    this.side = side;
    this.channels = channels;
    this.output = Activations.of(Layout.IMAGES, (side / 2) * (side / 2) * channels, capacity);
    this.winners = new byte[output.values().length];
  }

  @Override
  public Activations output() {
    return output;
  }

  @Override
  public void forward(Lane lane, int count, Mode mode) {
    float[] x = input.values();
    float[] y = output.values();
    int row = side * channels;
    int to = lane.to(count) * (side / 2);
    for (int rows = lane.from(count) * (side / 2); rows < to; rows++) {
      for (int column = 0; column < side / 2; column++) {
        int corner = 2 * rows * row + 2 * column * channels;
        int out = (rows * (side / 2) + column) * channels;
        for (int c = 0; c < channels; c++) {
          float best = x[corner + c];
          int winner = 0;
          float right = x[corner + channels + c];
          if (right > best) {
            best = right;
            winner = 1;
          }
          float below = x[corner + row + c];
          if (below > best) {
            best = below;
            winner = 2;
          }
          float across = x[corner + row + channels + c];
          if (across > best) {
            best = across;
            winner = 3;
          }
          y[out + c] = best;
          winners[out + c] = (byte) winner;
        }
      }
    }
  }

  @Override
  public void backward(Lane lane, int count) {
    float[] dx = input.gradients();
    float[] dy = output.gradients();
    int row = side * channels;
    int to = lane.to(count) * (side / 2);
    for (int rows = lane.from(count) * (side / 2); rows < to; rows++) {
      for (int column = 0; column < side / 2; column++) {
        int corner = 2 * rows * row + 2 * column * channels;
        int out = (rows * (side / 2) + column) * channels;
        for (int c = 0; c < channels; c++) {
          float g = dy[out + c];
          int winner = winners[out + c];
          dx[corner + c] = winner == 0 ? g : 0;
          dx[corner + channels + c] = winner == 1 ? g : 0;
          dx[corner + row + c] = winner == 2 ? g : 0;
          dx[corner + row + channels + c] = winner == 3 ? g : 0;
        }
      }
    }
  }
}
