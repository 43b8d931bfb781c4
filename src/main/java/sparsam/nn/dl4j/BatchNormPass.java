package sparsam.nn.dl4j;

import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * BatchNorm over [count, channels, height, width] or [count, units], in double precision and
 * without regard to speed: what the fast engine's is compared with. The running variance is
 * unbiased and the momentum 0.1, as in PyTorch.
 */
final class BatchNormPass extends BatchNormalization {
  private static final long serialVersionUID = 1;
  private static final double MOMENTUM = 0.1;

  private boolean updatesStatistics = true;

  /** (x − mean) / deviation of the last training pass. */
  private double[] normalised = {};

  /** 1 / deviation by channel, of the last training pass. */
  private double[] inverse = {};

  BatchNormPass(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  void setUpdatesStatistics(boolean updates) {
    updatesStatistics = updates;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspace) {
    assertInputSet(false);
    float[] x = flat(input);
    int channels = (int) input.size(1);
    int area = area(input);
    int count = (int) input.size(0);
    INDArray runningMean = getParam(BatchNormalizationParamInitializer.GLOBAL_MEAN);
    INDArray runningVariance = getParam(BatchNormalizationParamInitializer.GLOBAL_VAR);
    INDArray gamma = getParam(BatchNormalizationParamInitializer.GAMMA);
    INDArray beta = getParam(BatchNormalizationParamInitializer.BETA);
    float[] y = new float[x.length];
    normalised = new double[x.length];
    inverse = new double[channels];
    double n = (double) count * area;
    for (int c = 0; c < channels; c++) {
      double mean = runningMean.getDouble(c);
      double variance = runningVariance.getDouble(c);
      if (training) {
        mean = 0;
        for (int image = 0; image < count; image++) {
          for (int p = 0; p < area; p++) {
            mean += x[(image * channels + c) * area + p] / n;
          }
        }
        double squares = 0;
        for (int image = 0; image < count; image++) {
          for (int p = 0; p < area; p++) {
            double deviation = x[(image * channels + c) * area + p] - mean;
            squares += deviation * deviation;
          }
        }
        variance = squares / n;
        if (updatesStatistics) {
          runningMean.putScalar(c, (1 - MOMENTUM) * runningMean.getDouble(c) + MOMENTUM * mean);
          runningVariance.putScalar(
              c,
              (1 - MOMENTUM) * runningVariance.getDouble(c)
                  + MOMENTUM * squares / Math.max(1, n - 1));
        }
      }
      inverse[c] = 1 / Math.sqrt(variance + layerConf().getEps());
      for (int image = 0; image < count; image++) {
        for (int p = 0; p < area; p++) {
          int i = (image * channels + c) * area + p;
          normalised[i] = (x[i] - mean) * inverse[c];
          y[i] = (float) (gamma.getDouble(c) * normalised[i] + beta.getDouble(c));
        }
      }
    }
    return Nd4j.createFromArray(y).reshape(input.shape());
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspace) {
    float[] dy = flat(epsilon);
    int channels = (int) epsilon.size(1);
    int area = area(epsilon);
    int count = (int) epsilon.size(0);
    INDArray gamma = getParam(BatchNormalizationParamInitializer.GAMMA);
    INDArray gammaGradient = gradientView(BatchNormalizationParamInitializer.GAMMA);
    INDArray betaGradient = gradientView(BatchNormalizationParamInitializer.BETA);
    float[] dx = new float[dy.length];
    double n = (double) count * area;
    for (int c = 0; c < channels; c++) {
      double sum = 0;
      double product = 0;
      for (int image = 0; image < count; image++) {
        for (int p = 0; p < area; p++) {
          int i = (image * channels + c) * area + p;
          sum += dy[i];
          product += dy[i] * normalised[i];
        }
      }
      gammaGradient.putScalar(c, product);
      betaGradient.putScalar(c, sum);
      double scale = gamma.getDouble(c) * inverse[c];
      for (int image = 0; image < count; image++) {
        for (int p = 0; p < area; p++) {
          int i = (image * channels + c) * area + p;
          dx[i] = (float) (scale * (dy[i] - sum / n - normalised[i] * product / n));
        }
      }
    }
    Gradient gradient = new DefaultGradient();
    for (String key :
        new String[] {
          BatchNormalizationParamInitializer.GAMMA,
          BatchNormalizationParamInitializer.BETA,
          BatchNormalizationParamInitializer.GLOBAL_MEAN,
          BatchNormalizationParamInitializer.GLOBAL_VAR
        }) {
      gradient.setGradientFor(key, gradientView(key));
    }
    return new Pair<>(gradient, Nd4j.createFromArray(dx).reshape(epsilon.shape()));
  }

  private static int area(INDArray array) {
    return array.rank() == 2 ? 1 : (int) (array.size(2) * array.size(3));
  }

  private INDArray gradientView(String key) {
    return Objects.requireNonNull(gradientViews.get(key));
  }

  private static float[] flat(INDArray array) {
    return array.dup('c').data().asFloat();
  }
}
