package sparsam.ui.lesson;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import sparsam.lesson.Guess;
import sparsam.lesson.Guess.Amount;
import sparsam.lesson.Guess.Chosen;
import sparsam.lesson.Guess.Drawn;
import sparsam.lesson.Question;
import sparsam.lesson.Question.Cliff;
import sparsam.lesson.Question.Curve;

/** What a person expects, as it is chosen, set or drawn. */
final class GuessModel {
  /** Where a cliff is drawn: its fall is in the last tenth. */
  private static final List<Double> FRACTIONS =
      List.of(0.0, .1, .2, .3, .4, .5, .6, .7, .8, .85, .9, .95, 1.0);

  private static final double BEFORE = 0.5;

  private final Question question;
  private final List<Double> places;
  private final ReadOnlyObjectWrapper<@Nullable Guess> guess = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper at = new ReadOnlyIntegerWrapper(-1);

  GuessModel(Question question) {
    this.question = question;
    this.places =
        switch (question) {
          case Curve(String _, int epochs) ->
              IntStream.rangeClosed(1, epochs).mapToObj(epoch -> (double) epoch).toList();
          case Cliff _ -> FRACTIONS;
          default -> List.of();
        };
  }

  void choose(int answer) {
    guess.set(new Chosen(answer));
  }

  void amount(double value) {
    guess.set(new Amount(value));
  }

  /** The line is drawn through a place: its nearest point goes there. */
  void begin(double x, double y) {
    at.set(nearest(x));
    put(at.get(), at.get(), y, y);
  }

  /** The line is drawn on from the last place: every point in between goes along. */
  void draw(double x, double y) {
    int from = at.get();
    if (from < 0) {
      begin(x, y);
      return;
    }
    int to = nearest(x);
    put(from, to, values().get(from), y);
    at.set(to);
  }

  /** Another point is taken in hand. */
  void step(int points) {
    at.set(at.get() < 0 ? 0 : Math.clamp(at.get() + points, 0, places.size() - 1));
  }

  /** The point in hand is moved up or down. */
  void move(double by) {
    int here = Math.max(0, at.get());
    at.set(here);
    double value = Math.rint(100 * (values().get(here) + by)) / 100;
    put(here, here, value, value);
  }

  /** The first point is drawn through all places: a level line that is bent from then on. */
  private void put(int from, int to, double first, double last) {
    boolean isFirst = guess.get() == null;
    List<Double> values = new ArrayList<>(values());
    if (isFirst) {
      Collections.fill(values, Math.clamp(last, 0, 1));
    }
    int steps = Math.abs(to - from);
    for (int i = 0; i <= steps; i++) {
      double part = steps == 0 ? 1 : (double) i / steps;
      values.set(
          from + Integer.signum(to - from) * i, Math.clamp(first + part * (last - first), 0, 1));
    }
    guess.set(new Drawn(values));
  }

  private int nearest(double x) {
    return IntStream.range(0, places.size())
        .boxed()
        .min(Comparator.comparingDouble((Integer i) -> Math.abs(places.get(i) - x)))
        .orElseThrow();
  }

  /** The curve as it is now; level where nothing is drawn yet. */
  List<Double> values() {
    return guess.get() instanceof Drawn(List<Double> values)
        ? values
        : DoubleStream.generate(() -> BEFORE).limit(places.size()).boxed().toList();
  }

  Question question() {
    return question;
  }

  /** The places of a curve; empty where none is drawn. */
  List<Double> places() {
    return places;
  }

  /** The index of the point in hand; −1 where none is. */
  ReadOnlyIntegerProperty at() {
    return at.getReadOnlyProperty();
  }

  /** Null as long as nothing was chosen, set or drawn. */
  ReadOnlyObjectProperty<@Nullable Guess> guess() {
    return guess.getReadOnlyProperty();
  }
}
