package sparsam.train.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Input;
import sparsam.optim.Optimizer;
import sparsam.optim.Sam;
import sparsam.optim.Sgd;

/** What is timed, on a network of standard widths. A closed choice. */
public sealed interface Task {
  /** Images of an evaluation. */
  int IMAGES = 10_000;

  /** Which part of the weights is masked where a mask is. */
  double FRACTION = 0.9;

  /** The networks that are timed. */
  List<Family> FAMILIES =
      List.of(Family.CLASSIFIER, Family.LENET_300_100, Family.LENET_5, Family.RESNET);

  /** At which parts of pruned weights the form is timed that skips zeros where that is faster. */
  List<Double> FRACTIONS = List.of(0.5, 0.8, 0.9, 0.95, 0.99);

  Family family();

  /** A family's network: a residual one for small colour images, the others for the usual ones. */
  static Architecture network(Family family) {
    return family == Family.RESNET
        ? family.standard().on(new Input(3, 32, 32, Input.STANDARD.classes()))
        : family.standard();
  }

  /**
   * A full step of training: forward, backward, update; for SAM twice forward and backward.
   *
   * @param batch images a step
   * @param fraction which part of each weight is pruned and held at zero by a mask; 0 is no mask
   */
  record Training(Family family, Method method, int batch, double fraction) implements Task {
    public static Training dense(Family family, Method method, int batch) {
      return new Training(family, method, batch, 0);
    }

    public static Training masked(Family family, Method method, int batch) {
      return new Training(family, method, batch, FRACTION);
    }
  }

  /** Predictions and loss of so many images, in evaluation mode. */
  record Evaluating(Family family, int images) implements Task {}

  /**
   * The same by the form of a pruned network that skips zeros in the layers in which it is faster.
   *
   * @param fraction which part of each weight is pruned
   */
  record EvaluatingSparse(Family family, int images, double fraction) implements Task {}

  /** Curvature or landscape of a network over so many images, in evaluation mode. */
  record Looking(Family family, Look look, int images) implements Task {}

  /** What is looked for, in a fixed number of passes, so that both sides do the same. */
  enum Look {
    /** Steps of Lanczos's process, each orthogonal to all before: the largest eigenvalues. */
    EIGENVALUES("eigenvalues", 30),
    /** Products for the trace. */
    TRACE("trace", 40),
    /** Places each way of a plane, loss and accuracy at each. */
    PLANE("plane", 21);

    /** Images that all of them are over. */
    public static final int IMAGES = 1000;

    private final String label;
    private final int count;

    Look(String label, int count) {
      this.label = label;
      this.count = count;
    }

    public String label() {
      return label;
    }

    /** Products, or places each way. */
    public int count() {
      return count;
    }

    /**
     * @throws IllegalArgumentException when nothing has this label
     */
    static Look of(String label) {
      return Arrays.stream(values())
          .filter(look -> look.label.equals(label))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "nothing to look for is called \"%s\"".formatted(label)));
    }
  }

  /** The steps' optimisers; the numbers decide nothing about the time. */
  enum Method {
    SGD("sgd", base -> base),
    SAM("sam", base -> new Sam(base, 0.05));

    private final String label;
    private final Function<Sgd, Optimizer> over;

    Method(String label, Function<Sgd, Optimizer> over) {
      this.label = label;
      this.over = over;
    }

    public String label() {
      return label;
    }

    /** What a family is trained with: a residual network with momentum and weight decay. */
    public Optimizer optimizer(Family family) {
      return over.apply(family == Family.RESNET ? new Sgd(0.05, 0.9, false, 0.0005) : Sgd.of(0.05));
    }

    /**
     * @throws IllegalArgumentException when no method has this label
     */
    static Method of(String label) {
      return Arrays.stream(values())
          .filter(method -> method.label.equals(label))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "no optimizer is called \"%s\"; there are %s"
                          .formatted(
                              label,
                              Arrays.stream(values())
                                  .map(Method::label)
                                  .collect(Collectors.joining(", ")))));
    }
  }

  /** Every step of a network, with and without a mask. */
  static List<Training> trainings(Family family, int batch) {
    return Stream.of(Method.values())
        .flatMap(
            method ->
                Stream.of(
                    Training.dense(family, method, batch), Training.masked(family, method, batch)))
        .toList();
  }
}
