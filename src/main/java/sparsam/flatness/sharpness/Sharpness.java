package sparsam.flatness.sharpness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import sparsam.flatness.curvature.Coordinates;
import sparsam.flatness.curvature.Vectors;
import sparsam.nn.tangent.Loss;
import sparsam.nn.tangent.Sample;
import sparsam.nn.tangent.TangentNetwork;

/**
 * The loss around a network's parameters, in evaluation mode. The parameters are moved while it
 * measures and are afterwards what they were, to the last bit.
 *
 * <p>With w the parameters, T the identity or, where adaptive, diag |w|, a neighbour is w + T·u
 * with ‖u‖ up to the radius.
 */
public final class Sharpness {
  private static final double TINY = 1e-12;

  private final TangentNetwork network;
  private final Sample sample;
  private final Coordinates coordinates;
  private final BooleanSupplier goOn;
  private final float[] point;
  private final double[] scale;
  private final double[] whole;

  /**
   * @param goOn asked now and then whether it is still wanted
   */
  public Sharpness(
      TangentNetwork network,
      Sample sample,
      Coordinates coordinates,
      Scale scale,
      BooleanSupplier goOn) {
    this.network = network;
    this.sample = sample;
    this.coordinates = coordinates;
    this.goOn = goOn;
    this.point = network.parameters().values().clone();
    this.scale = new double[coordinates.size()];
    Arrays.setAll(
        this.scale, i -> scale == Scale.PLAIN ? 1 : Math.abs(point[coordinates.places()[i]]));
    this.whole = new double[network.parameters().trainable()];
  }

  /** The loss at the point, and the way up from there, over some examples. */
  private record Origin(Loss loss, double[] gradient) {}

  /**
   * The worst that projected gradient ascent meets: u ← u + radius · Tg/‖Tg‖, then into the ball.
   *
   * @param steps of ascent
   * @return of each radius, after each step, the largest rise met up to it
   */
  public List<Rise> ascend(List<Double> radii, int steps) {
    Origin origin = origin(0, sample.count());
    return radii.stream()
        .flatMap(radius -> ascend(origin, radius, steps, 0, sample.count()).stream())
        .toList();
  }

  /**
   * m-sharpness (Foret et al. 2021): each group of consecutive examples has its own worst place,
   * one step away.
   *
   * @param m examples of a group; the last has what is left
   * @return of each radius the mean over groups
   */
  public List<Rise> groups(List<Double> radii, int m) {
    List<List<Rise>> byRadius =
        radii.stream().map(_ -> (List<Rise>) new ArrayList<Rise>()).toList();
    for (int from = 0; from < sample.count(); from += m) {
      int to = Math.min(from + m, sample.count());
      Origin origin = origin(from, to);
      for (int i = 0; i < radii.size(); i++) {
        byRadius.get(i).add(ascend(origin, radii.get(i), 1, from, to).getFirst());
      }
    }
    return IntStream.range(0, radii.size())
        .mapToObj(i -> mean(radii.get(i), m, byRadius.get(i)))
        .toList();
  }

  private Origin origin(int from, int to) {
    Loss loss = network.gradient(sample, from, to, whole, goOn);
    return new Origin(loss, ascent());
  }

  private List<Rise> ascend(Origin origin, double radius, int steps, int from, int to) {
    try {
      double[] u = new double[coordinates.size()];
      List<Rise> rises = new ArrayList<>();
      double[] gradient = origin.gradient();
      double loss = Double.NEGATIVE_INFINITY;
      double errors = Double.NEGATIVE_INFINITY;
      for (int step = 1; step <= steps; step++) {
        climb(u, gradient, radius);
        moveTo(u);
        boolean last = step == steps;
        Loss here =
            last
                ? network.loss(sample, from, to, goOn)
                : network.gradient(sample, from, to, whole, goOn);
        gradient = last ? gradient : ascent();
        loss = Math.max(loss, here.mean() - origin.loss().mean());
        errors = Math.max(errors, here.errors() - origin.loss().errors());
        rises.add(new Rise(radius, step, loss, 0, errors));
      }
      return rises;
    } finally {
      restore();
    }
  }

  private static void climb(double[] u, double[] gradient, double radius) {
    for (int i = 0; i < u.length; i++) {
      u[i] += radius * gradient[i];
    }
    double norm = Vectors.norm(u);
    for (int i = 0; norm > radius && i < u.length; i++) {
      u[i] *= radius / norm;
    }
  }

