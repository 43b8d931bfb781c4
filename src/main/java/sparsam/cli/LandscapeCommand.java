package sparsam.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sparsam.cli.console.Terminal;
import sparsam.data.DataException;
import sparsam.experiment.FastNetworks;
import sparsam.experiment.RunData;
import sparsam.experiment.Subject;
import sparsam.flatness.atlas.Atlas;
import sparsam.flatness.atlas.Sheet;
import sparsam.flatness.atlas.Title;
import sparsam.flatness.atlas.Track;
import sparsam.flatness.landscape.Grid;
import sparsam.flatness.landscape.Line;
import sparsam.flatness.landscape.Plane;
import sparsam.flatness.landscape.Point;
import sparsam.flatness.landscape.Principal;
import sparsam.flatness.landscape.Relief;
import sparsam.flatness.landscape.Spot;
import sparsam.flatness.landscape.Survey;
import sparsam.flatness.landscape.Terrain;
import sparsam.flatness.landscape.Value;
import sparsam.plot.contour.Contour;
import sparsam.plot.contour.Hills;
import sparsam.plot.picture.Picture;
import sparsam.recipe.Plan;
import sparsam.report.landscape.Landscapes;
import sparsam.report.landscape.PictureFile;
import sparsam.report.landscape.View;
import sparsam.store.PastRun;
import sparsam.store.epoch.TrainingPath;
import sparsam.text.Strings;

/** Measures loss and accuracy around a run's networks, and draws them. */
@Command(
    name = "landscape",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the loss around networks of a run, on the training images that they learned, and"
          + " draws it: a plane through one network along two random directions, filter-normalised"
          + " (Li et al. 2018); the plane through three, the one that a path of networks moves"
          + " along most, or the line between two.",
      "A NETWORK is dense, pruned or an arm of the run, or a file of weights of the same network."
    },
    footer = {
      "",
      "Examples:",
      "  sparsam landscape runs/fair SAM --out plane.png",
      "  sparsam landscape runs/fair SAM --grid 51 --seed 2 --linear --out plane.pdf",
      "  sparsam landscape runs/fair dense SGD SAM --through --out three.svg",
      "  sparsam landscape runs/fair SGD SAM --line --out line.csv",
      "  sparsam landscape runs/watched SAM --path --out path.png",
      "  sparsam landscape runs/watched dense SGD SAM --through --epochs --out paths.png"
    })
