package sparsam.nn.layer;

import java.util.List;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.layer.Layer.Tensor;

/**
 * A layer in its place in a network.
 *
 * @param name PyTorch's, in front of its tensors' names; layers without tensors have one too
 * @param in what it takes
 * @param out what it puts out
 */
public record Step(String name, Layer layer, Shape in, Shape out) {
  /** Its parameters and statistics, in PyTorch's order, under their whole names. */
  public List<Tensor> tensors() {
    return layer.tensors(in).stream()
        .map(tensor -> new Tensor(name + "." + tensor.name(), tensor.kind(), tensor.shape()))
        .toList();
  }

  /** Values that are trained. */
  public long parameters() {
    return layer.tensors(in).stream()
        .filter(tensor -> tensor.kind() != Kind.STATISTIC)
        .mapToLong(Tensor::length)
        .sum();
  }

  /** Every weight at every position that it is applied at, an image's border included. */
  public long multiplyAdds() {
    return layer.tensors(in).stream()
            .filter(tensor -> tensor.kind() == Kind.WEIGHT)
            .mapToLong(Tensor::length)
            .sum()
        * out.area();
  }
}
