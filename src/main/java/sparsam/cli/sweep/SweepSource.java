package sparsam.cli.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sparsam.data.DataException;
import sparsam.data.OwnData;
import sparsam.data.own.OwnSet;
import sparsam.recipe.Presets;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeReader;
import sparsam.sweep.Sweep;
import sparsam.sweep.SweepPresets;
import sparsam.sweep.SweepReader;
import sparsam.system.ShellWord;

/** What is to be swept, as the command line says it. */
final class SweepSource {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE|PRESET",
      description =
          "A sweep (map, noise-map, paper, or a file), or a recipe or its preset to vary; not"
              + " needed where --out holds a sweep.")
  private @Nullable String source;

  @Option(
      names = "--axis",
      paramLabel = "KEY=VALUES",
      description =
          "What is varied: fraction=0.5,0.9, rho=log:0.01:0.5:6, lr=linear:0.01:0.1:4, or drawn:"
              + " rho=sobol:log:0.01:0.5, lr=random:linear:0.01:0.1. Can be repeated.")
  private List<String> axes = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Changes a number of the recipe, as for run. Can be repeated.")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "How many seeds each combination is trained under, from the recipe's own on.")
  private @Nullable Integer seeds;

  @Option(
      names = "--points",
      paramLabel = "N",
      description = "Draws so many combinations in place of all.")
  private @Nullable Integer points;

  @Option(
      names = "--halve",
      paramLabel = "KEEP:RUNGS",
      description =
          "Successive halving: 3:3 trains all with a ninth of the arms' budget, the best third with"
              + " a third, the best ninth with all.")
  private @Nullable String halve;

  /** Refuses numbers that no sweep has. */
  void check() {
    check("--seeds", seeds, Sweep.MOST_SEEDS);
    check("--points", points, Sweep.MOST_POINTS);
  }

  private void check(String option, @Nullable Integer value, int most) {
    if (value != null && (value < 1 || value > most)) {
      throw wrong(
          String.format(Locale.ROOT, "%s is %,d; allowed is 1 to %,d", option, value, most));
    }
  }

  /** Whether anything is said of what is swept. */
  boolean isGiven() {
    return source != null
        || !axes.isEmpty()
        || !settings.isEmpty()
        || seeds != null
        || points != null
        || halve != null;
  }

  /** Whether a sweep is named, and not only what is changed in one that is there. */
  boolean isNamed() {
    return source != null;
  }

  /**
   * The sweep that is named, with what the options change.
   *
   * @param data where a person's own data are now; null for where they were
   */
  Sweep named(@Nullable Path data) throws IOException, DataException, RecipeException {
    if (source == null) {
      throw wrong(
          "what to sweep is missing: a file, one of %s, or a recipe's preset"
              .formatted(String.join(", ", SweepPresets.NAMES)));
    }
    Sweep named = read(source);
    if (!settings.isEmpty()) {
      named = SweepReader.on(RecipeReader.override(named.recipe(), settings), named);
    }
    if (named.recipe().data().choice() instanceof OwnData own && !own.isKnown()) {
      OwnData known = OwnSet.load(own, data).known(own);
      named = SweepReader.on(named.recipe().withData(named.recipe().data().with(known)), named);
    }
    return with(named);
  }

  /** A sweep that is there, with what the options change; its recipe stays. */
  Sweep changed(Sweep there) throws RecipeException {
    if (!settings.isEmpty()) {
      throw wrong("a sweep that is gone on with keeps its recipe: leave --set away");
    }
    return with(there);
  }

  private Sweep with(Sweep sweep) throws RecipeException {
    Sweep changed =
        SweepReader.with(sweep, axes, points == null ? 0 : points, seeds == null ? 0 : seeds);
    return halve == null ? changed : SweepReader.halved(changed, halve);
  }

  private static Sweep read(String name) throws IOException, RecipeException {
    Path file = Path.of(name);
    if (SweepPresets.NAMES.contains(name)) {
      return SweepPresets.load(name);
    }
    if (Presets.NAMES.contains(name)) {
      return SweepReader.of(Presets.load(name));
    }
    if (!Files.exists(file)) {
      throw new RecipeException(
          "%s is no file, no sweep (%s) and no preset (%s)"
              .formatted(
                  ShellWord.of(name),
                  String.join(", ", SweepPresets.NAMES),
                  String.join(", ", Presets.NAMES)));
    }
    String text = RecipeReader.text(file, "sweep");
    return SweepReader.isSweep(name, text)
        ? SweepReader.parse(name, text)
        : SweepReader.of(RecipeReader.parse(name, text));
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
