package sparsam.ui.runs;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.input.KeyCombination;
import sparsam.ui.runs.row.RunRow;

/**
 * Something that can be done with the chosen runs, as a button and in the table's menu.
 *
 * @param id of its button; the menu's entry has {@code -menu} behind it
 * @param key of its words; those of its help have {@code .help} behind it
 * @param keys do it while the table has the focus
 * @param allowed whether it can be done with these
 */
record Act(
    String id,
    String key,
    KeyCombination keys,
    Predicate<List<RunRow>> allowed,
    Consumer<List<RunRow>> action) {

  static boolean one(List<RunRow> rows) {
    return rows.size() == 1 && whole(rows);
  }

  static boolean whole(List<RunRow> rows) {
    return !rows.isEmpty() && rows.stream().allMatch(row -> row.whole().isPresent());
  }
}
