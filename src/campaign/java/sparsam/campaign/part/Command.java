package sparsam.campaign.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sparsam.system.FolderTree;

/** Command lines that write, each with what it finds and how it is gone on with. */
public enum Command {
  RUN,
  RESUME,
  TAKE_OVER,
  AT_ONCE,
  SWEEP,
  SEEDS,
  GATHER,
  FLATNESS,
  LANDSCAPE,
  EXPORT,
  DL4J,
  REPORT;

  /** In its place, what a command makes that makes a folder. */
  public static final String OUT = "out";

  /** Puts in the place what has to be there before. */
  public void prepare(Shelf shelf, Path place) throws IOException {
    switch (this) {
      case RESUME, FLATNESS -> {
        FolderTree.copy(shelf.run(), place.resolve(OUT));
        FolderTree.delete(place.resolve(OUT).resolve("landscapes")); // Whatever LANDSCAPE has left.
      }
      case SEEDS -> FolderTree.copy(shelf.sweep(), place.resolve(OUT));
      case RUN, TAKE_OVER, AT_ONCE, SWEEP, GATHER, LANDSCAPE, EXPORT, DL4J, REPORT -> {}
    }
  }

  /** Its arguments. */
  public List<String> first(Shelf shelf, Path place) {
    String recipe = shelf.small().recipe().toString();
    String out = place.resolve(OUT).toString();
    String run = shelf.run().toString();
    return switch (this) {
      case RUN -> List.of("run", recipe, "--threads", "1", "--out", out);
      case RESUME -> List.of("run", "--resume", "--out", out);
      case TAKE_OVER -> List.of("run", recipe, "--threads", "1", "--dense-from", run, "--out", out);
      case AT_ONCE -> List.of("run", recipe, "--arms-at-once", "2", "--out", out);
      case SWEEP -> sweep(recipe, out, "1");
      case SEEDS -> List.of("sweep", "--resume", "--out", out, "--seeds", "2", "--workers", "1");
      case GATHER -> List.of("sweep", "--gather", shelf.sweep().toString(), "--out", out);
      case FLATNESS ->
          List.of(
              "flatness",
              out,
              "--examples",
              "20",
              "--measure",
              "trace,sharpness",
              "--threads",
              "1");
      case LANDSCAPE ->
          List.of(
              "landscape",
              run,
              "SAM",
              "--grid",
              "3",
              "--examples",
              "20",
              "--threads",
              "1",
              "--out",
              place.resolve("plane.csv").toString());
      case EXPORT ->
          List.of("export", run, "SAM", "--out", place.resolve("sam.safetensors").toString());
      case DL4J -> List.of("export", run, "SAM", "--out", place.resolve("sam.zip").toString());
      case REPORT -> List.of("report", run, "--out", out);
    };
  }

  static List<String> sweep(String recipe, String out, String seeds) {
    return List.of(
        "sweep",
        recipe,
        "--axis",
        "fraction=0.5,0.8",
        "--seeds",
        seeds,
        "--workers",
        "1",
        "--out",
        out);
  }

  /** As a person goes on, by what is there by now. */
  public List<String> again(Shelf shelf, Path place) {
    Path out = place.resolve(OUT);
    return switch (this) {
      case RUN, TAKE_OVER, AT_ONCE ->
          Files.exists(out.resolve("recipe.sparsam")) && Files.exists(out.resolve("run.json"))
              ? List.of("run", "--resume", "--out", out.toString())
              : first(shelf, place);
      case SWEEP -> {
        if (!Files.exists(out.resolve("sweep.sparsam"))) {
          yield first(shelf, place);
        }
        List<String> resumed = new ArrayList<>(List.of("sweep", "--resume", "--workers", "1"));
        resumed.addAll(List.of("--out", out.toString()));
        yield resumed;
      }
      case RESUME, SEEDS, GATHER, FLATNESS, LANDSCAPE, EXPORT, DL4J, REPORT -> first(shelf, place);
    };
  }
}
