package sparsam.train;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import sparsam.data.DataSet;
import sparsam.data.Examples;
import sparsam.nn.Architecture;
import sparsam.nn.Classifier;
import sparsam.nn.Network;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Parameters.Slice;

/**
 * A network so small that its gradient is written by hand: z = γ·(W(x − m)) + b, where m is the
 * batch's mean in training and the running one in evaluation. It has one parameter of every kind.
 */
public final class LinearNetwork implements Network {
  public static final int FEATURES = 6;
  private static final int CLASSES = Architecture.CLASSES;
  private static final float MOMENTUM = 0.1f;

  private final Parameters parameters =
      new Parameters.Builder()
          .add("fc.weight", Kind.WEIGHT, List.of(CLASSES, FEATURES), null)
          .add("fc.bias", Kind.BIAS, List.of(CLASSES), null)
          .add("bn.weight", Kind.SCALE, List.of(CLASSES), null)
          .add("bn.running_mean", Kind.STATISTIC, List.of(1), null)
          .build();
  private final Slice w = parameters.find("fc.weight").orElseThrow();
  private final Slice b = parameters.find("fc.bias").orElseThrow();
  private final Slice gamma = parameters.find("bn.weight").orElseThrow();
  private final Slice mean = parameters.find("bn.running_mean").orElseThrow();
  private final float[] gradient = new float[parameters.trainable()];
  private final Runnable beforeEveryPass;

  public LinearNetwork(long seed) {
    this(seed, () -> {});
  }

  /**
   * @param beforeEveryPass called before a training pass: a test's chance to stop it, say
   */
  public LinearNetwork(long seed, Runnable beforeEveryPass) {
    this.beforeEveryPass = beforeEveryPass;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < parameters.trainable(); i++) {
      parameters.values()[i] = (float) random.nextDouble(-0.4, 0.4);
    }
    for (int k = 0; k < CLASSES; k++) {
      parameters.values()[gamma.offset() + k] = 1;
    }
  }

  /**
   * Ten blobs that overlap a little: 120 images for training, 40 for validation, 60 for testing.
   */
  public static DataSet blobs() {
    SplittableRandom random = new SplittableRandom(7);
    float[] centres = new float[CLASSES * FEATURES];
    for (int i = 0; i < centres.length; i++) {
      centres[i] = (float) random.nextGaussian();
    }
    return new DataSet(
        "mnist-10k",
        blobs(random, centres, 120),
        blobs(random, centres, 40),
        blobs(random, centres, 60));
  }

  private static Examples blobs(SplittableRandom random, float[] centres, int count) {
    float[] inputs = new float[count * FEATURES];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = random.nextInt(CLASSES);
      for (int f = 0; f < FEATURES; f++) {
        inputs[i * FEATURES + f] =
            centres[labels[i] * FEATURES + f] + 0.5f * (float) random.nextGaussian();
      }
    }
    return new Examples(inputs, labels);
  }

  @Override
  public Architecture architecture() {
    return Architecture.Family.CLASSIFIER.standard();
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public float[] gradient() {
    return gradient;
  }

  @Override
  public double computeGradient(float[] inputs, int[] labels, int count, Statistics statistics) {
    float m = batchMean(inputs, count, statistics);
    Arrays.fill(gradient, 0);
    float[] v = parameters.values();
    double loss = 0;
    float[] z = new float[CLASSES];
    float[] linear = new float[CLASSES];
    for (int i = 0; i < count; i++) {
      scores(inputs, i, m, z, linear);
      double[] p = softmax(z);
      loss += crossEntropy(z, labels[i]);
      for (int k = 0; k < CLASSES; k++) {
        float d = (float) ((p[k] - (k == labels[i] ? 1 : 0)) / count);
        gradient[b.offset() + k] += d;
        gradient[gamma.offset() + k] += d * linear[k];
        for (int f = 0; f < FEATURES; f++) {
          gradient[w.offset() + k * FEATURES + f] +=
              d * v[gamma.offset() + k] * (inputs[i * FEATURES + f] - m);
        }
      }
    }
    return loss / count;
  }

  @Override
  public double recalibrate(float[] inputs, int[] labels, int count) {
    float m = batchMean(inputs, count, Statistics.UPDATE);
    double loss = 0;
    float[] z = new float[CLASSES];
    for (int i = 0; i < count; i++) {
      scores(inputs, i, m, z, new float[CLASSES]);
      loss += crossEntropy(z, labels[i]);
    }
    return loss / count;
  }

  @Override
  public void logits(float[] inputs, int from, int count, float[] logits) {
    float[] z = new float[CLASSES];
    for (int i = 0; i < count; i++) {
      scores(inputs, from + i, parameters.values()[mean.offset()], z, new float[CLASSES]);
      System.arraycopy(z, 0, logits, i * CLASSES, CLASSES);
    }
  }

  /** It is not the architecture that it has to name, so no engine can make its other form. */
  @Override
  public Optional<Classifier> adaptive(int threads, BooleanSupplier goOn) {
    return Optional.of(this);
  }

  @Override
  public void close() {}

  private float batchMean(float[] inputs, int count, Statistics statistics) {
    beforeEveryPass.run();
    double sum = 0;
    for (int i = 0; i < count * FEATURES; i++) {
      sum += inputs[i];
    }
    float m = (float) (sum / (count * FEATURES));
    if (statistics == Statistics.UPDATE) {
      float[] v = parameters.values();
      v[mean.offset()] += MOMENTUM * (m - v[mean.offset()]);
    }
    return m;
  }

  private void scores(float[] inputs, int image, float m, float[] z, float[] linear) {
    float[] v = parameters.values();
    for (int k = 0; k < CLASSES; k++) {
      float sum = 0;
      for (int f = 0; f < FEATURES; f++) {
        sum += v[w.offset() + k * FEATURES + f] * (inputs[image * FEATURES + f] - m);
      }
      linear[k] = sum;
      z[k] = v[gamma.offset() + k] * sum + v[b.offset() + k];
    }
  }

  /** In this form it stays finite as long as the scores are. */
  private static double crossEntropy(float[] z, int label) {
    double max = Double.NEGATIVE_INFINITY;
    for (float value : z) {
      max = Math.max(max, value);
    }
    double sum = 0;
    for (float value : z) {
      sum += Math.exp(value - max);
    }
    return Math.log(sum) + max - z[label];
  }

  private static double[] softmax(float[] z) {
    double max = Double.NEGATIVE_INFINITY;
    for (float value : z) {
      max = Math.max(max, value);
    }
    double[] p = new double[z.length];
    double sum = 0;
    for (int k = 0; k < z.length; k++) {
      p[k] = Math.exp(z[k] - max);
      sum += p[k];
    }
    for (int k = 0; k < z.length; k++) {
      p[k] /= sum;
    }
    return p;
  }
}
