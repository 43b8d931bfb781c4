package sparsam.flatness.atlas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import sparsam.data.Digest;
import sparsam.flatness.landscape.Grid;
import sparsam.flatness.landscape.Plane;
import sparsam.flatness.landscape.Terrain;

/**
 * What a plane or a line is of.
 *
 * @param networks their names
 * @param seed of random directions; 0 where there are none
 * @param side places of a plane each way, or of a line
 * @param key the same for the same weights, images and places, on every computer
 */
public record Title(Kind kind, List<String> networks, long seed, int side, String key) {
  /** Changes when the same places are measured otherwise. */
  private static final String PROTOCOL = "1";

  /** What is looked at. */
  public enum Kind {
    /** A plane around a network, along random directions. */
    PLANE("plane"),
    /** The plane through three. */
    THROUGH("through"),
    /** The plane that a training, or a series of networks, moves along most. */
    PATH("path"),
    /** The line between two. */
    LINE("line");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** What files call it. */
    public String label() {
      return label;
    }
  }

  public Title {
    networks = List.copyOf(networks);
  }

  /**
   * That of a plane.
   *
   * @param seed of a {@link Kind#PLANE}'s directions; that of others is left out
   * @param upon weights that are laid upon it
   */
  public static Title of(
      Kind kind,
      List<String> networks,
      long seed,
      Terrain terrain,
      Plane plane,
      Grid grid,
      List<float[]> upon) {
    Digest digest = digest(kind, terrain);
    digest.update(plane.origin());
    digest.update(plane.first());
    digest.update(plane.second());
    ByteBuffer places = ByteBuffer.allocate(4 * Double.BYTES + Integer.BYTES);
    places.putDouble(grid.xFrom()).putDouble(grid.xTo());
    places.putDouble(grid.yFrom()).putDouble(grid.yTo());
    digest.update(places.putInt(grid.side()).flip());
    upon.forEach(digest::update);
    return new Title(kind, networks, kind == Kind.PLANE ? seed : 0, grid.side(), digest.hex());
  }

  /** That of the line from a to b, at these places. */
  public static Title of(
      List<String> networks, Terrain terrain, float[] a, float[] b, List<Double> ts) {
    Digest digest = digest(Kind.LINE, terrain);
    digest.update(a);
    digest.update(b);
    ByteBuffer places = ByteBuffer.allocate(Double.BYTES * ts.size());
    ts.forEach(places::putDouble);
    digest.update(places.flip());
    return new Title(Kind.LINE, networks, 0, ts.size(), digest.hex());
  }

  private static Digest digest(Kind kind, Terrain terrain) {
    Digest digest = Digest.sha256();
    String what = PROTOCOL + kind.label() + terrain.digest();
    digest.update(ByteBuffer.wrap(what.getBytes(UTF_8)));
    return digest;
  }
}
