package sparsam.nn.fast;

import sparsam.nn.fast.Activations.Layout;
import sparsam.nn.team.Pass;

/** Images' units become rows, each a unit of all images: how the loss wants the last layer. */
final class Turn implements Layer {
  private final Activations input;
  private final Activations output;

  Turn(Activations input, int capacity) {
    this.input = input;
    this.output = Activations.of(Layout.FEATURES, input.features(), capacity);
  }

  @Override
  public Activations output() {
    return output;
  }

  @Override
  public void forward(Pass pass, Mode mode) {
    pass.add(
        (lane, count) -> {
          for (int i = lane.from(count); i < lane.to(count); i++) {
            for (int f = 0; f < input.features(); f++) {
              output.values()[f * count + i] = input.values()[i * input.features() + f];
            }
          }
        });
  }

  @Override
  public void backward(Pass pass) {
    pass.add(
        (lane, count) -> {
          for (int i = lane.from(count); i < lane.to(count); i++) {
            for (int f = 0; f < input.features(); f++) {
              input.gradients()[i * input.features() + f] = output.gradients()[f * count + i];
            }
          }
        });
  }
}
