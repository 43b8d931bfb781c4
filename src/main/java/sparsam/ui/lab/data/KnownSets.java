package sparsam.ui.lab.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import sparsam.data.DataChoice;
import sparsam.data.Extent;
import sparsam.recipe.RecipeReader;
import sparsam.text.Strings;
import sparsam.ui.lab.run.ChosenFolders;

/**
 * The sets that the program knows, a line each: how large it is, and what has to be downloaded.
 * Whether one is here is on the disk, so it is found out beside the window.
 */
final class KnownSets {
  private static final double MEGA = 1e6;

  private final Strings strings;
  private final ChosenFolders data;
  private final Executor background;
  private final Executor screen;
  private final Map<String, ReadOnlyStringWrapper> words = new LinkedHashMap<>();

  /**
   * @param background looks at the disk
   * @param screen runs work on the window's thread
   */
  KnownSets(Strings strings, ChosenFolders data, Executor background, Executor screen) {
    this.strings = strings;
    this.data = data;
    this.background = background;
    this.screen = screen;
    RecipeReader.dataSets().forEach(set -> words.put(set, new ReadOnlyStringWrapper(set)));
  }

  List<String> names() {
    return List.copyOf(words.keySet());
  }

  /** Finds out anew what is here and what has to come. */
  void ask() {
    background.execute(
        () ->
            words.forEach(
                (set, shown) -> {
                  String line = line(set);
                  screen.execute(() -> shown.set(line));
                }));
  }

  private String line(String set) {
    DataChoice choice = new DataChoice.Named(set);
    String size =
        data.extent(choice)
            .map(
                (Extent extent) ->
                    strings.get(
                        "data.known.size",
                        ClassRow.number(extent.counts().all()),
                        extent.shape(),
                        extent.classes().size()))
            .orElse("");
    OptionalLong bytes = data.isAbsent(choice) ? data.download(choice) : OptionalLong.empty();
    return bytes.isPresent()
        ? strings.get(
            "data.known.download", set, size, ClassRow.number(Math.round(bytes.getAsLong() / MEGA)))
        : strings.get("data.known.here", set, size);
  }

  /** A set's line; its name before it is known. */
  ReadOnlyStringProperty words(String set) {
    return Objects.requireNonNull(words.get(set)).getReadOnlyProperty();
  }
}