  /** Tg over its norm, from the whole gradient taken last. */
  private double[] ascent() {
    double[] gradient = coordinates.gather(whole);
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] *= scale[i];
    }
    double norm = Vectors.norm(gradient) + TINY;
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] /= norm;
    }
    return gradient;
  }

  /**
   * The mean rise in random directions, each as likely; at every radius in the same ones.
   *
   * @param directions how many
   */
  public List<Rise> average(List<Double> radii, int directions, long seed) {
    Loss origin = network.loss(sample, goOn);
    return radii.stream().map(radius -> average(origin, radius, directions, seed)).toList();
  }

  private Rise average(Loss origin, double radius, int directions, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Rise> rises = new ArrayList<>();
    try {
      for (int k = 0; k < directions; k++) {
        double[] u = Vectors.direction(coordinates.size(), random);
        for (int i = 0; i < u.length; i++) {
          u[i] *= radius;
        }
        moveTo(u);
        Loss here = network.loss(sample, goOn);
        rises.add(
            new Rise(radius, 1, here.mean() - origin.mean(), 0, here.errors() - origin.errors()));
      }
      return mean(radius, directions, rises);
    } finally {
      restore();
    }
  }

  /**
   * The rise along the gradient at the point itself, SAM's direction, with its standard error over
   * the examples.
   */
  public List<Rise> along(List<Double> radii) {
    try {
      int count = sample.count();
      double[] origin = new double[count];
      Origin here = origin(0, count);
      network.losses(sample, 0, count, origin, goOn);
      List<Rise> rises = new ArrayList<>();
      double[] losses = new double[count];
      for (double radius : radii) {
        double[] u = Arrays.stream(here.gradient()).map(x -> radius * x).toArray();
        moveTo(u);
        int wrong = network.losses(sample, 0, count, losses, goOn);
        List<Rise> each = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          each.add(new Rise(radius, 1, losses[i] - origin[i], 0, 0));
        }
        Rise mean = mean(radius, count, each);
        rises.add(
            new Rise(
                radius,
                count,
                mean.loss(),
                mean.lossError(),
                (double) wrong / count - here.loss().errors()));
      }
      return rises;
    } finally {
      restore();
    }
  }

  /**
   * The loss along eigenvectors of the Hessian at the point.
   *
   * @param directions unit vectors over the coordinates
   * @param curvatures their eigenvalues
   * @param ts distances from the point
   */
  public List<Profile> slices(List<float[]> directions, List<Double> curvatures, List<Double> ts) {
    Loss origin = network.gradient(sample, 0, sample.count(), whole, goOn);
    double[] gradient = coordinates.gather(whole);
    List<Profile> slices = new ArrayList<>();
    try {
      for (int i = 0; i < directions.size(); i++) {
        double[] u = new double[coordinates.size()];
        double slope = Vectors.dot(directions.get(i), gradient);
        double sign = slope < 0 ? -1 : 1;
        List<Double> rises = new ArrayList<>();
        for (double t : ts) {
          for (int k = 0; k < u.length; k++) {
            u[k] = sign * t * directions.get(i)[k];
          }
          moveTo(u);
          rises.add(network.loss(sample, goOn).mean() - origin.mean());
        }
        slices.add(new Profile(curvatures.get(i), Math.abs(slope), ts, rises));
      }
      return slices;
    } finally {
      restore();
    }
  }

  private static Rise mean(double radius, int number, List<Rise> rises) {
    double loss = rises.stream().mapToDouble(Rise::loss).average().orElse(0);
    double errors = rises.stream().mapToDouble(Rise::errors).average().orElse(0);
    double squares =
        rises.stream().mapToDouble(rise -> (rise.loss() - loss) * (rise.loss() - loss)).sum();
    int n = rises.size();
    double error = n < 2 ? 0 : Math.sqrt(squares / (n - 1) / n);
    return new Rise(radius, number, loss, error, errors);
  }

  private void moveTo(double[] u) {
    float[] values = network.parameters().values();
    int[] places = coordinates.places();
    for (int i = 0; i < places.length; i++) {
      values[places[i]] = (float) (point[places[i]] + scale[i] * u[i]);
    }
  }

  private void restore() {
    System.arraycopy(point, 0, network.parameters().values(), 0, point.length);
  }
}
