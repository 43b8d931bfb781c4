package sparsam.nn.exact;

import sparsam.nn.layer.Layer.BatchNorm;
import sparsam.nn.layer.Step;

/**
 * BatchNorm, y = γ·n + β with n = (x − mean)/deviation, by channel: on the batch's mean and
 * variance, through which gradients and tangents go too, or on the running ones.
 */
final class Norm implements ExactLayer {
  private final Values input;
  private final Values output;
  private final Vectors vectors;
  private final boolean byBatch;
  private final int channels;
  private final int all;
  private final int scale;
  private final int shift;
  private final int mean;
  private final int variance;

  /** n, and how fast it changes. */
  private final double[] normal;

  private final double[] movedNormal;

  /** 1/deviation by channel, and how fast it changes. */
  private final double[] inverse;

  private final double[] movedInverse;

  Norm(Values input, Step step, Vectors vectors, int count, boolean tangents, boolean byBatch) {
    this.input = input;
    this.vectors = vectors;
    this.byBatch = byBatch;
    this.channels = step.in().channels();
    this.all = input.plain().length;
    this.scale = vectors.slice(step.name(), "weight").offset();
    this.shift = vectors.slice(step.name(), "bias").offset();
    this.mean = vectors.slice(step.name(), "running_mean").offset();
    this.variance = vectors.slice(step.name(), "running_var").offset();
    this.output = Values.of(input.size(), count, tangents);
    this.normal = new double[all];
    this.movedNormal = new double[input.moved().length];
    this.inverse = new double[channels];
    this.movedInverse = new double[channels];
  }

  @Override
  public Values output() {
    return output;
  }

  private double mean(double[] of, int channel) {
    double sum = 0;
    for (int i = channel; i < all; i += channels) {
      sum += of[i];
    }
    return sum * channels / all;
  }

  private double mean(double[] one, double[] other, int channel) {
    double sum = 0;
    for (int i = channel; i < all; i += channels) {
      sum += one[i] * other[i];
    }
    return sum * channels / all;
  }

  @Override
  public void forward(boolean tangents) {
    double[] w = vectors.values();
    double[] v = vectors.direction();
    double[] x = input.plain();
    for (int c = 0; c < channels; c++) {
      double centre = byBatch ? mean(x, c) : w[mean + c];
      double square = 0;
      for (int i = c; i < all; i += channels) {
        normal[i] = x[i] - centre;
        square += normal[i] * normal[i];
      }
      double spread = byBatch ? square * channels / all : w[variance + c];
      double r = 1 / Math.sqrt(spread + BatchNorm.EPSILON);
      inverse[c] = r;
      if (tangents) {
        double[] moved = input.moved();
        double drift = byBatch ? mean(moved, c) : 0;
        double widening = byBatch ? 2 * mean(normal, moved, c) : 0;
        movedInverse[c] = -0.5 * r * r * r * widening;
        for (int i = c; i < all; i += channels) {
          movedNormal[i] = (moved[i] - drift) * r + normal[i] * movedInverse[c];
        }
      }
      for (int i = c; i < all; i += channels) {
        normal[i] *= r;
        output.plain()[i] = w[scale + c] * normal[i] + w[shift + c];
        if (tangents) {
          output.moved()[i] =
              v[scale + c] * normal[i] + w[scale + c] * movedNormal[i] + v[shift + c];
        }
      }
    }
  }

  @Override
  public void backward(boolean tangents) {
    double[] w = vectors.values();
    double[] dy = output.gradient();
    for (int c = 0; c < channels; c++) {
      double images = (double) all / channels;
      double along = mean(dy, normal, c);
      double level = mean(dy, c);
      vectors.gradient()[scale + c] += along * images;
      vectors.gradient()[shift + c] += level * images;
      double gamma = w[scale + c];
      double r = inverse[c];
      double m1 = byBatch ? gamma * level : 0;
      double m2 = byBatch ? gamma * along : 0;
      if (tangents) {
        turn(c, m1, m2, along);
      }
      for (int i = c; i < all; i += channels) {
        input.gradient()[i] += r * (gamma * dy[i] - m1 - normal[i] * m2);
      }
    }
  }

  /**
   * The tangent of all that.
   *
   * @param m1 the mean of n's gradient
   * @param m2 the mean of its product with n
   * @param along the mean of the output's gradient times n
   */
  private void turn(int c, double m1, double m2, double along) {
    double[] dy = output.gradient();
    double[] turned = output.turned();
    double images = (double) all / channels;
    double gamma = vectors.values()[scale + c];
    double moved = vectors.direction()[scale + c];
    double movedAlong = mean(turned, normal, c) + mean(dy, movedNormal, c);
    double movedLevel = mean(turned, c);
    vectors.product()[scale + c] += movedAlong * images;
    vectors.product()[shift + c] += movedLevel * images;
    double turnedM1 = byBatch ? moved * mean(dy, c) + gamma * movedLevel : 0;
    double turnedM2 = byBatch ? moved * along + gamma * movedAlong : 0;
    for (int i = c; i < all; i += channels) {
      double a = gamma * dy[i];
      double turnedA = moved * dy[i] + gamma * turned[i];
      input.turned()[i] +=
          movedInverse[c] * (a - m1 - normal[i] * m2)
              + inverse[c]
                  * (turnedA
                      - turnedM1
                      - (byBatch ? movedNormal[i] * m2 : 0)
                      - normal[i] * turnedM2);
    }
  }
}
