package sparsam.ui.flatness.toy;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import sparsam.flatness.toy.Ball;
import sparsam.plot.picture.Picture;
import sparsam.text.Strings;

/** The toy: where its balls are, how far SAM looks, and what there is to see. */
public final class ToyModel {
  static final double MOST_RHO = 0.8;
  static final double LEAST_RATE = 0.005;
  static final double MOST_RATE = 0.053;

  /** What is still in a minimum. */
  private static final double NEAR_SHARP = 0.15;

  private static final double NEAR_WIDE = 0.3;

  private final Strings strings;
  private final ToyPictures pictures;
  private final DoubleProperty rho = new SimpleDoubleProperty(0.5);
  private final DoubleProperty rate = new SimpleDoubleProperty(0.04);
  private final BooleanProperty largest = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Picture> curve;
  private final ReadOnlyObjectWrapper<Picture> plane;
  private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
  private Walk line = Walk.from(new Ball(-1.05, 0));
  private Walk open = Walk.from(new Ball(-1.05, 0.1));

  public ToyModel(Strings strings) {
    this.strings = strings;
    this.pictures = new ToyPictures(strings);
    curve = new ReadOnlyObjectWrapper<>(pictures.curve(line, rho.get()));
    plane = new ReadOnlyObjectWrapper<>(pictures.plane(open, rho.get(), largest.get()));
    tell();
    rho.subscribe((_, _) -> draw());
    largest.subscribe((_, _) -> drawPlane());
  }

  private void draw() {
    curve.set(pictures.curve(line, rho.get()));
    drawPlane();
    tell();
  }

  private void drawPlane() {
    plane.set(pictures.plane(open, rho.get(), largest.get()));
  }

  private void tell() {
    Ball sgd = open.sgd().getLast();
    Ball sam = open.sam().getLast();
    told.set(
        strings
            .get(
                "toy.told",
                open.steps(),
                sgd.x(),
                sgd.y(),
                sgd.loss(),
                sam.x(),
                sam.y(),
                sam.loss(),
                strings.get(verdict(sgd, sam)))
            .replace('-', '−'));
  }

  private String verdict(Ball sgd, Ball sam) {
    boolean sgdSharp = near(sgd, Ball.SHARP_AT, NEAR_SHARP);
    Ball up = sam.climbed(rho.get());
    if (open.steps() == 0) {
      return "toy.told.other";
    }
    if (sgdSharp && near(sam, Ball.SHARP_AT, NEAR_SHARP)) {
      return "toy.told.sharp";
    }
    if (!near(sam, Ball.SHARP_AT, NEAR_SHARP) && near(up, Ball.SHARP_AT, NEAR_SHARP)) {
      return "toy.told.hangs";
    }
    if (sgdSharp) {
      return "toy.told.left";
    }
    return near(sgd, Ball.WIDE_AT, NEAR_WIDE) && near(sam, Ball.WIDE_AT, NEAR_WIDE)
        ? "toy.told.wide"
        : "toy.told.other";
  }

  private static boolean near(Ball ball, double x, double reach) {
    return Math.hypot(ball.x() - x, ball.y()) < reach;
  }

  /** Puts both balls of the line down. */
  void putOnLine(double x) {
    line = Walk.from(new Ball(x, 0));
    draw();
  }

  /** Puts both balls of the plane down. */
  void putOnPlane(double x, double y) {
    open = Walk.from(new Ball(x, y));
    draw();
  }

  /** Steps of SGD and of SAM, on the line and on the plane. */
  void step(int count) {
    line = line.step(count, rate.get(), rho.get());
    open = open.step(count, rate.get(), rho.get());
    draw();
  }

  /** All balls back to where they were put down. */
  void back() {
    line = line.back();
    open = open.back();
    draw();
  }

  /** How far SAM looks, 0 to {@link #MOST_RHO}. */
  public DoubleProperty rho() {
    return rho;
  }

  /** The learning rate. */
  public DoubleProperty rate() {
    return rate;
  }

  /** Whether the plane is coloured by the largest loss within ρ. */
  public BooleanProperty largest() {
    return largest;
  }

  public ReadOnlyObjectProperty<Picture> curve() {
    return curve.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Picture> plane() {
    return plane.getReadOnlyProperty();
  }

  /** Where the balls of the plane are, and why, in words. */
  public ReadOnlyStringProperty told() {
    return told.getReadOnlyProperty();
  }
}
