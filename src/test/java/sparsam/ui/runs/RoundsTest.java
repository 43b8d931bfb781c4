package sparsam.ui.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sparsam.store.RunSummary.Damaged;
import sparsam.ui.runs.row.RunRow;

class RoundsTest {
  private static List<RunRow> rows(int count) {
    List<RunRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          new RunRow(
              new Damaged(Path.of("run" + i), LocalDateTime.of(2026, 1, 1, 0, 0), "torn"),
              Map.of(),
              ""));
    }
    return rows;
  }

  @Test
  void aLookCostsTheSameHoweverManyThereAreAndEveryRunHasItsTurn() {
    for (int count : new int[] {0, 1, 50, 51, 120, 500}) {
      Rounds rounds = new Rounds();
      List<RunRow> rows = rows(count);
      HashSet<Path> seen = new HashSet<>();
      for (int i = 0; i < Math.ceilDiv(count, Rounds.MOST); i++) {
        List<Path> now = rounds.next(rows);
        assertEquals(Math.min(count, Rounds.MOST), new HashSet<>(now).size());
        seen.addAll(now);
      }
      assertEquals(count, seen.size());
    }
  }

  @Test
  void fewerThanBeforeAreNoTrouble() {
    Rounds rounds = new Rounds();
    rounds.next(rows(500));
    rounds.next(rows(500));
    assertEquals(3, rounds.next(rows(3)).size());
    assertEquals(0, rounds.next(rows(0)).size());
  }
}
