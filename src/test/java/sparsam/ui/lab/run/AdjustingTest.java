package sparsam.ui.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sparsam.data.BatchOrder;
import sparsam.experiment.ScriptedRun;
import sparsam.optim.Optimizer;
import sparsam.optim.Sam;
import sparsam.optim.Sgd;
import sparsam.optim.step.Step;
import sparsam.recipe.Dials;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.arm.Arm;
import sparsam.result.Moment;
import sparsam.train.Leash;
import sparsam.train.LinearNetwork;
import sparsam.train.Trainer;
import sparsam.train.TrainingEvent;
import sparsam.train.TrainingEvent.Adjusted;

/** Sliders that move while arms train, several at the same time among them. */
class AdjustingTest {
  private static final OptionalDouble NONE = OptionalDouble.empty();

  private final Adjusting adjusting = new Adjusting();
  private Recipe recipe;
  private Session session;
  private ScriptedRun run;

  @BeforeEach
  void begin() throws Exception {
    recipe = Presets.load("label-noise").withArmsAtOnce(3);
    session = new Session(recipe, Path.of("nowhere"));
    run = new ScriptedRun(recipe, session.monitor());
    adjusting.begin(NONE, NONE);
  }

  private void train(String... names) {
    for (String name : names) {
      run.at(new Moment(name, own(name), 1, 1, Moment.Place.DESCENDED, 1, 1, 0, 1));
    }
  }

  private Optimizer own(String name) {
    return recipe.arms().stream()
        .filter(arm -> arm.name().equals(name))
        .map(Arm::optimizer)
        .findFirst()
        .orElseThrow();
  }

  /** The numbers with which an arm makes its next step. */
  private Optimizer next(String name) {
    Step step = new Step(new LinearNetwork(1), own(name), null, Set.of());
    BatchOrder order = BatchOrder.asTheyLie(LinearNetwork.blobs().train(), 16);
    List<TrainingEvent> events = new ArrayList<>();
    try (Leash leash = session.control().leash()) {
      new Trainer(name, step, order, leash, events::add).epoch(1, 1);
    }
    return events.stream()
        .filter(Adjusted.class::isInstance)
        .map(event -> ((Adjusted) event).optimizer())
        .findFirst()
        .orElse(own(name));
  }

  private static Sam sam(double lr, double rho) {
    return new Sam(Sgd.of(lr), rho);
  }

  @Test
  void armsThatTrainAtOnceGoOnEachWithItsOwn() {
    train("SGD", "SAM ρ 0.05", "SAM ρ 0.2");
    adjusting.follow(session, OptionalDouble.of(0.1), NONE, Dials.NONE);
    assertEquals(Sgd.of(0.05), next("SGD"));
    assertEquals(sam(0.05, 0.1), next("SAM ρ 0.05"));
    assertEquals(sam(0.05, 0.4), next("SAM ρ 0.2"));
    assertEquals(sam(0.05, 0.5), next("SAM ρ 0.5"), "it has not begun");
    adjusting.follow(session, OptionalDouble.of(0.2), OptionalDouble.of(0.02), Dials.NONE);
    assertEquals(Sgd.of(0.02), next("SGD"));
    assertEquals(sam(0.02, 0.2), next("SAM ρ 0.05"));
    assertEquals(sam(0.02, 0.8), next("SAM ρ 0.2"));
  }

  @Test
  void whatIsResetIsTheTrainingsOwnAgain() {
    train("SAM ρ 0.2");
    adjusting.follow(session, OptionalDouble.of(0.1), NONE, Dials.NONE);
    adjusting.follow(session, NONE, NONE, Dials.NONE);
    assertEquals(sam(0.05, 0.2), next("SAM ρ 0.2"));
  }

  @Test
  void whatARunBeganWithIsTakenBackToo() {
    OptionalDouble dialled = OptionalDouble.of(0.1);
    Recipe preset = recipe;
    recipe = new Dials(NONE, dialled, NONE).apply(preset);
    session = new Session(recipe, Path.of("nowhere"));
    run = new ScriptedRun(recipe, session.monitor());
    adjusting.begin(dialled, NONE);
    String second =
        recipe.arms().stream()
            .filter(arm -> arm.optimizer().equals(sam(0.05, 0.4)))
            .map(Arm::name)
            .findFirst()
            .orElseThrow();
    train(second);
    Dials standing = new Dials(NONE, OptionalDouble.of(0.05), NONE);
    adjusting.follow(session, NONE, NONE, standing);
    assertEquals(0.2, ((Sam) next(second)).rho(), 1e-12);
    adjusting.follow(session, dialled, NONE, standing);
    assertEquals(sam(0.05, 0.4), next(second));
  }

  @Test
  void whatHasItsResultIsNotMovedNorWhatComesAfterIt() {
    train("SAM ρ 0.05");
    run.failed("SAM ρ 0.05", "it is over");
    adjusting.follow(session, OptionalDouble.of(0.1), NONE, Dials.NONE);
    assertEquals(sam(0.05, 0.05), next("SAM ρ 0.05"));
    assertEquals(sam(0.05, 0.2), next("SAM ρ 0.2"));
  }
}
