package sparsam.prune.schedule;

import java.util.List;
import sparsam.settings.Kind;

/** Before the arm trains; then the mask stays. */
public record Once() implements When {
  static final Kind<Once> KIND =
      new Kind<>(
          "once",
          "Once",
          "Weights go before the arm trains, and the mask stays.",
          Once.class,
          null,
          List.of(),
          _ -> new Once());

  @Override
  public double at(double fraction, long step, long steps) {
    return fraction;
  }

  @Override
  public long settled(long steps) {
    return 0;
  }
}
