package sparsam.ui.runs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import sparsam.system.FileManager;
import sparsam.text.Strings;
import sparsam.ui.part.Dialogs;
import sparsam.ui.part.Hover;
import sparsam.ui.part.Shortcut;
import sparsam.ui.runs.row.RunRow;

/** What can be done with the chosen runs, as a bar of buttons and as the table's menu. */
final class Acts {
  private static final String FILE = "runs.csv";

  private final RunsModel model;
  private final Dialogs dialogs;
  private final Strings strings;
  private final BooleanProperty comparing = new SimpleBooleanProperty();
  private final List<Act> buttons;
  private final List<Act> more;
  private Consumer<RunRow> renaming = _ -> {};

  Acts(RunsModel model, Dialogs dialogs, Strings strings) {
    this.model = model;
    this.dialogs = dialogs;
    this.strings = strings;
    buttons =
        List.of(
            new Act(
                "runs-open",
                "runs.open",
                plain(KeyCode.ENTER),
                Act::one,
                rows -> open(rows.getFirst())),
            new Act(
                "runs-take",
                "runs.duplicate",
                Shortcut.command(KeyCode.D),
                Act::one,
                rows -> model.lab().take(rows.getFirst())),
            new Act(
                "runs-go-on",
                "runs.goOn",
                Shortcut.command(KeyCode.G),
                rows -> rows.size() == 1 && rows.getFirst().condition().resumable(),
                rows -> model.lab().goOn(rows.getFirst())),
            new Act(
                "runs-overlay",
                "runs.overlay",
                Shortcut.command(KeyCode.L),
                Act::whole,
                model.lab()::overlay),
            new Act(
                "runs-compare",
                "runs.compare",
                Shortcut.command(KeyCode.K),
                rows -> rows.size() > 1 && Act.whole(rows),
                _ -> comparing.set(true)),
            new Act(
                "runs-export",
                "runs.export",
                Shortcut.command(KeyCode.E, KeyCombination.SHIFT_DOWN),
                _ -> !model.rows().get().isEmpty(),
                this::export),
            new Act(
                "runs-delete",
                "runs.delete",
                plain(KeyCode.DELETE),
                rows ->
                    rows.stream().noneMatch(row -> row.condition().running()) && !rows.isEmpty(),
                model::delete));
    more =
        List.of(
            new Act(
                "runs-rename",
                "runs.rename",
                plain(KeyCode.F2),
                rows -> rows.size() == 1,
                this::rename),
            new Act("runs-star", "runs.star", Shortcut.command(KeyCode.B), Act::whole, this::star),
            new Act(
                "runs-show",
                "runs.show",
                Shortcut.command(KeyCode.F, KeyCombination.SHIFT_DOWN),
                rows -> rows.size() == 1,
                this::show),
            new Act(
                "runs-copy",
                "runs.copy",
                Shortcut.command(KeyCode.C),
                rows -> !rows.isEmpty(),
                Acts::copy));
  }

  private static KeyCombination plain(KeyCode code) {
    return new KeyCodeCombination(code);
  }

  /** The keys that work in the table. */
  Shortcut.Group shortcuts() {
    List<Shortcut> keys = new ArrayList<>();
    for (Act act : all()) {
      keys.add(
          new Shortcut(
              act.keys(),
              act.key(),
              () -> {
                List<RunRow> chosen = model.chosen().get();
                if (act.allowed().test(chosen)) {
                  act.action().accept(chosen);
                }
              }));
    }
    return new Shortcut.Group("shortcuts.runs", keys);
  }

  private List<Act> all() {
    return Stream.concat(buttons.stream(), more.stream()).toList();
  }

  /** Tells whose name is to be written. */
  void onRename(Consumer<RunRow> listener) {
    renaming = listener;
  }

  private void rename(List<RunRow> rows) {
    renaming.accept(rows.getFirst());
  }

  void open(RunRow row) {
    if (row.whole().isPresent()) {
      model.lab().open(row.folder());
    }
  }

  private void star(List<RunRow> rows) {
    model
        .deeds()
        .star(rows.stream().map(RunRow::folder).toList(), !rows.stream().allMatch(RunRow::starred));
  }

  /** Those that are chosen, or all that are found. */
  private void export(List<RunRow> rows) {
    List<RunRow> written = rows.isEmpty() ? model.rows().get() : rows;
    dialogs
        .saveAs(FILE, strings.get("runs.export.kind"))
        .ifPresent(file -> model.export(written, file));
  }

  void show(List<RunRow> rows) {
    Path folder = rows.getFirst().folder();
    model.attempt(
        () -> {
          FileManager.standard().show(folder);
          return folder;
        });
  }

  static void copy(List<RunRow> rows) {
    ClipboardContent content = new ClipboardContent();
    content.putString(
        String.join("\n", rows.stream().map(row -> row.folder().toString()).toList()));
    Clipboard.getSystemClipboard().setContent(content);
  }

  FlowPane bar() {
    FlowPane bar = new FlowPane();
    bar.setId("runs-acts");
    bar.getStyleClass().add("runs-buttons");
    for (Act act : buttons) {
      Button button = new Button(strings.get(act.key()));
      button.setId(act.id());
      button.getStyleClass().add("small");
      button.setMinWidth(Region.USE_PREF_SIZE);
      String help = strings.get(act.key() + ".help");
      Hover.on(button, help);
      button.setAccessibleText(help);
      button.setOnAction(_ -> act.action().accept(model.chosen().get()));
      follow(act, button::setDisable);
      bar.getChildren().add(button);
    }
    return bar;
  }

  ContextMenu menu() {
    ContextMenu menu = new ContextMenu();
    add(menu, buttons);
    menu.getItems().add(new SeparatorMenuItem());
    add(menu, more);
    return menu;
  }

  private void add(ContextMenu menu, List<Act> acts) {
    for (Act act : acts) {
      MenuItem item =
          new MenuItem(
              strings.get("menu.item", strings.get(act.key()), act.keys().getDisplayText()));
      item.setId(act.id() + "-menu");
      item.setOnAction(_ -> act.action().accept(model.chosen().get()));
      follow(act, item::setDisable);
      menu.getItems().add(item);
    }
  }

  private void follow(Act act, Consumer<Boolean> disable) {
    Runnable now = () -> disable.accept(!act.allowed().test(model.chosen().get()));
    model.chosen().subscribe(now);
    model.rows().subscribe(now);
    now.run();
  }

  /** Whether the chosen runs are shown side by side. */
  BooleanProperty comparing() {
    return comparing;
  }
}
