package sparsam.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sparsam.data.BatchOrder;
import sparsam.data.DataSet;
import sparsam.data.Examples;
import sparsam.nn.Network.Statistics;
import sparsam.optim.Optimizer;
import sparsam.optim.Sam;
import sparsam.optim.Sgd;
import sparsam.optim.step.Step;
import sparsam.train.TrainingEvent.Diverged;
import sparsam.train.TrainingEvent.Finished;
import sparsam.train.TrainingEvent.Stepped;
import sparsam.train.TrainingEvent.Stopped;

class TrainerTest {
  private final DataSet data = LinearNetwork.blobs();
  private final List<TrainingEvent> events = new ArrayList<>();
  private final Control control = new Control();

  private Trainer trainer(LinearNetwork network, Optimizer optimizer, int batchSize) {
    return new Trainer(
        "arm",
        new Step(network, optimizer, null, Set.of()),
        BatchOrder.asTheyLie(data.train(), batchSize),
        control.leash(),
        events::add);
  }

  /** The other tests stand on this network, so its gradient must be the loss's. */
  @Test
  void the_test_network_computes_its_gradient() {
    LinearNetwork network = new LinearNetwork(3);
    float[] w = network.parameters().values();
    float[] inputs = data.train().inputs();
    int[] labels = data.train().labels();
    network.computeGradient(inputs, labels, 16, Statistics.KEEP);
    float[] analytic = network.gradient().clone();
    for (int i = 0; i < analytic.length; i++) {
      float before = w[i];
      w[i] = before + 1e-2f;
      double up = network.computeGradient(inputs, labels, 16, Statistics.KEEP);
      w[i] = before - 1e-2f;
      double down = network.computeGradient(inputs, labels, 16, Statistics.KEEP);
      w[i] = before;
      assertEquals((up - down) / 2e-2, analytic[i], 1e-3);
    }
  }

  @ParameterizedTest
  @CsvSource({"16, 8, 8", "50, 3, 20", "120, 1, 120", "200, 1, 120"})
  void an_epoch_sees_every_image_once_and_the_last_batch_may_be_short(
      int batchSize, int steps, int last) {
    LinearNetwork twin = new LinearNetwork(1);
    Trainer trainer = trainer(new LinearNetwork(1), Sgd.of(0), batchSize);
    Finished end = assertInstanceOf(Finished.class, trainer.epoch(1, trainer.stepsPerEpoch()));
    assertEquals(steps, end.steps());
    assertEquals(120, end.images());
    assertEquals(steps + 1, events.size());
    Stepped final_ = assertInstanceOf(Stepped.class, events.get(steps - 1));
    int from = (120 - last) * LinearNetwork.FEATURES;
    float[] inputs = Arrays.copyOfRange(data.train().inputs(), from, data.train().inputs().length);
    int[] labels = Arrays.copyOfRange(data.train().labels(), 120 - last, 120);
    double expected = twin.computeGradient(inputs, labels, last, Statistics.KEEP);
    assertEquals(expected, final_.report().loss(), 1e-12);
  }

  @Test
  void the_epochs_loss_weighs_every_image_alike() {
    Trainer trainer = trainer(new LinearNetwork(1), Sgd.of(0.1), 50);
    Finished end = assertInstanceOf(Finished.class, trainer.epoch(1, 3));
    double sum = 0;
    int[] counts = {50, 50, 20};
    for (int k = 0; k < 3; k++) {
      sum += counts[k] * ((Stepped) events.get(k)).report().loss();
    }
    assertEquals(sum / 120, end.loss(), 1e-12);
  }

  @Test
  void training_learns() {
    LinearNetwork network = new LinearNetwork(1);
    Evaluator evaluator = new Evaluator(network);
    Trainer trainer = trainer(network, Sgd.of(0.5), 10);
    double before = evaluator.evaluate(data.validation()).accuracy();
    for (int epoch = 1; epoch <= 20; epoch++) {
      trainer.epoch(epoch, trainer.stepsPerEpoch());
    }
    assertTrue(before < 0.4, "untrained: " + before);
    assertTrue(evaluator.evaluate(data.validation()).accuracy() > 0.8);
  }

  @Test
  void steps_are_counted_from_the_trainings_beginning() {
    Trainer trainer = trainer(new LinearNetwork(1), Sgd.of(0.1), 40);
    trainer.epoch(3, 2);
    List<Long> steps =
        events.stream().filter(Stepped.class::isInstance).map(e -> ((Stepped) e).step()).toList();
    assertEquals(List.of(7L, 8L), steps);
  }

  @Test
  void a_loss_that_is_no_longer_finite_ends_the_epoch_with_step_and_numbers() {
    // Weight decay beyond 2/lr multiplies the weights by −9,999 a step until floats overflow.
    Sgd sgd = new Sgd(10, 0, false, 1000);
    Trainer trainer = trainer(new LinearNetwork(1), new Sam(sgd, 0.25), 10);
    Diverged end = assertInstanceOf(Diverged.class, trainer.epoch(1, 12));
    Stepped last = assertInstanceOf(Stepped.class, events.get(events.size() - 2));
    assertEquals(last.step(), end.step());
    assertTrue(end.step() > 2 && end.step() < 12, "step " + end.step());
    assertTrue(
        end.reason()
            .endsWith(
                String.format(
                    Locale.ROOT, "at step %d, in epoch 1 (ρ 0.25, lr 10, λ 1000)", end.step())),
        end.reason());
  }

  @Test
  void stop_ends_the_epoch_before_the_next_step() {
    Step[] step = new Step[1];
    LinearNetwork network = new LinearNetwork(1);
    step[0] = new Step(network, Sgd.of(0.1), null, Set.of());
    Trainer trainer =
        new Trainer(
            "arm",
            step[0],
            BatchOrder.asTheyLie(data.train(), 10),
            control.leash(),
            event -> {
              events.add(event);
              if (event instanceof Stepped stepped && stepped.step() == 5) {
                control.stop();
              }
            });
    assertInstanceOf(Stopped.class, trainer.epoch(1, 12));
    assertEquals(5, events.stream().filter(Stepped.class::isInstance).count());
  }

  @Test
  void the_evaluator_agrees_with_the_logits_across_chunks() {
    LinearNetwork network = new LinearNetwork(5);
    int count = 1100;
    float[] inputs = new float[count * LinearNetwork.FEATURES];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = data.train().labels()[i % 120];
      System.arraycopy(
          data.train().inputs(),
          i % 120 * LinearNetwork.FEATURES,
          inputs,
          i * LinearNetwork.FEATURES,
          LinearNetwork.FEATURES);
    }
    Evaluation evaluation = new Evaluator(network).evaluate(new Examples(inputs, labels));
    float[] logits = new float[count * 10];
    network.logits(inputs, 0, count, logits);
    double loss = 0;
    int correct = 0;
    int[] predictions = new int[count];
    for (int i = 0; i < count; i++) {
      double sum = 0;
      for (int k = 0; k < 10; k++) {
        sum += Math.exp(logits[i * 10 + k]);
        if (logits[i * 10 + k] > logits[i * 10 + predictions[i]]) {
          predictions[i] = (byte) k;
        }
      }
      loss += Math.log(sum) - logits[i * 10 + labels[i]];
      correct += predictions[i] == labels[i] ? 1 : 0;
    }
    assertArrayEquals(predictions, evaluation.predictions());
    assertEquals(correct, evaluation.correct());
    assertEquals(loss / count, evaluation.loss(), 1e-9);
    assertEquals((double) correct / count, evaluation.accuracy());
  }
}
