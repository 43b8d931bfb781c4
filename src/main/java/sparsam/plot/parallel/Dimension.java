package sparsam.plot.parallel;

import java.util.ArrayList;
import java.util.List;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Range;
import sparsam.plot.axes.Scale;
import sparsam.plot.axes.Ticks;
import sparsam.plot.axes.Ticks.Tick;
import sparsam.plot.axes.Values;

/**
 * One axis of several that stand side by side.
 *
 * @param axis what it measures
 * @param names of its values from below, where these are no numbers: a value is the place of its
 *     name; else empty
 * @param values one a thing; not finite where it has none
 */
public record Dimension(Axis axis, List<String> names, double[] values) {
  public Dimension {
    names = List.copyOf(names);
  }

  /** Where values lie, from 0 at the lower end to 1 at the upper one. */
  Scale scale() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (axis.shows(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return names.isEmpty()
        ? Scale.of(axis, Range.of(axis, low, high, axis.kind() != Axis.Kind.LOG), 0, 1)
        : new Scale(false, new Range(-0.5, names.size() - 0.5), 0, 1);
  }

  /** Where a thing lies, 0 to 1; not a number where it has no value. */
  double part(Scale scale, int thing) {
    return axis.shows(values[thing]) ? scale.position(values[thing]) : Double.NaN;
  }

  /** What it is marked with. */
  List<Tick> ticks(Scale scale, int most) {
    if (names.isEmpty()) {
      return Ticks.of(axis.kind(), scale.range(), most);
    }
    List<Tick> ticks = new ArrayList<>();
    int every = Math.ceilDiv(names.size(), Math.max(1, most));
    for (int i = 0; i < names.size(); i += every) {
      ticks.add(new Tick(i, names.get(i)));
    }
    return ticks;
  }

  /** A thing's value in words. */
  String say(int thing) {
    double value = values[thing];
    return !Double.isFinite(value)
        ? "–"
        : names.isEmpty() ? Values.of(axis, value) : names.get((int) value);
  }
}
