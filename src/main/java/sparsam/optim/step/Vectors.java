package sparsam.optim.step;

import java.util.ArrayList;
import java.util.List;
import sparsam.optim.AdamW;
import sparsam.optim.Base;
import sparsam.optim.BatchNormOnly;
import sparsam.optim.Climbing;
import sparsam.optim.Cram;
import sparsam.optim.FriendlySam;
import sparsam.optim.Gsam;
import sparsam.optim.LookSam;
import sparsam.optim.MSam;
import sparsam.optim.Optimizer;
import sparsam.optim.Sgd;

/**
 * The vectors that an optimiser needs besides parameters and gradient, each as long as those that
 * are trained.
 *
 * @param kept the names of those that go on from step to step, as checkpoints call them
 * @param passing how many more there are inside a step
 */
public record Vectors(List<String> kept, int passing) {
  static final String MOMENTUM = "momentum";

  /** PyTorch's names. */
  static final String MEAN = "exp_avg";

  static final String SQUARE = "exp_avg_sq";

  static final String LOOK = "looksam";
  static final String FRIENDLY = "friendly";

  public Vectors {
    kept = List.copyOf(kept);
  }

  public static Vectors of(Optimizer optimizer) {
    List<String> kept = new ArrayList<>();
    switch (optimizer.base()) {
      case Sgd sgd -> {
        if (sgd.momentum() > 0) {
          kept.add(MOMENTUM);
        }
      }
      case AdamW _ -> kept.addAll(List.of(MEAN, SQUARE));
    }
    return switch (optimizer) {
      case Base _ -> new Vectors(kept, 0);
      case BatchNormOnly _ -> new Vectors(List.of(), 0);
      case LookSam _ -> {
        kept.add(LOOK);
        yield new Vectors(kept, 1);
      }
      case FriendlySam _ -> {
        kept.add(FRIENDLY);
        yield new Vectors(kept, 1);
      }
      case Gsam _, MSam _ -> new Vectors(kept, 2);
      case Cram cram -> new Vectors(kept, cram.plus() ? 3 : 2);
      case Climbing _ -> new Vectors(kept, 1);
    };
  }
}
