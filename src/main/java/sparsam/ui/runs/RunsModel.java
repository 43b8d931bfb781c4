package sparsam.ui.runs;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import sparsam.store.History;
import sparsam.store.History.Deleted;
import sparsam.system.WholeFile;
import sparsam.text.Strings;
import sparsam.ui.runs.row.RowMaker;
import sparsam.ui.runs.row.RunColumn;
import sparsam.ui.runs.row.RunRow;

/** All runs of a folder: found by words and stars, some of them chosen. */
public final class RunsModel {
  private final Strings strings;
  private final History own;
  private final Listing listing;
  private final Deeds deeds;
  private final Places places;
  private final Finder finder;
  private final ObjectProperty<TableMemory> memory = new SimpleObjectProperty<>(TableMemory.NONE);
  private final InLab lab;
  private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");

  /**
   * @param history of the folder that the window writes its runs to
   * @param background does what reads or writes files, one thing after another
   * @param screen hands results back to the window's thread
   */
  public RunsModel(Strings strings, History history, Executor background, Executor screen) {
    this.strings = strings;
    this.own = history;
    this.listing = new Listing(new RowMaker(strings), history, background, screen, this::complain);
    this.deeds = new Deeds(strings, listing, background, screen, this::complain);
    this.lab = new InLab(strings, deeds);
    this.places = new Places(history.runs(), Path.of("runs").toAbsolutePath());
    this.finder = new Finder(strings, listing, places);
    memory.subscribe(this::recall);
    places.chosen().subscribe(this::remember);
  }

  private void recall(TableMemory now) {
    List<Path> folders = new ArrayList<>();
    for (String place : now.places()) {
      try {
        folders.add(Path.of(place));
      } catch (InvalidPathException _) {
        // It came from another system.
      }
    }
    if (!folders.equals(places.chosen().get())) {
      places.chosen().set(List.copyOf(folders));
    }
  }

  private void remember() {
    TableMemory now = memory.get();
    memory.set(
        new TableMemory(
            now.columns(),
            now.order(),
            places.chosen().get().stream().map(Path::toString).toList()));
  }

  /** What the next start is to know of the table. */
  public ObjectProperty<TableMemory> memory() {
    return memory;
  }

  private void complain(String sentence) {
    lab.complain(sentence);
  }

  /** Reads the folder of the runs again. */
  public void refresh() {
    listing.read();
  }

  /** Notices what has changed; about once a second while somebody looks. */
  public void look() {
    listing.look();
  }

  /** Removes for good what was deleted long ago; once, before anything is deleted. */
  public void tidy() {
    deeds.later(
        () -> {
          own.empty();
          return true;
        },
        _ -> {});
  }

  /** Looks into another folder of runs. */
  public void lookInto(Path folder) {
    Path place = places.choose(folder);
    if (!place.equals(places.current().get())) {
      finder.selected().set(List.of());
      places.current().set(place);
      listing.lookInto(place.equals(own.runs()) ? own : own.at(place));
    }
  }

  /** Puts runs away, and takes them off the lab's pictures. */
  public void delete(List<RunRow> runs) {
    deeds.delete(runs);
    lab.takeOff(runs.stream().map(RunRow::folder).toList());
  }

  /** Writes runs to a file as CSV, and says so. */
  public void export(List<RunRow> runs, Path file) {
    deeds.later(
        () -> {
          WholeFile.write(file, RunsCsv.of(runs));
          return file;
        },
        _ -> told.set(strings.get("runs.exported", strings.path(file), runs.size())));
  }

  /** Asks for what lies in the trash of the folder that is shown. */
  public void trash(Consumer<List<Deleted>> then) {
    History history = listing.history();
    deeds.later(history::trash, then);
  }

  /** Brings one of them back. */
  public void restore(Deleted run) {
    deeds.restore(run);
  }

  /** Does something outside of the window; where it fails, the sentence says why. */
  void attempt(Deeds.Work<Path> deed) {
    deeds.later(deed, _ -> {});
  }

  /** What a run is called: by a person, or as its recipe. */
  public String name(Path folder) {
    return listing.rows().get().stream()
        .filter(row -> row.folder().equals(folder))
        .map(row -> row.text(RunColumn.NAME))
        .findFirst()
        .or(() -> lab.name(folder))
        .orElse(String.valueOf(folder.getFileName()));
  }

  /** Which runs are found, and why none are. */
  public Finder finder() {
    return finder;
  }

  /** What is done with them in the lab. */
  public InLab lab() {
    return lab;
  }

  public Deeds deeds() {
    return deeds;
  }

  /** Which folders of runs there are. */
  public Places places() {
    return places;
  }

  /** The folder whose runs are shown. */
  public ObjectProperty<Path> place() {
    return places.current();
  }

  /** The words that are looked for. */
  public StringProperty search() {
    return finder.search();
  }

  /** Whether only starred runs are shown. */
  public BooleanProperty starredOnly() {
    return finder.starredOnly();
  }

  /** The folders of the runs that are selected, in the order in which they were. */
  public ObjectProperty<List<Path>> selected() {
    return finder.selected();
  }

  /** The rows of the runs that are selected and found. */
  public ReadOnlyObjectProperty<List<RunRow>> chosen() {
    return finder.chosen();
  }

  /** The runs found, newest first. */
  public ReadOnlyObjectProperty<List<RunRow>> rows() {
    return finder.rows();
  }

  /** What was done last, in words. */
  public ReadOnlyStringProperty told() {
    return told.getReadOnlyProperty();
  }
}
