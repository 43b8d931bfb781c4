package sparsam.ui.flatness.toy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import sparsam.flatness.toy.Ball;
import sparsam.plot.axes.Axis;
import sparsam.plot.contour.Contour;
import sparsam.plot.contour.Field;
import sparsam.plot.contour.Trail;
import sparsam.plot.contour.Trail.Stop;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.Points;
import sparsam.plot.lines.Series;
import sparsam.text.Strings;

/** The toy's loss on the line and on the plane, with the balls. */
final class ToyPictures {
  static final double LEFT = -1.6;
  static final double RIGHT = 1.8;
  static final double HALF = 1.2;

  /** Places of the line, and of the plane each way. */
  private static final int FINE = 341;

  private static final int SIDE = 69;

  /** Colours of the balls. */
  private static final int SGD = 1;

  private static final int SAM = 2;

  private final Strings strings;
  private @Nullable Ground ground;

  /** What depends on ρ alone, laid once for each: losses are many, and every step draws anew. */
  private record Ground(double rho, Points loss, Points largest, Field low, Field high) {}

  ToyPictures(Strings strings) {
    this.strings = strings;
  }

  /** The loss and the largest within ρ, the balls on the line, and what SAM climbs. */
  LineChart curve(Walk walk, double rho) {
    Ground ground = ground(rho);
    List<Series> series = new ArrayList<>();
    series.add(Series.solid(strings.get("toy.loss"), ground.loss(), 6));
    series.add(Series.solid(strings.get("toy.largest"), ground.largest(), 3));
    Ball sam = walk.sam().getLast();
    Ball up = sam.climbed(rho);
    series.add(
        new Series(
            strings.get("toy.epsilon"),
            Points.of(new double[] {sam.x(), up.x()}, new double[] {sam.loss(), up.loss()}),
            SAM,
            Series.Stroke.ARROW));
    series.add(ball("toy.sgd", walk.sgd().getLast(), SGD));
    series.add(ball("toy.sam", sam, SAM));
    return new LineChart(
        strings.get("toy.curve"),
        Axis.of(Axis.Kind.LINEAR, strings.get("toy.x")).between(LEFT, RIGHT),
        Axis.of(Axis.Kind.LINEAR, strings.get("toy.loss")).between(0, 1.1),
        series,
        List.of(),
        "");
  }

  private Series ball(String key, Ball ball, int colour) {
    return new Series(
        strings.get(key),
        Points.of(new double[] {ball.x()}, new double[] {ball.loss()}),
        colour,
        Series.Stroke.DOT);
  }

  private Ground ground(double rho) {
    Ground known = ground;
    if (known == null || known.rho() != rho) {
      known = lay(rho);
      ground = known;
    }
    return known;
  }

  private static Ground lay(double rho) {
    double[] xs = new double[FINE];
    Arrays.setAll(xs, i -> LEFT + i * (RIGHT - LEFT) / (FINE - 1));
    double[] line = Arrays.stream(xs).map(x -> new Ball(x, 0).loss()).toArray();
    double[] largest = Arrays.stream(xs).map(x -> new Ball(x, 0).worstOnLine(rho)).toArray();
    double[] loss = new double[SIDE * SIDE];
    double[] worst = new double[SIDE * SIDE];
    boolean[] exact = new boolean[SIDE * SIDE];
    for (int i = 0; i < loss.length; i++) {
      int row = i / SIDE;
      Ball ball =
          new Ball(
              LEFT + (i % SIDE) * (RIGHT - LEFT) / (SIDE - 1), -HALF + row * 2 * HALF / (SIDE - 1));
      loss[i] = ball.loss();
      worst[i] = ball.worst(rho);
      exact[i] = true;
    }
    return new Ground(
        rho,
        Points.of(xs, line),
        Points.of(xs, largest),
        new Field(LEFT, RIGHT, -HALF, HALF, SIDE, loss, worst, exact),
        new Field(LEFT, RIGHT, -HALF, HALF, SIDE, worst, loss, exact));
  }

  /** The loss or the largest within ρ as the plane's ground, and where the balls have been. */
  Contour plane(Walk walk, double rho, boolean largest) {
    Axis loss = Axis.of(Axis.Kind.LINEAR, strings.get("toy.loss"));
    Axis worst = Axis.of(Axis.Kind.LINEAR, strings.get("toy.largest"));
    ToDoubleFunction<Ball> own = largest ? ball -> ball.worst(rho) : Ball::loss;
    ToDoubleFunction<Ball> other = largest ? Ball::loss : ball -> ball.worst(rho);
    Ball up = walk.sam().getLast().climbed(rho);
    List<Trail> trails =
        List.of(
            trail("toy.sgd", walk.sgd(), SGD, own, other),
            trail("toy.sam", walk.sam(), SAM, own, other),
            new Trail(
                strings.get("toy.epsilon"),
                true,
                List.of(
                    stop("", strings.get("toy.sam"), walk.sam().getLast(), own, other),
                    stop("", strings.get("toy.epsilon"), up, own, other)),
                SAM,
                true));
    return new Contour(
        strings.get("toy.plane"),
        Axis.of(Axis.Kind.LINEAR, strings.get("toy.x")),
        Axis.of(Axis.Kind.LINEAR, strings.get("toy.y")),
        (largest ? worst : loss).between(0, 1.1),
        largest ? loss : worst,
        false,
        List.of(largest ? ground(rho).high() : ground(rho).low()),
        trails,
        new Contour.Words("", strings.get("toy.ball")),
        "");
  }

  private Trail trail(
      String key,
      List<Ball> balls,
      int colour,
      ToDoubleFunction<Ball> own,
      ToDoubleFunction<Ball> other) {
    List<Stop> stops = new ArrayList<>();
    int every = Math.max(1, balls.size() / 60);
    for (int i = 0; i < balls.size() - 1; i += every) {
      stops.add(
          stop("", i == 0 ? strings.get("toy.start") : strings.get(key), balls.get(i), own, other));
    }
    stops.add(stop(strings.get(key), strings.get(key), balls.getLast(), own, other));
    return new Trail(strings.get(key), true, stops, colour, false);
  }

  private static Stop stop(
      String label,
      String title,
      Ball ball,
      ToDoubleFunction<Ball> own,
      ToDoubleFunction<Ball> other) {
    return new Stop(
        label,
        title,
        ball.x(),
        ball.y(),
        own.applyAsDouble(ball),
        other.applyAsDouble(ball),
        Double.NaN);
  }
}
