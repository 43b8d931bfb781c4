package sparsam.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sparsam.flatness.curvature.Coordinates;
import sparsam.flatness.curvature.Eigenvalues;
import sparsam.flatness.curvature.Hessian;
import sparsam.flatness.curvature.Spectrum;
import sparsam.flatness.curvature.Vectors;
import sparsam.flatness.sharpness.Rise;
import sparsam.flatness.sharpness.Scale;
import sparsam.flatness.sharpness.Sharpness;
import sparsam.nn.Architecture;
import sparsam.nn.file.Safetensors;
import sparsam.nn.tangent.Loss;
import sparsam.nn.tangent.Sample;
import sparsam.nn.tangent.TangentNetwork;
import sparsam.prune.Mask;
import sparsam.verify.Verification.Collector;
import sparsam.verify.Verification.Rule;

/**
 * Hessian-vector products, eigenvalues, trace and sharpness of a small network, compared with what
 * PyTorch computed in double precision.
 */
final class FlatnessReplay {
  static final String FORMAT = "sparsam-flatness/1";

  /** Of the eigenvalues that the file has all of. */
  private static final int LARGEST = 8;

  private static final double TOLERANCE = 1e-4;
  private static final int MOST_STEPS = 400;

  /** Unit vectors that are multiplied at once. */
  private static final int AT_ONCE = 32;

  private static final String SHARPNESS = "sharpness.";

  private final TraceTensors tensors;
  private final JsonNode flatness;