final class LandscapeCommand implements Callable<Integer> {
  /** Steps of a line from one network to the other. */
  private static final int STEPS = 20;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "RUN", description = "The run's folder.")
  private Path run;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "NETWORK",
      description = "Networks of the run, or files of weights.")
  private List<String> names;

  @Option(names = "--through", description = "The plane through three networks.")
  private boolean through;

  @Option(
      names = "--path",
      description =
          "The plane along the two principal directions of a training's path, whose weights the run"
              + " has kept (flatness.weights in its recipe), or of three or more networks in their"
              + " order.")
  private boolean path;

  @Option(
      names = "--epochs",
      description = "Draws the path of each NETWORK's training onto the plane, seen from above.")
  private boolean epochs;

  @Option(names = "--line", description = "The line between two networks, and beyond both.")
  private boolean line;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the random directions. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--grid",
      paramLabel = "N",
      defaultValue = "21",
      description = "Places each way, 3 to 201. Default: ${DEFAULT-VALUE}.")
  private int side;

  @Option(
      names = "--reach",
      paramLabel = "R",
      defaultValue = "1",
      description =
          "How far the random directions are gone, in lengths of the network's own filters."
              + " Default: ${DEFAULT-VALUE}.")
  private double reach;

  @Option(
      names = "--examples",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Training images to measure on. Default: ${DEFAULT-VALUE}.")
  private int examples;

  @Option(names = "--linear", description = "Colours by the loss, not by its logarithm.")
  private boolean linear;

  @Option(names = "--surface", description = "Draws a plane as a surface, seen from aside.")
  private boolean surface;

  @Option(names = "--accuracy", description = "Draws the accuracy in place of the loss.")
  private boolean accuracy;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The picture, ending with .png, .svg or .pdf, or its numbers: .csv, .json.")
  private @Nullable Path out;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Folder of downloaded data sets, or where the run's own data are now.")
  private @Nullable Path dataFolder;

  @Mixin private Threads threads;

  private final Strings strings = new Strings();
  private final Landscapes landscapes = new Landscapes(strings);

  @Override
  public Integer call() throws IOException, DataException {
    check();
    PastRun past = PastRun.open(run);
    Subject subject = Subject.of(past.recipe(), RunData.of(past, dataFolder), examples);
    FastNetworks made = new FastNetworks(threads.count());
    try (Terrain terrain = line ? subject.lines(made) : subject.planes(made)) {
      List<float[]> networks = new ArrayList<>();
      for (String name : names) {
        networks.add(weights(past, subject, name, terrain.parameters()));
      }
      List<Passed> passed = passed(past, terrain, networks);
      MapFolder maps =
          new MapFolder(Atlas.of(past.folder(), past.recipe()), spec.commandLine().getErr());
      Picture picture =
          line ? line(maps, terrain, networks) : plane(maps, terrain, networks, passed);
      if (out != null) {
        String caption = landscapes.caption(subject.recipe().network(), terrain.count());
        PictureFile.write(picture, caption, out);
        spec.commandLine().getOut().println(out);
      }
    }
    return ExitCode.OK;
  }

  private void check() {
    require(
        (through ? 1 : 0) + (path ? 1 : 0) + (line ? 1 : 0) <= 1,
        "--through, --path and --line exclude each other");
    require(!epochs || !line, "--epochs goes with a plane, not with --line");
    require(!surface || !line, "--surface goes with a plane, not with --line");
    int count = names.size();
    int needed = line ? 2 : through || path ? 3 : 1;
    boolean right = path ? count == 1 || count >= needed : count == needed;
    require(
        right,
        String.format(
            Locale.ROOT,
            "%s takes %s%d NETWORK%s, not %d",
            line ? "--line" : through ? "--through" : path ? "--path" : "a plane",
            path ? "1 or at least " : "",
            needed,
            needed == 1 ? "" : "s",
            count));
    require(
        side >= Grid.LEAST && side <= Grid.MOST,
        String.format(
            Locale.ROOT, "--grid is %d; allowed is %d to %d", side, Grid.LEAST, Grid.MOST));
    require(examples >= 1, "--examples is " + examples + "; allowed is 1 or more");
    require(reach > 0 && reach <= 1000, "--reach is " + reach + "; allowed is above 0 to 1000");
    require(
        out == null || PictureFile.ending(out).isPresent(),
        "--out is %s; allowed is a name that ends with one of %s"
            .formatted(out, String.join(", ", PictureFile.ENDINGS)));
  }

  private void require(boolean right, String otherwise) {
    if (!right) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  private static float[] weights(
      PastRun past, Subject subject, String name, sparsam.nn.Parameters layout) throws IOException {
    boolean own =
        List.of(Plan.DENSE, Plan.PRUNED).contains(name)
            || past.run().result(name).isPresent()
            || past.recipe().arms().stream().anyMatch(arm -> arm.name().equals(name));
    Path file = Path.of(name);
    if (!own && !Files.exists(file)) {
      throw new IOException(
          "%s has no network \"%s\", and no file is called so; it has %s"
              .formatted(
                  past.folder(),
                  name,
                  past.run().results().isEmpty()
                      ? "none yet"
                      : String.join(
                          ", ", past.run().results().stream().map(r -> r.name()).toList())));
    }
    return own ? Subject.weights(past, name, layout) : subject.weights(file, layout);
  }

  /**
   * What lies on a plane.
   *
   * @param title of the training; empty for single networks
   * @param names of an epoch its number
   */
  private record Passed(String title, List<String> names, List<float[]> weights) {}

  private List<Passed> passed(PastRun past, Terrain terrain, List<float[]> networks)
      throws IOException {
    if (!epochs && (!path || networks.size() > 1)) {
      return List.of(new Passed("", labels(), networks));
    }
    List<Passed> all = new ArrayList<>();
    for (String name : names) {
      TrainingPath training = TrainingPath.of(past, name, terrain.parameters());
      all.add(
          new Passed(
              label(name),
              training.epochs().stream().map(String::valueOf).toList(),
              training.weights()));
    }
    return all;
  }

  private View view() {
    return new View(accuracy, !linear);
  }

  private Picture plane(
      MapFolder maps, Terrain terrain, List<float[]> networks, List<Passed> passed)
      throws IOException {
    PrintWriter text = spec.commandLine().getOut();
    Plane plane;
    Grid grid;
    try {
      if (through) {
        plane =
            Plane.through(terrain.parameters(), networks.get(0), networks.get(1), networks.get(2));
        grid = holding(plane, networks, passed);
      } else if (path) {
        Principal principal =
            Principal.of(
                terrain.parameters(),
                networks.size() == 1 ? passed.getFirst().weights() : networks);
        plane = principal.plane();
        grid = holding(plane, networks, passed);
        text.printf(
            Locale.ROOT,
            "The two directions hold %.1f %% and %.1f %% of the path's variance.%n",
            100 * principal.firstExplained(),
            100 * principal.secondExplained());
      } else {
        plane = Plane.random(terrain.parameters(), networks.getFirst(), seed);
        grid = Grid.around(reach, side);
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
    List<float[]> upon = passed.stream().flatMap(one -> one.weights().stream()).toList();
    Title title = Title.of(kind(), labels(), seed, terrain, plane, grid, upon);
    Optional<Sheet.OfPlane> before = maps.plane(title);
    List<Track> tracks =
        before
            .map(Sheet.OfPlane::tracks)
            .orElseGet(() -> passed.stream().map(one -> track(terrain, plane, one)).toList());
    text.print(LandscapeText.table(tracks, landscapes));
    text.flush();
    Relief relief =
        before.isPresent()
            ? before.get().relief()
            : new Survey(terrain, plane, grid).run(() -> true, this::tell).orElseThrow();
    if (before.isEmpty()) {
      maps.keep(new Sheet.OfPlane(title, relief, tracks));
    }
    Landscapes.Ends ends = Landscapes.ends(List.of(relief), View.USUAL);
    text.printf(
        Locale.ROOT,
        "%s places, loss %s to %s%n",
        String.format(Locale.ROOT, "%d × %d", side, side),
        LandscapeText.number(ends.low()),
        LandscapeText.number(ends.high()));
    Contour above =
        landscapes.plane(
            landscapes.title(title),
            List.of(relief),
            view(),
            Landscapes.ends(List.of(relief), view()),
            landscapes.routes(tracks),
            "");
    return surface ? new Hills(above, Hills.TURN, Hills.TILT) : above;
  }

  private Grid holding(Plane plane, List<float[]> networks, List<Passed> passed) {
    return Grid.holding(
        Stream.concat(networks.stream(), passed.stream().flatMap(one -> one.weights().stream()))
            .map(plane::place)
            .toList(),
        side);
  }

  /** Where networks lie, and what each is worth itself. */
  private Track track(Terrain terrain, Plane plane, Passed passed) {
    List<Spot> spots = new ArrayList<>();
    for (int i = 0; i < passed.names().size(); i++) {
      float[] weights = passed.weights().get(i);
      Value value = terrain.measure(Point.of(weights), () -> true).orElseThrow();
      spots.add(new Spot(passed.names().get(i), plane.place(weights), value));
    }
    return new Track(
        passed.title(),
        !passed.title().isEmpty()
            ? Track.Kind.EPOCHS
            : path ? Track.Kind.SERIES : Track.Kind.NETWORKS,
        spots);
  }

  private Title.Kind kind() {
    return through ? Title.Kind.THROUGH : path ? Title.Kind.PATH : Title.Kind.PLANE;
  }

  private List<String> labels() {
    return names.stream().map(LandscapeCommand::label).toList();
  }

  private void tell(Relief relief) {
    if (Terminal.here().escapes()) {
      PrintWriter err = spec.commandLine().getErr();
      err.printf(Locale.ROOT, "\r%,d of %,d places", relief.count(), relief.grid().size());
      if (relief.done()) {
        err.println();
      }
      err.flush();
    }
  }

  private Picture line(MapFolder maps, Terrain terrain, List<float[]> networks) {
    String a = label(names.get(0));
    String b = label(names.get(1));
    List<Double> ts = Line.places(STEPS);
    Title title = Title.of(labels(), terrain, networks.get(0), networks.get(1), ts);
    Optional<Sheet.OfLine> before = maps.line(title);
    Line measured =
        before
            .map(Sheet.OfLine::line)
            .orElseGet(
                () ->
                    Line.measure(terrain, networks.get(0), networks.get(1), ts, () -> true, _ -> {})
                        .orElseThrow());
    if (before.isEmpty()) {
      maps.keep(new Sheet.OfLine(title, terrain.count(), measured));
    }
    spec.commandLine().getOut().print(LandscapeText.line(measured, terrain.hasStatistics()));
    spec.commandLine().getOut().println(landscapes.barrier(a, b, measured));
    return landscapes.line(a, b, measured, view(), "");
  }

  /** A file by its name alone. */
  private static String label(String name) {
    return name.endsWith(".safetensors") ? String.valueOf(Path.of(name).getFileName()) : name;
  }
}
