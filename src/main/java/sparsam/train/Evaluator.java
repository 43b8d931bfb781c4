package sparsam.train;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import sparsam.data.Examples;
import sparsam.data.Pixels;
import sparsam.nn.Classifier;

/** Asks a classifier about sets of images. Not safe for use by more than one thread. */
public final class Evaluator {
  private final Classifier classifier;
  private final int classes;

  /** Images at a time. */
  private final int chunk;

  private final float[] logits;
  private float[] inputs = new float[0];

  public Evaluator(Classifier classifier) {
    this.classifier = classifier;
    this.classes = classifier.classes();
    this.chunk = classifier.imagesAtOnce();
    this.logits = new float[chunk * classes];
  }

  public Evaluation evaluate(Examples examples) {
    return evaluate(examples, examples.count());
  }

  /** Only the first {@code count} images. */
  public Evaluation evaluate(Examples examples, int count) {
    return evaluate(examples, count, () -> true).orElseThrow();
  }

  /**
   * The same answers to the last bit, given up as soon as they are no longer wanted.
   *
   * @param goOn asked before every few hundred images
   * @return empty where it was given up
   */
  public Optional<Evaluation> evaluate(Examples examples, int count, BooleanSupplier goOn) {
    int[] predictions = new int[count];
    int correct = 0;
    double loss = 0;
    for (int from = 0; from < count; from += chunk) {
      if (!goOn.getAsBoolean()) {
        return Optional.empty();
      }
      int size = Math.min(chunk, count - from);
      ask(examples, from, size);
      for (int i = 0; i < size; i++) {
        int row = i * classes;
        int label = examples.labels()[from + i];
        int best = largest(row);
        predictions[from + i] = best;
        if (best == label) {
          correct++;
        }
        loss += crossEntropy(row, best, label);
      }
    }
    return Optional.of(new Evaluation(correct, loss / count, predictions));
  }

  /** Leaves the logits of some images in their buffer. */
  private void ask(Examples examples, int from, int size) {
    if (examples.pixels() instanceof Pixels.Floats plain) {
      classifier.logits(plain.inputs(), from, size, logits);
      return;
    }
    int features = examples.features();
    if (inputs.length < size * features) {
      inputs = new float[size * features];
    }
    for (int i = 0; i < size; i++) {
      examples.pixels().put(from + i, inputs, i * features);
    }
    classifier.logits(inputs, 0, size, logits);
  }

  private int largest(int row) {
    int best = 0;
    for (int k = 1; k < classes; k++) {
      if (logits[row + k] > logits[row + best]) {
        best = k;
      }
    }
    return best;
  }

  /** The largest logit is taken out first, so that no exponential overflows. */
  private double crossEntropy(int row, int best, int label) {
    double largest = logits[row + best];
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      sum += Math.exp(logits[row + k] - largest);
    }
    return Math.log(sum) + largest - logits[row + label];
  }
}
