package sparsam.optim;

import java.util.List;
import sparsam.settings.Kind;

/**
 * No gradient at all: forward passes in training mode, so that BatchNorm's statistics fit the
 * weights as they are.
 */
public record BatchNormOnly() implements Optimizer {
  static final Kind<BatchNormOnly> KIND =
      new Kind<>(
          "batchnorm",
          "BatchNorm only",
          "No weight moves; only BatchNorm's running means and variances are fitted anew.",
          BatchNormOnly.class,
          null,
          List.of(),
          _ -> new BatchNormOnly());

  @Override
  public int gradientsPerStep() {
    return 0;
  }

  @Override
  public Base base() {
    return Sgd.of(0);
  }
}
