package sparsam.prune.channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sparsam.nn.Parameters;
import sparsam.nn.layer.Blueprint;
import sparsam.nn.layer.Layer.BatchNorm;
import sparsam.nn.layer.Layer.Conv;
import sparsam.nn.layer.Layer.Dense;
import sparsam.nn.layer.Layer.Flatten;
import sparsam.nn.layer.Layer.LeakyRelu;
import sparsam.nn.layer.Layer.Relu;
import sparsam.nn.layer.Layer.Residual;
import sparsam.nn.layer.Step;

/**
 * Which channels of a network say the same of every image and at every place once it is trained,
 * and what: a filter of zeros puts its bias out, and what comes of it further up is still the same
 * everywhere, but where a border of zeros is added to it.
 */
final class Constants {
  private final Blueprint blueprint;
  private final Parameters parameters;
  private final List<double[]> outputs = new ArrayList<>();

  private Constants(Blueprint blueprint, Parameters parameters) {
    this.blueprint = blueprint;
    this.parameters = parameters;
  }

  /**
   * By step the value of each channel, or unit, that it puts out; NaN where that depends on the
   * image, or on the place.
   */
  static List<double[]> of(Blueprint blueprint, Parameters parameters) {
    return new Constants(blueprint, parameters).follow();
  }

  private List<double[]> follow() {
    double[] last = new double[blueprint.input().channels()];
    Arrays.fill(last, Double.NaN);
    for (Step step : blueprint.steps()) {
      double[] in = last;
      last =
          switch (step.layer()) {
            case Conv conv -> affine(step, in, conv.kernel() * conv.kernel(), conv.padding() > 0);
            case Dense _ -> affine(step, in, 1, false);
            case BatchNorm _ -> norm(step, in);
            case Relu _ -> Arrays.stream(in).map(x -> x < 0 ? 0 : x).toArray();
            case LeakyRelu leaky ->
                Arrays.stream(in).map(x -> x < 0 ? leaky.slope() * x : x).toArray();
            case Flatten _ -> {
              double[] units = new double[step.out().channels()];
              Arrays.setAll(units, unit -> in[unit / (units.length / in.length)]);
              yield units;
            }
            case Residual sum -> {
              double[] added = in.clone();
              double[] lower = outputs.get(sum.from());
              for (int c = 0; c < lower.length; c++) {
                added[sum.before() + c] += lower[c];
              }
              yield added;
            }
            default -> in;
          };
      outputs.add(last);
    }
    return outputs;
  }

  /**
   * @param area weights of a row for each channel that it reads
   * @param bordered whether zeros stand around the image
   */
  private double[] affine(Step step, double[] in, int area, boolean bordered) {
    float[] weights = read(step, "weight");
    double[] out = new double[step.out().channels()];
    parameters
        .find(step.name() + ".bias")
        .map(parameters::read)
        .ifPresent(bias -> Arrays.setAll(out, o -> bias[o]));
    for (int at = 0; at < weights.length; at++) {
      double value = in[at / area % in.length];
      if (weights[at] != 0 && value != 0) {
        out[at / area / in.length] += bordered ? Double.NaN : weights[at] * value;
      }
    }
    return finite(out);
  }

  private double[] norm(Step step, double[] in) {
    float[] scale = read(step, "weight");
    float[] shift = read(step, "bias");
    float[] mean = read(step, "running_mean");
    float[] variance = read(step, "running_var");
    double[] out = new double[in.length];
    for (int c = 0; c < out.length; c++) {
      out[c] =
          scale[c] == 0
              ? shift[c]
              : scale[c] * (in[c] - mean[c]) / Math.sqrt(variance[c] + BatchNorm.EPSILON)
                  + shift[c];
    }
    return finite(out);
  }

  /** What is no number says nothing that could be relied on. */
  private static double[] finite(double[] values) {
    return Arrays.stream(values).map(x -> Double.isFinite(x) ? x : Double.NaN).toArray();
  }

  private float[] read(Step step, String name) {
    return parameters.read(parameters.find(step.name() + "." + name).orElseThrow());
  }
}
