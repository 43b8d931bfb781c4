package sparsam.ui.flatness;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sparsam.experiment.NetworkFactory;
import sparsam.experiment.Subject;
import sparsam.flatness.atlas.Atlas;
import sparsam.flatness.atlas.Sheet;
import sparsam.flatness.atlas.Title;
import sparsam.flatness.landscape.Grid;
import sparsam.flatness.landscape.Line;
import sparsam.flatness.landscape.Plane;
import sparsam.flatness.landscape.Point;
import sparsam.flatness.landscape.Relief;
import sparsam.flatness.landscape.Survey;
import sparsam.flatness.landscape.Terrain;
import sparsam.flatness.landscape.Value;
import sparsam.store.PastRun;

/** A run's network and images, and what was found out with them; used by one thread. */
final class Desk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

  /** Planes and parts of planes that are remembered. */
  private static final int MOST = 60;

  private final Question question;
  private final PastRun run;
  private final Subject subject;
  private final NetworkFactory networks;
  private final Terrain terrain;

  /** As soon as a line is asked for whose statistics are estimated anew. */
  private @Nullable Terrain lineTerrain;

  private final Atlas atlas;
  private final Map<Chosen, float[]> weights = new HashMap<>();
  private final Map<Chosen, Value> values = new HashMap<>();
  private final Map<Measured, Survey> surveys = new LinkedHashMap<>();
  private final Map<List<Chosen>, Line> lines = new HashMap<>();

  /** What the run's folder has of these, as far as it was asked. */
  private final Set<Title> kept = new HashSet<>();

  private final Looks looks;

  /**
   * @param question any about them
   * @param looks that were had before
   * @throws IOException with one sentence where its network does not fit into memory
   */
  Desk(Question question, PastRun run, Subject subject, NetworkFactory networks, Looks looks)
      throws IOException {
    this.question = question;
    this.run = run;
    this.subject = subject;
    this.networks = networks;
    this.looks = looks;
    this.terrain = subject.planes(networks);
    this.atlas = Atlas.of(run.folder(), run.recipe());
  }

  boolean answers(Question other) {
    return question.sameDesk(other);
  }

  PastRun run() {
    return run;
  }

  Terrain terrain() {
    return terrain;
  }

  /**
   * Where lines are measured.
   *
   * @throws IOException with one sentence where another network does not fit into memory
   */
  Terrain lineTerrain() throws IOException {
    if (!terrain.hasStatistics()) {
      return terrain;
    }
    Terrain made = lineTerrain;
    if (made == null) {
      made = subject.lines(networks);
      lineTerrain = made;
    }
    return made;
  }

  /** By what ends they lead from and to, whole ones only. */
  Map<List<Chosen>, Line> lines() {
    return lines;
  }

  float[] weights(Chosen network) throws IOException {
    float[] known = weights.get(network);
    if (known == null) {
      known =
          switch (network) {
            case Chosen.OfRun(String name) -> Subject.weights(run, name, terrain.parameters());
            case Chosen.OfFile(var file) -> subject.weights(file, terrain.parameters());
          };
      weights.put(network, known);
    }
    return known;
  }

  /** What a network is worth; empty where it was given up. */
  Optional<Value> value(Chosen network, BooleanSupplier goOn) throws IOException {
    Value known = values.get(network);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Value> found = terrain.measure(Point.of(weights(network)), goOn);
    found.ifPresent(value -> values.put(network, value));
    return found;
  }

  /** One that was begun before goes on; one that was ended is there at once. */
  Survey survey(
      Question about,
      Plane plane,
      List<Chosen> networks,
      Grid grid,
      Optional<Sheet.OfPlane> measured) {
    Measured key = new Measured(networks, about.sight(), about.path(), about.seed(), grid);
    Survey survey = surveys.remove(key);
    Survey begun =
        survey != null
            ? survey
            : measured
                .map(sheet -> Survey.of(terrain, plane, sheet.relief()))
                .orElseGet(() -> new Survey(terrain, plane, grid, looks.at(key)));
    surveys.put(key, begun);
    if (surveys.size() > MOST) {
      surveys.remove(surveys.keySet().iterator().next());
    }
    return begun;
  }

  /** What can be seen of its planes by now. */
  Looks looks() {
    Map<Measured, Relief> seen = new HashMap<>();
    surveys.forEach((what, survey) -> survey.last().ifPresent(last -> seen.put(what, last)));
    return new Looks(seen);
  }

  /**
   * A plane that the run's folder has; one that cannot be read is measured anew.
   *
   * @param title asked where there is any
   */
  Optional<Sheet.OfPlane> plane(Supplier<Title> title) {
    if (atlas.isEmpty()) {
      return Optional.empty();
    }
    try {
      Optional<Sheet.OfPlane> found = atlas.plane(title.get());
      found.ifPresent(sheet -> kept.add(sheet.title()));
      return found;
    } catch (IOException e) {
      LOG.warn("A plane is measured anew: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** The same of a line. */
  Optional<Sheet.OfLine> line(Title title) {
    try {
      Optional<Sheet.OfLine> found = atlas.line(title);
      found.ifPresent(_ -> kept.add(title));
      return found;
    } catch (IOException e) {
      LOG.warn("A line is measured anew: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Puts what was measured whole into the run's folder, once; where that fails one sees it yet. */
  void keep(Sheet sheet) {
    if (kept.add(sheet.title())) {
      try {
        atlas.keep(sheet);
      } catch (IOException e) {
        LOG.warn("A landscape is not kept: {}", e.getMessage());
      }
    }
  }

  /** Releases the networks. */
  @Override
  public void close() {
    terrain.close();
    if (lineTerrain != null) {
      lineTerrain.close();
    }
  }
}
