package sparsam.flatness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sparsam.optim.AdamW;
import sparsam.optim.Optimizer;
import sparsam.optim.Optimizers;
import sparsam.optim.Pace;
import sparsam.optim.Radius;
import sparsam.optim.Sam;
import sparsam.optim.Schedule;
import sparsam.optim.Sgd;
import sparsam.optim.Usam;
import sparsam.settings.Kind;

/** The edge of stability, held against what steps on a parabola do. */
class EdgeTest {
  /** Where steps on λw²/2 have come to from 1, with ε = multiple · g. */
  private static double far(Sgd sgd, double multiple, double curvature) {
    double w = 1;
    double velocity = 0;
    for (int i = 0; i < 4000 && Math.abs(w) < 1e9; i++) {
      double g = curvature * (w + multiple * curvature * w);
      velocity = sgd.momentum() * velocity + g;
      w -= sgd.lr() * (sgd.nesterov() ? g + sgd.momentum() * velocity : velocity);
    }
    return Math.abs(w);
  }

  @ParameterizedTest
  @CsvSource({"0.1, 0, false", "0.05, 0.9, false", "0.05, 0.9, true", "0.3, 0.5, true"})
  void belowItAParabolaIsDescendedAndAboveItIsNot(double lr, double momentum, boolean nesterov) {
    Sgd sgd = new Sgd(lr, momentum, nesterov, 0);
    double edge = Edge.of(sgd, Pace.EVEN, 0, 1).descent();
    assertTrue(far(sgd, 0, 0.99 * edge) < 1e-3);
    assertTrue(far(sgd, 0, 1.01 * edge) > 1e3);
    double climbing = Edge.of(new Usam(sgd, 0.1), Pace.EVEN, 0, 1).climbing();
    assertTrue(climbing < edge);
    if (momentum == 0) {
      assertTrue(far(sgd, 0.1, 0.99 * climbing) < 1e-3);
      assertTrue(far(sgd, 0.1, 1.01 * climbing) > 1e3);
    }
  }

  @Test
  void samsIsThePapers() {
    assertEquals(5.403, Edge.of(new Sam(Sgd.of(0.1), 0.05), Pace.EVEN, 0, 0.1).climbing(), 1e-3);
  }

  @Test
  void itFollowsTheScheduleAndBeginsWhereTheClimbDoes() {
    Pace halved = new Pace(new Schedule.Stairs(0.5, List.of(0.5), 0), 100, 10, 0);
    Sam late = new Sam(Sgd.of(0.1), new Radius(0.05, 3, false));
    assertEquals(20, Edge.of(late, halved, 0, 1).descent(), 1e-9);
    assertEquals(40, Edge.of(late, halved, 60, 1).descent(), 1e-9);
    assertTrue(Double.isNaN(Edge.of(late, halved, 19, 1).climbing()));
    assertTrue(Edge.of(late, halved, 20, 1).climbing() < 20);
  }

  private static Optimizer usual(String name) {
    Kind<? extends Optimizer> kind = Optimizers.ALL.named(name).orElseThrow();
    return kind.make(kind.standard());
  }

  @Test
  void whereNoneIsKnownThereIsNone() {
    AdamW adam = (AdamW) usual("adamw");
    assertTrue(Double.isNaN(Edge.of(adam, Pace.EVEN, 0, 1).descent()));
    assertTrue(Double.isNaN(Edge.of(new Sam(adam, 0.05), Pace.EVEN, 0, 1).climbing()));
    Optimizer adaptive = usual("asam");
    assertTrue(Double.isNaN(Edge.of(adaptive, Pace.EVEN, 0, 1).climbing()));
    assertTrue(Double.isNaN(Edge.of(Sgd.of(0), Pace.EVEN, 0, 1).descent()));
  }
}
