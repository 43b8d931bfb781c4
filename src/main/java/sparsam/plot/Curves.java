package sparsam.plot;

import java.util.IdentityHashMap;

/** Remembers the curves of the picture before, for most are in the next one too. */
final class Curves {
  private IdentityHashMap<double[], Curve> before = new IdentityHashMap<>();
  private IdentityHashMap<double[], Curve> now = new IdentityHashMap<>();

  /** Begins a new picture: what the one before the last showed alone is forgotten. */
  void turn() {
    before = now;
    now = new IdentityHashMap<>();
  }

  Curve of(Points points, Axis x, Axis y) {
    Curve curve = now.getOrDefault(points.ys(), before.get(points.ys()));
    if (curve == null || !curve.leadsTo(points, x, y)) {
      curve = new Curve(points, x, y);
    }
    curve.growTo(points.count());
    now.put(points.ys(), curve);
    return curve;
  }
}