  FlatnessReplay(Safetensors file) throws IOException {
    tensors = new TraceTensors(file);
    try {
      flatness = new JsonMapper().readTree(file.metadata().getOrDefault("flatness", ""));
    } catch (JsonProcessingException e) {
      throw new IOException("its description is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * @param whole whether the trace is summed up too, a product for every coordinate
   */
  Verification run(int threads, boolean whole) throws IOException {
    Architecture architecture = TraceModel.of(flatness.path("model"));
    int images = tensors.labels().length;
    Sample sample =
        new Sample(
            tensors.inputs(images, architecture.input()),
            tensors.labels(images, architecture.input().classes()));
    Collector differences = new Collector();
    try (TangentNetwork network = new TangentNetwork(architecture, threads)) {
      tensors.start(network.parameters());
      @Nullable Mask mask = tensors.mask(network.parameters());
      Coordinates coordinates = Coordinates.of(network.parameters(), mask);
      Hessian hessian = new Hessian(network, sample, coordinates, () -> true);
      compareGradient(differences, hessian);
      compareProducts(differences, hessian);
      compareSpectrum(differences, hessian);
      if (whole) {
        compareTrace(differences, hessian);
      }
      compareSharpness(differences, hessian);
      return differences.finish(
          String.format(
              Locale.ROOT,
              "%s, flatness over %d coordinates and %d images%s",
              architecture,
              coordinates.size(),
              images,
              mask == null ? "" : ", masked"));
    }
  }

  private void compareGradient(Collector differences, Hessian hessian) throws IOException {
    double[] gradient = new double[hessian.network().parameters().trainable()];
    Sample sample = hessian.sample();
    Loss loss = hessian.network().gradient(sample, 0, sample.count(), gradient, () -> true);
    differences.relative("loss", tensors.scalar("loss"), loss.mean());
    differences.relative(
        "gradient norm",
        tensors.scalar("grad_norm"),
        Vectors.norm(hessian.coordinates().gather(gradient)));
  }

  private void compareProducts(Collector differences, Hessian hessian) throws IOException {
    double[] expected = vector("hv", hessian);
    double[] product = product(hessian, vector("v", hessian));
    for (int i = 0; i < product.length; i++) {
      product[i] -= expected[i];
    }
    differences.within(
        "Hessian-vector product", Vectors.norm(product), Vectors.norm(expected), Rule.PRODUCT);
    double largest = tensors.row("eigenvalues")[0];
    double[] direction = vector("eigenvector1", hessian);
    double[] rest = product(hessian, direction);
    for (int i = 0; i < rest.length; i++) {
      rest[i] -= largest * direction[i];
    }
    differences.within("eigenvector", Vectors.norm(rest), largest, Rule.CURVATURE);
  }

  private double[] vector(String name, Hessian hessian) throws IOException {
    float[] whole = tensors.vector(name, hessian.network().parameters());
    double[] wide = new double[whole.length];
    Arrays.setAll(wide, i -> whole[i]);
    return hessian.coordinates().gather(wide);
  }

  private static double[] product(Hessian hessian, double[] vector) {
    float[][] one = new float[1][vector.length];
    for (int i = 0; i < vector.length; i++) {
      one[0][i] = (float) vector[i];
    }
    double[][] product = new double[1][vector.length];
    hessian.multiply(one, product);
    return product[0];
  }

  private void compareSpectrum(Collector differences, Hessian hessian) throws IOException {
    float[] expected = tensors.row("eigenvalues");
    Eigenvalues found = new Spectrum(hessian, 1).ends(LARGEST, TOLERANCE, MOST_STEPS);
    for (int i = 0; i < found.largest().size(); i++) {
      curvature(differences, "eigenvalues", expected[i], found.largest().get(i), expected[0]);
    }
    float lowest = expected[expected.length - 1];
    curvature(differences, "smallest eigenvalue", lowest, found.smallest(), expected[0]);
  }

  /** Row by row, without chance. */
  private void compareTrace(Collector differences, Hessian hessian) throws IOException {
    int n = hessian.size();
    double trace = 0;
    double squares = 0;
    for (int from = 0; from < n; from += AT_ONCE) {
      int count = Math.min(AT_ONCE, n - from);
      float[][] units = new float[count][n];
      double[][] rows = new double[count][n];
      for (int k = 0; k < count; k++) {
        units[k][from + k] = 1;
      }
      hessian.multiply(units, rows);
      for (int k = 0; k < count; k++) {
        trace += rows[k][from + k];
        squares += Vectors.norm(rows[k]) * Vectors.norm(rows[k]);
      }
    }
    double expected = tensors.scalar("trace");
    curvature(differences, "trace", expected, trace, expected);
    expected = tensors.scalar("square_trace");
    curvature(differences, "trace of the square", expected, squares, expected);
  }

  private static void curvature(
      Collector differences, String quantity, double expected, double found, double size) {
    differences.within(quantity, Math.abs(expected - found), size, Rule.CURVATURE);
  }

  private void compareSharpness(Collector differences, Hessian hessian) throws IOException {
    Sharpness sharpness =
        new Sharpness(
            hessian.network(), hessian.sample(), hessian.coordinates(), Scale.PLAIN, () -> true);
    int[] steps =
        IntStream.range(0, flatness.path("ascentSteps").size())
            .map(i -> flatness.path("ascentSteps").get(i).asInt())
            .toArray();
    int m = flatness.path("m").asInt();
    List<String> names =
        tensors.file().tensors().keySet().stream()
            .filter(name -> name.startsWith(SHARPNESS))
            .toList();
    if (steps.length == 0 || m < 1 || names.isEmpty()) {
      throw new IOException("it does not say which sharpness it holds");
    }
    for (String name : names) {
      double radius = Double.parseDouble(name.substring(SHARPNESS.length()));
      float[] expected = tensors.row(name);
      List<Rise> rises =
          sharpness.ascend(List.of(radius), Arrays.stream(steps).max().orElseThrow());
      double largest = expected[expected.length - 1];
      for (int i = 0; i < steps.length; i++) {
        differences.within(
            "sharpness",
            Math.abs(expected[i] - rises.get(steps[i] - 1).loss()),
            largest,
            Rule.CURVATURE);
      }
      double groups = tensors.scalar("m_" + name);
      differences.within(
          "m-sharpness",
          Math.abs(groups - sharpness.groups(List.of(radius), m).getFirst().loss()),
          groups,
          Rule.CURVATURE);
    }
  }
}
