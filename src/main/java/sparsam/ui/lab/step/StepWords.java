package sparsam.ui.lab.step;

import java.util.List;
import sparsam.optim.AdamW;
import sparsam.optim.Asam;
import sparsam.optim.BatchNormOnly;
import sparsam.optim.Climbing;
import sparsam.optim.Cram;
import sparsam.optim.Fault;
import sparsam.optim.FriendlySam;
import sparsam.optim.Gsam;
import sparsam.optim.LookSam;
import sparsam.optim.MSam;
import sparsam.optim.Optimizer;
import sparsam.optim.RandomSam;
import sparsam.optim.Sam;
import sparsam.optim.SamOn;
import sparsam.optim.Sgd;
import sparsam.optim.Usam;
import sparsam.result.Moment;
import sparsam.text.Strings;

/** What a step did, in words and as a formula. */
final class StepWords {
  private final Strings strings;

  StepWords(Strings strings) {
    this.strings = strings;
  }

  /**
   * What was done, in a sentence or two.
   *
   * @param faults of the training
   */
  String of(Moment moment, List<Fault> faults) {
    if (faults.contains(Fault.FOREIGN_PARAMETERS)) {
      return strings.get("step.words.foreign");
    }
    String words =
        switch (moment.optimizer()) {
          case Sgd sgd ->
              strings.get(sgd.momentum() == 0 ? "step.words.sgd" : "step.words.momentum");
          case AdamW _ -> strings.get("step.words.adamw");
          case Climbing climbing ->
              isUp(moment)
                  ? up(climbing)
                  : moment.gradients() < 2
                      ? below(climbing)
                      : faults.contains(Fault.RECOMPUTED_EPSILON)
                          ? strings.get("step.words.recomputed")
                          : down(climbing);
          case BatchNormOnly _ -> strings.get("step.words.batchnorm");
        };
    boolean scheduled =
        Double.isFinite(moment.lr())
            && moment.gradients() > 0
            && moment.lr() != moment.optimizer().base().lr();
    return scheduled
        ? words + " " + strings.get("step.words.lr", strings.digits(moment.lr(), 3))
        : words;
  }

  private String up(Climbing climbing) {
    String rho = strings.number(climbing.rho());
    return switch (climbing) {
      case Asam _ -> strings.get("step.words.asam.up", rho);
      case SamOn _ -> strings.get("step.words.samon.up", rho);
      case MSam group -> strings.get("step.words.msam.up", group.m(), rho);
      case FriendlySam _ -> strings.get("step.words.friendly.up", rho);
      case Cram cram -> strings.get("step.words.cram.up", strings.percent(cram.fraction()));
      case RandomSam _ -> strings.get("step.words.random.up", rho);
      case Usam _ -> strings.get("step.words.up", rho);
      case Sam _, Gsam _, LookSam _ -> strings.get("step.words.sam.up", rho);
    };
  }

  private String down(Climbing climbing) {
    return switch (climbing) {
      case MSam _ -> strings.get("step.words.msam.down");
      case Gsam _ -> strings.get("step.words.gsam.down");
      case LookSam _ -> strings.get("step.words.looksam.down");
      case Cram cram ->
          strings.get(cram.plus() ? "step.words.cramplus.down" : "step.words.cram.down");
      case RandomSam _ -> strings.get("step.words.random.down");
      case Sam _, Usam _, Asam _, SamOn _, FriendlySam _ -> strings.get("step.words.sam.down");
    };
  }

  /** Of a step that has not climbed. */
  private String below(Climbing climbing) {
    return climbing instanceof LookSam look && look.k() > 1 && look.radius().from() == 1
        ? strings.get("step.words.looksam.kept", look.k())
        : strings.get("step.words.below");
  }

  /** What was computed. */
  static String formula(Moment moment) {
    Optimizer optimizer = moment.optimizer();
    return switch (optimizer) {
      case Climbing climbing when isUp(moment) -> climbing.epsilon();
      case LookSam look when moment.gradients() < 2 && !moment.parts().isEmpty() ->
          look.base().descent(look.kept());
      case Climbing climbing when moment.gradients() > 1 ->
          climbing.base().descent(climbing.direction());
      case BatchNormOnly _ -> "";
      default -> optimizer.base().descent("g") + ",  g = ∇L(w)";
    };
  }

  static boolean isUp(Moment moment) {
    return moment.place() == Moment.Place.CLIMBED;
  }
}
