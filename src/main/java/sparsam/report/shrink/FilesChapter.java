package sparsam.report.shrink;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sparsam.recipe.Plan;
import sparsam.report.table.Table;
import sparsam.report.table.Table.Cell;
import sparsam.report.table.Table.Column;
import sparsam.result.Run;
import sparsam.store.NetworkFile;
import sparsam.store.NetworkFile.Kind;
import sparsam.store.file.FileSize;
import sparsam.text.Strings;

/**
 * How large a run's networks are as files, raw and gzipped, for its report.
 *
 * @param sizes by the networks' names
 */
public record FilesChapter(Map<String, Map<Kind, FileSize>> sizes) {
  /** Of a run whose weights are not at hand. */
  public static final FilesChapter NONE = new FilesChapter(Map.of());

  public FilesChapter {
    sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
  }

  /** What a run's folder has. */
  public static FilesChapter of(Path folder, Run run) {
    return new FilesChapter(NetworkFile.sizes(folder, run));
  }

  public boolean isEmpty() {
    return sizes.isEmpty();
  }

  /** A row a network, two columns a kind of file. */
  public Table table(Strings strings) {
    List<Kind> kinds =
        NetworkFile.TOLD.stream()
            .filter(kind -> sizes.values().stream().anyMatch(own -> own.containsKey(kind)))
            .toList();
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(strings.get("report.column.name"), false));
    for (Kind kind : kinds) {
      columns.add(new Column(kind.ending(), true));
      columns.add(new Column(strings.get("report.files.gzipped"), true));
    }
    List<List<Cell>> rows = new ArrayList<>();
    sizes.forEach(
        (name, own) -> {
          List<Cell> row = new ArrayList<>();
          row.add(new Cell(name.equals(Plan.DENSE) ? strings.get("arm.dense") : name));
          for (Kind kind : kinds) {
            Optional<FileSize> size = Optional.ofNullable(own.get(kind));
            row.add(new Cell(size.map(one -> FileSize.words(one.bytes())).orElse("–")));
            row.add(new Cell(size.map(one -> FileSize.words(one.gzipped())).orElse("–")));
          }
          rows.add(row);
        });
    String caption = strings.get("report.files.caption");
    return new Table(
        kinds.contains(Kind.COMPACT)
            ? caption + " " + strings.get("report.files.compact")
            : caption,
        "files",
        columns,
        rows);
  }
}
