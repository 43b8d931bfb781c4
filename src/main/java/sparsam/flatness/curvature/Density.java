package sparsam.flatness.curvature;

import java.util.Comparator;
import java.util.List;

/**
 * How eigenvalues are spread.
 *
 * @param atoms rising; their weights add up to 1
 * @param size how many eigenvalues there are
 */
public record Density(List<Atom> atoms, int size) {
  /**
   * @param weight the part of the eigenvalues that is near the value
   */
  public record Atom(double value, double weight) {}

  public Density {
    atoms = atoms.stream().sorted(Comparator.comparingDouble(Atom::value)).toList();
  }

  /**
   * The density around a value: every atom is a normal distribution.
   *
   * @param width its standard deviation
   */
  public double at(double value, double width) {
    double sum = 0;
    for (Atom atom : atoms) {
      double distance = (value - atom.value()) / width;
      sum += atom.weight() * Math.exp(-distance * distance / 2);
    }
    return sum / (width * Math.sqrt(2 * Math.PI));
  }

  /** What the trace would be: the atoms' mean, times how many there are. */
  public double trace() {
    return size * atoms.stream().mapToDouble(atom -> atom.value() * atom.weight()).sum();
  }
}
