package sparsam.ui.runs;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import sparsam.text.Strings;
import sparsam.ui.runs.row.Query;
import sparsam.ui.runs.row.RunRow;

/** Which of the runs are found by words and stars, and which of these are selected. */
public final class Finder {
  private final Strings strings;
  private final Listing listing;
  private final Places places;
  private final StringProperty search = new SimpleStringProperty("");
  private final BooleanProperty starredOnly = new SimpleBooleanProperty();
  private final ObjectProperty<List<Path>> selected = new SimpleObjectProperty<>(List.of());
  private final ReadOnlyObjectWrapper<List<RunRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<RunRow>> chosen = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper empty = new ReadOnlyStringWrapper("");

  Finder(Strings strings, Listing listing, Places places) {
    this.strings = strings;
    this.listing = listing;
    this.places = places;
    search.subscribe(this::find);
    starredOnly.subscribe(this::find);
    listing.rows().subscribe(this::find);
    listing.reading().subscribe(this::find);
    selected.subscribe(this::choose);
  }

  private void find() {
    Query query = new Query(search.get());
    List<RunRow> all = listing.rows().get();
    List<RunRow> found =
        all.stream()
            .filter(row -> (row.starred() || !starredOnly.get()) && query.matches(row))
            .toList();
    rows.set(found);
    count.set(
        all.isEmpty() && listing.reading().get()
            ? "" // Why there are none is said in the middle.
            : found.size() == all.size()
                ? strings.get(all.size() == 1 ? "runs.count.one" : "runs.count", all.size())
                : strings.get("runs.count.of", found.size(), all.size()));
    empty.set(found.isEmpty() ? strings.get(why(all)) : "");
    choose();
  }

  private String why(List<RunRow> all) {
    if (!all.isEmpty()) {
      return "runs.notFound";
    }
    return listing.reading().get()
        ? "runs.reading"
        : places.elsewhere() ? "runs.noneThere" : "runs.none";
  }

  private void choose() {
    Map<Path, RunRow> byFolder =
        rows.get().stream().collect(Collectors.toMap(RunRow::folder, row -> row));
    List<RunRow> now =
        selected.get().stream().filter(byFolder::containsKey).map(byFolder::get).toList();
    if (!now.equals(chosen.get())) {
      chosen.set(now);
    }
  }

  /** Every tag that a run has, in the alphabet's order. */
  public List<String> tags() {
    return List.copyOf(
        listing.rows().get().stream()
            .flatMap(row -> row.tags().stream())
            .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER))));
  }

  /** The words that are looked for. */
  StringProperty search() {
    return search;
  }

  /** Whether only starred runs are shown. */
  BooleanProperty starredOnly() {
    return starredOnly;
  }

  /** The folders of the runs that are selected, in the order in which they were. */
  ObjectProperty<List<Path>> selected() {
    return selected;
  }

  /** The rows of the runs that are selected and found. */
  ReadOnlyObjectProperty<List<RunRow>> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /** The runs found, newest first. */
  ReadOnlyObjectProperty<List<RunRow>> rows() {
    return rows.getReadOnlyProperty();
  }

  /** How many there are, and how many of them are found. */
  public ReadOnlyStringProperty count() {
    return count.getReadOnlyProperty();
  }

  /** Whether folders are being read that may not be among the rows yet. */
  public ReadOnlyBooleanProperty reading() {
    return listing.reading();
  }

  /** Why there are no rows; empty where there are. */
  public ReadOnlyStringProperty empty() {
    return empty.getReadOnlyProperty();
  }
}
