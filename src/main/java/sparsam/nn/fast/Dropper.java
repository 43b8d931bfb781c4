package sparsam.nn.fast;

import java.util.function.Supplier;
import sparsam.nn.Noise;
import sparsam.nn.fast.Activations.Layout;
import sparsam.nn.layer.Shape;
import sparsam.nn.team.Lane;
import sparsam.nn.team.Pass;

/** Dropout, in place: while it trains, a value is 0 or larger by as much as others are missing. */
final class Dropper implements Layer {
  private final Activations activations;
  private final Shape planes;
  private final double p;
  private final Supplier<Noise> noise;

  /**
   * @param planes how an image's values lie: its channels last
   * @param noise what is drawn at the pass under way
   */
  Dropper(Activations activations, Shape planes, double p, Supplier<Noise> noise) {
    this.activations = activations;
    this.planes = planes;
    this.p = p;
    this.noise = noise;
  }

  @Override
  public Activations output() {
    return activations;
  }

  @Override
  public void forward(Pass pass, Mode mode) {
    if (mode != Mode.EVALUATE) {
      pass.add((lane, count) -> drop(lane, count, activations.values()));
    }
  }

  @Override
  public void backward(Pass pass) {
    pass.add((lane, count) -> drop(lane, count, activations.gradients()));
  }

  private void drop(Lane lane, int count, float[] values) {
    Noise drawn = noise.get();
    float rest = (float) (1 / (1 - p));
    int to = activations.to(lane, count);
    boolean images = activations.layout() == Layout.IMAGES;
    int features = activations.features();
    for (int i = activations.from(lane, count); i < to; i++) {
      int image = images ? i / features : i % count;
      int value = images ? i % features : i / count;
      int unit = value % planes.channels() * planes.area() + value / planes.channels();
      values[i] = drawn.keeps(image, images ? unit : value, p) ? values[i] * rest : 0;
    }
  }
}
