package sparsam.nn.layer;

import java.util.ArrayList;
import java.util.List;
import sparsam.nn.Design;
import sparsam.nn.Input;
import sparsam.nn.layer.Layer.BatchNorm;
import sparsam.nn.layer.Layer.Tensor;

/**
 * A network for some images, step by step: each takes what the one before puts out, the first the
 * image; the last puts out a number for each class. What both engines are built from.
 */
public record Blueprint(Input input, List<Step> steps) {
  public Blueprint {
    steps = List.copyOf(steps);
  }

  /**
   * @throws IllegalArgumentException with a sentence that names the layer which does not fit:
   *     {@code layer 3, conv: kernel 7 does not fit 4×4}
   */
  public static Blueprint of(Design design, Input input) {
    return Sketch.of(design, input).blueprint();
  }

  /** Values that are trained, and statistics. */
  public List<Tensor> tensors() {
    return steps.stream().flatMap(step -> step.tensors().stream()).toList();
  }

  /** Whether it normalises by batches. */
  public boolean hasBatchNorm() {
    return steps.stream().anyMatch(step -> step.layer() instanceof BatchNorm);
  }

  /**
   * Names of biases that go straight into BatchNorm, which takes them off again with the batch's
   * mean: their gradient is zero, and what an engine computes in its place is rounding alone.
   */
  public List<String> idleBiases() {
    List<String> names = new ArrayList<>();
    for (int i = 1; i < steps.size(); i++) {
      Step before = steps.get(i - 1);
      if (steps.get(i).layer() instanceof BatchNorm) {
        before.tensors().stream()
            .map(Tensor::name)
            .filter(name -> name.equals(before.name() + ".bias"))
            .forEach(names::add);
      }
    }
    return names;
  }

  /** Values that are trained. */
  public long parameters() {
    return steps.stream().mapToLong(Step::parameters).sum();
  }

  /** Of an image. */
  public long multiplyAdds() {
    return steps.stream().mapToLong(Step::multiplyAdds).sum();
  }

  /**
   * Values that the layer with the most puts out for one image; an engine keeps those of a batch in
   * one array.
   */
  public long widestLayer() {
    return steps.stream().mapToLong(step -> step.out().size()).reduce(input.features(), Math::max);
  }
}
