package sparsam.ui.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import sparsam.experiment.TinyRun;
import sparsam.plot.Toolkit;
import sparsam.recipe.Presets;
import sparsam.store.History;
import sparsam.store.RunFolder;
import sparsam.text.Strings;
import sparsam.ui.part.Shown;

@ExtendWith(Toolkit.class)
class RunsViewTest {
  private static final double WIDTH = 320;

  @TempDir Path runs;

  private RunsModel model() {
    return Toolkit.onScreen(
        () ->
            new RunsModel(
                new Strings(), new History(runs, Clock.systemUTC()), Runnable::run, Runnable::run));
  }

  private static Shown show(RunsModel model, boolean dark) {
    Shown shown =
        Shown.of(
            _ -> {
              RunsView view = new RunsView(model, new Strings());
              view.root().setPrefHeight(620);
              return view.root();
            },
            WIDTH,
            dark);
    Toolkit.onScreen(
        () -> {
          model.shown(null, Presets.load("quick"));
          model.refresh();
          return model;
        });
    return shown;
  }

  private void fill() throws Exception {
    Path whole = runs.resolve("2026-03-04-050607-tiny");
    try (RunFolder folder = RunFolder.create(whole, TinyRun.recipe())) {
      TinyRun.run(folder);
    }
    RunFolder.create(runs.resolve("2026-04-01-101500-fair"), Presets.load("fair")).close();
    Files.createDirectories(runs.resolve("2026-01-01-000000-broken"));
    Files.writeString(runs.resolve("2026-01-01-000000-broken/recipe.sparsam"), "{");
  }

  @Test
  void withoutRunsASentenceSaysWhereTheyComeFrom() throws Exception {
    Shown shown = show(model(), false);
    assertTrue(
        shown.find("#runs-empty", Label.class).getText().startsWith("Every run is kept here"));
    shown.keep("runs-empty");
    assertEquals(List.of(), shown.cutTexts());
  }

  @Test
  void theChosenRunsRecipeIsComparedAndWhatMayBeDoneIsBelow() throws Exception {
    fill();
    for (boolean dark : new boolean[] {false, true}) {
      RunsModel model = model();
      Shown shown = show(model, dark);
      Toolkit.onScreen(
          () -> {
            model.star(runs.resolve("2026-03-04-050607-tiny"), true);
            model.note(runs.resolve("2026-03-04-050607-tiny"), "for the report");
            shown.find("#runs-list", ListView.class).getSelectionModel().select(1);
            return model;
          });
      shown.keep("runs" + (dark ? "-dark" : ""));
      assertEquals("tiny", shown.find("#runs-name", TextField.class).getText());
      assertTrue(
          shown
              .find("#runs-differences-heading", Label.class)
              .getText()
              .startsWith("Its recipe differs"));
      assertEquals(List.of(), shown.cutTexts());
      Toolkit.onScreen(
          () -> {
            shown.find("#runs-delete", Button.class).fire();
            return model;
          });
      shown.keep("runs-deleted" + (dark ? "-dark" : ""));
      assertEquals(2, model.cards().get().size());
      Toolkit.onScreen(
          () -> {
            model.restore();
            return model;
          });
      assertEquals(3, model.cards().get().size());
    }
  }
}
