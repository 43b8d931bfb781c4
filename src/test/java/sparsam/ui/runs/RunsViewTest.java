package sparsam.ui.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.plot.OnScreen;
import sparsam.plot.Toolkit;
import sparsam.store.History;
import sparsam.store.ManyRuns;
import sparsam.text.Strings;
import sparsam.ui.frames.Nobody;
import sparsam.ui.part.Shown;
import sparsam.ui.runs.row.RunColumn;
import sparsam.ui.runs.row.RunRow;

@OnScreen
class RunsViewTest {
  @TempDir Path runs;

  @SuppressWarnings("NullAway.Init")
  private RunsModel model;

  @SuppressWarnings("NullAway.Init")
  private Shown shown;

  /** The table as it stands in a window of 1024 × 640, or in a larger one. */
  private void show(boolean dark, double width, double height) {
    shown =
        Shown.of(
            _ -> {
              model =
                  new RunsModel(
                      new Strings(),
                      new History(runs, Clock.systemUTC()),
                      Runnable::run,
                      Runnable::run);
              Region root = new RunsView(model, new Nobody(), new Strings()).root();
              root.setPrefHeight(height);
              root.setMaxHeight(height);
              model.refresh();
              return root;
            },
            width,
            dark);
  }

  private void showSmall(boolean dark) {
    show(dark, 940, 540);
  }

  private void screen(Runnable work) {
    Toolkit.onScreen(
        () -> {
          work.run();
          return model;
        });
  }

  @SuppressWarnings("unchecked")
  private TableView<RunRow> table() {
    return shown.find("#runs-list", TableView.class);
  }

  private List<String> order() {
    return Toolkit.onScreen(
        () -> table().getItems().stream().map(row -> row.text(RunColumn.SEED)).toList());
  }

  @Test
  void withoutRunsASentenceSaysWhereTheyComeFrom() throws Exception {
    for (boolean dark : new boolean[] {false, true}) {
      showSmall(dark);
      assertTrue(
          shown.find("#runs-empty", Label.class).getText().startsWith("Every run is kept here"));
      shown.keep("runs-none" + (dark ? "-dark" : ""));
      assertFalse(shown.find("#runs-details", Region.class).isVisible());
      assertTrue(shown.find("#runs-delete", Button.class).isDisabled());
    }
  }

  @Test
  void oneRunIsToldAsWhole() throws Exception {
    ManyRuns.make(runs, 1);
    showSmall(false);
    screen(() -> model.selected().set(List.of(model.rows().get().getFirst().folder())));
    shown.keep("runs-one");
    assertEquals("the one for figure 0", shown.find("#runs-note", TextArea.class).getText());
    assertTrue(shown.find("#runs-go-on", Button.class).isDisabled());
    assertFalse(shown.find("#runs-open", Button.class).isDisabled());
    for (var node : shown.focusable()) {
      if (node instanceof Control control && control.getId() != null) {
        assertNotNull(control.getAccessibleText(), control.getId());
      }
    }
  }

  @Test
  void someAreSortedChosenComparedAndDeleted() throws Exception {
    ManyRuns.make(runs, 12);
    Path broken = runs.resolve("2026-01-01-000000-broken");
    Files.createDirectories(broken);
    Files.writeString(broken.resolve("recipe.sparsam"), "{");
    for (boolean dark : new boolean[] {false, true}) {
      String end = dark ? "-dark" : "";
      showSmall(dark);
      shown.keep("runs-12" + end);
      assertEquals("11", order().getFirst());
      TableColumn<RunRow, ?> seed =
          table().getColumns().stream()
              .filter(column -> column.getId().equals("seed"))
              .findFirst()
              .orElseThrow();
      screen(
          () -> {
            table().getSelectionModel().select(2);
            table().getSortOrder().add(seed);
          });
      assertEquals(List.of("0", "1", "2", "3"), order().subList(0, 4));
      assertEquals("", order().getLast());
      assertEquals(
          "9",
          Toolkit.onScreen(
              () -> table().getSelectionModel().getSelectedItem().text(RunColumn.SEED)));
      screen(() -> model.selected().set(List.of(broken)));
      assertEquals(
          List.of(broken),
          Toolkit.onScreen(() -> model.chosen().get().stream().map(RunRow::folder).toList()));
      assertEquals(
          String.valueOf(broken.getFileName()),
          Toolkit.onScreen(() -> shown.find(".runs-title", Label.class).getText()));
      shown.keep("runs-damaged" + end);
      screen(() -> table().getSelectionModel().clearSelection());
      screen(() -> table().getSelectionModel().selectIndices(3, 9));
      assertEquals(
          List.of("3", "9"),
          Toolkit.onScreen(
              () ->
                  model.chosen().get().stream()
                      .map(row -> row.text(RunColumn.SEED))
                      .sorted()
                      .toList()));
      shown.keep("runs-several" + end);
      screen(() -> shown.find("#runs-compare", Button.class).fire());
      shown.keep("runs-compare" + end);
      TableView<?> compared = shown.find("#runs-contrast", TableView.class);
      List<String> rising = sorted(compared, TableColumn.SortType.ASCENDING);
      assertEquals(2, rising.size());
      assertEquals(rising.reversed(), sorted(compared, TableColumn.SortType.DESCENDING));
      shown.keep("runs-compare-sorted" + end);
      screen(() -> shown.find("#runs-back", Button.class).fire());
      screen(() -> shown.find("#runs-delete", Button.class).fire());
      assertEquals(11, model.rows().get().size());
      shown.keep("runs-deleted" + end);
      screen(model.deeds()::restore);
    }
  }

