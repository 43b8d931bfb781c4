package sparsam.flatness.atlas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import sparsam.recipe.FileNames;
import sparsam.recipe.Json;
import sparsam.recipe.Recipe;
import sparsam.system.FolderTree;
import sparsam.system.InTurn;
import sparsam.system.PlainText;
import sparsam.system.WholeFile;

/**
 * The planes and lines of a run that were measured whole, the last twelve, in a folder of its
 * folder: a file each, so that none is measured twice.
 */
public final class Atlas {
  /** Sheets that are kept; the oldest gives way. */
  static final int MOST = 12;

  private static final String NAME = "landscapes";
  private static final String END = ".json";

  /** Of the names of networks in a file's name, in characters. */
  private static final int LONGEST = 150;

  /** Of a key, which tells files of the same name apart. */
  private static final int DIGITS = 8;

  private final Path folder;
  private final FileNames names;

  private Atlas(Path folder, FileNames names) {
    this.folder = folder;
    this.names = names;
  }

  /**
   * What is there.
   *
   * @param sheets by what they are of
   * @param troubles why others cannot be read, a sentence each
   */
  public record Contents(List<Sheet> sheets, List<String> troubles) {
    public Contents {
      sheets = List.copyOf(sheets);
      troubles = List.copyOf(troubles);
    }
  }

  /** That of a run; nothing is read yet. */
  public static Atlas of(Path run, Recipe recipe) {
    return new Atlas(run.resolve(NAME), FileNames.of(recipe));
  }

  /** Whether nothing was ever kept, so that no title need be made to look for it. */
  public boolean isEmpty() {
    return !Files.isDirectory(folder);
  }

  /** Where one is, or would be. */
  Path file(Title title) {
    String networks = title.networks().stream().map(names::of).collect(Collectors.joining("-"));
    String seed = title.kind() == Title.Kind.PLANE ? "-seed-" + title.seed() : "";
    return folder.resolve(
        title.kind().label()
            + "-"
            + networks.substring(0, Math.min(networks.length(), LONGEST))
            + seed
            + "-"
            + title.side()
            + "-"
            + title.key().substring(0, DIGITS)
            + END);
  }

  /**
   * A plane that was measured before.
   *
   * @throws IOException with one sentence where it is damaged, or a newer version's; {@link #keep}
   *     puts another in its place
   */
  public Optional<Sheet.OfPlane> plane(Title title) throws IOException {
    return find(title).filter(Sheet.OfPlane.class::isInstance).map(Sheet.OfPlane.class::cast);
  }

  /** The same of a line. */
  public Optional<Sheet.OfLine> line(Title title) throws IOException {
    return find(title).filter(Sheet.OfLine.class::isInstance).map(Sheet.OfLine.class::cast);
  }

  private Optional<Sheet> find(Title title) throws IOException {
    Path path = file(title);
    return Files.exists(path)
        ? Optional.of(read(path)).filter(sheet -> sheet.title().equals(title))
        : Optional.empty();
  }

  private static Sheet read(Path path) throws IOException {
    var root = Json.read(path);
    try {
      return SheetJson.read(root);
    } catch (IOException e) {
      throw new IOException("%s cannot be used: %s".formatted(path, e.getMessage()), e);
    }
  }

  /**
   * Writes one; the oldest beyond {@link #MOST} go.
   *
   * @throws IOException with one sentence
   */
  public void keep(Sheet sheet) throws IOException {
    InTurn.change(
        folder,
        () -> {
          FolderTree.make(folder);
          WholeFile.removeUnfinished(folder, _ -> true);
          WholeFile.write(file(sheet.title()), Json.write(SheetJson.write(sheet)));
          for (Path old : oldest(files(), file(sheet.title()))) {
            WholeFile.remove(old);
          }
        });
  }

  private static List<Path> oldest(List<Path> files, Path newest) throws IOException {
    Map<Path, FileTime> times = new LinkedHashMap<>();
    for (Path file : files) {
      if (!file.equals(newest)) {
        times.put(file, Files.getLastModifiedTime(file));
      }
    }
    return times.entrySet().stream()
        .sorted(Map.Entry.<Path, FileTime>comparingByValue().reversed())
        .skip(MOST - 1L)
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<Path> files() throws IOException {
    return Files.isDirectory(folder)
        ? FolderTree.list(folder).stream().filter(path -> path.toString().endsWith(END)).toList()
        : List.of();
  }

  /** All that can be read, and why others cannot. */
  public Contents contents() {
    List<Sheet> sheets = new ArrayList<>();
    List<String> troubles = new ArrayList<>();
    try {
      for (Path file : files()) {
        try {
          sheets.add(read(file));
        } catch (IOException e) {
          troubles.add(PlainText.line(String.valueOf(e.getMessage())));
        }
      }
    } catch (IOException e) {
      troubles.add(PlainText.line(String.valueOf(e.getMessage())));
    }
    sheets.sort(Comparator.comparing(sheet -> sheet.title().kind()));
    return new Contents(sheets, troubles);
  }
}
