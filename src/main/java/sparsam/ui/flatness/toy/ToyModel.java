package sparsam.ui.flatness.toy;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.jspecify.annotations.Nullable;
import sparsam.flatness.toy.Ball;
import sparsam.plot.contour.Field;
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
  private static final double SHARP = -0.9;
  private static final double WIDE = 0.8;

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
  private @Nullable Field ground;

  public ToyModel(Strings strings) {
    this.strings = strings;
    this.pictures = new ToyPictures(strings);
    curve = new ReadOnlyObjectWrapper<>(pictures.curve(line, rho.get()));
    Field first = pictures.ground(rho.get(), false);
    ground = first;
    plane = new ReadOnlyObjectWrapper<>(pictures.plane(first, open, rho.get(), false));
    rho.subscribe(this::lay);
    largest.subscribe(this::lay);
    draw();
  }

  private void lay() {
    ground = null;
    draw();
  }

  private void draw() {
    Field laid = ground;
    if (laid == null) {
      laid = pictures.ground(rho.get(), largest.get());
      ground = laid;
    }
    curve.set(pictures.curve(line, rho.get()));
    plane.set(pictures.plane(laid, open, rho.get(), largest.get()));
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
    boolean sgdSharp = near(sgd, SHARP, NEAR_SHARP);
    Ball up = sam.climbed(rho.get());
    if (open.steps() == 0) {
      return "toy.told.other";
    }
    if (sgdSharp && near(sam, SHARP, NEAR_SHARP)) {
      return "toy.told.sharp";
    }
    if (!near(sam, SHARP, NEAR_SHARP) && near(up, SHARP, NEAR_SHARP)) {
      return "toy.told.hangs";
    }
    if (sgdSharp) {
      return "toy.told.left";
    }
    return near(sgd, WIDE, NEAR_WIDE) && near(sam, WIDE, NEAR_WIDE)
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