  /** What is in the column of the seeds once it is sorted by. */
  private static <T> List<String> sorted(TableView<T> compared, TableColumn.SortType type) {
    return Toolkit.onScreen(
        () -> {
          TableColumn<T, ?> seed =
              compared.getVisibleLeafColumns().stream()
                  .filter(column -> column.getText().equals("seed"))
                  .findFirst()
                  .orElseThrow();
          seed.setSortType(type);
          compared.getSortOrder().setAll(List.of(seed));
          return compared.getItems().stream()
              .map(row -> String.valueOf(seed.getCellData(row)))
              .toList();
        });
  }

  @Test
  void thousandsScrollAndAreFound() throws Exception {
    int many = Integer.getInteger("sparsam.runs", 600);
    ManyRuns.make(runs, many);
    for (boolean dark : new boolean[] {false, true}) {
      showSmall(dark);
      screen(() -> table().scrollTo(many / 2));
      screen(() -> model.selected().set(List.of(model.rows().get().get(many / 2 + 3).folder())));
      shown.keep("runs-many" + (dark ? "-dark" : ""));
      long start = System.nanoTime();
      for (String word : List.of("t", "th", "tag:thesis", "tag:thesis chapter")) {
        screen(() -> model.search().set(word));
        shown.settle();
      }
      System.out.printf(
          java.util.Locale.ROOT,
          "%d runs: a keystroke with layout takes %.1f ms%n",
          many,
          (System.nanoTime() - start) / 4e6);
      shown.keep("runs-found" + (dark ? "-dark" : ""));
      assertTrue(model.rows().get().size() < many / 2);
      assertTrue(model.finder().count().get().contains(" of "), model.finder().count().get());
      if (!dark) {
        show(false, 1836, 980);
        shown.keep("runs-many-wide");
      }
    }
  }

  @Test
  void columnsComeBackAsTheyWereLeft() throws Exception {
    ManyRuns.make(runs, 3);
    showSmall(false);
    screen(
        () -> {
          TableColumn<RunRow, ?> note = table().getColumns().removeLast();
          table().getColumns().add(1, note);
          table().getColumns().get(2).setVisible(false);
          note.setPrefWidth(321);
          note.setSortType(TableColumn.SortType.DESCENDING);
          table().getSortOrder().add(note);
        });
    shown.settle();
    TableMemory left = Toolkit.onScreen(() -> model.memory().get());
    assertEquals("note 321", left.columns().get(1));
    assertEquals("-name 190", left.columns().get(2));
    assertEquals(List.of("-note"), left.order());
    RunsModel next =
        Toolkit.onScreen(
            () ->
                new RunsModel(
                    new Strings(),
                    new History(runs, Clock.systemUTC()),
                    Runnable::run,
                    Runnable::run));
    TableMemory kept =
        Toolkit.onScreen(
            () -> {
              next.memory().set(left);
              new RunsView(next, new Nobody(), new Strings());
              return next.memory().get();
            });
    assertEquals(left.columns().get(2), kept.columns().get(2));
    assertEquals(left.order(), kept.order());
  }

  @Test
  void anotherFolderIsNamed(@TempDir Path elsewhere) throws Exception {
    ManyRuns.make(elsewhere, 3);
    showSmall(false);
    screen(() -> model.lookInto(elsewhere));
    assertTrue(shown.find("#runs-elsewhere", Label.class).getText().contains(elsewhere.toString()));
    shown.keep("runs-elsewhere");
    screen(() -> model.lookInto(runs));
    assertFalse(shown.find("#runs-elsewhere", Label.class).getParent().isVisible());
  }
}
