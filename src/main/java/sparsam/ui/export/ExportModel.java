package sparsam.ui.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import sparsam.plot.file.Page;
import sparsam.plot.picture.Picture;
import sparsam.plot.surface.Look;
import sparsam.plot.surface.Theme;
import sparsam.text.Strings;
import sparsam.ui.chart.PictureExport;
import sparsam.ui.chart.PictureExport.Chart;
import sparsam.ui.export.Outlet.Leaf;
import sparsam.ui.part.Dialogs;

/** What is taken away, as what, how large, and how that went. */
public final class ExportModel {
  /**
   * A chart that can be chosen.
   *
   * @param empty whether it has nothing to show yet
   */
  public record Choice(Chart chart, String name, boolean empty, BooleanProperty chosen) {}

  /** What the model looks at in the window. */
  public interface Source {
    /** The recipe of what is shown, in lines; empty for none. */
    String caption();

    /**
     * The report of the run that is shown; empty while there is none. Asked for on the window's
     * thread, made on another.
     */
    Optional<Told> report();
  }

  /**
   * A figure as its file will be.
   *
   * @param width in units of 1/96 inch
   * @param height of the picture in units of 1/96 inch
   */
  public record Preview(Page page, Theme theme, Look look, double width, double height) {
    static Preview of(Leaf leaf) {
      return new Preview(
          leaf.page(), leaf.theme(), leaf.look(), leaf.size().width(), leaf.size().height());
    }
  }

  private final Strings strings;
  private final PictureExport charts;
  private final Dialogs dialogs;
  private final Outlet outlet;
  private final Source source;
  private final PictureSize size;
  private final FigureModel figure;
  private final Leaves leaves;
  private final RunExport run;
  private final ReadOnlyObjectWrapper<@Nullable Preview> preview = new ReadOnlyObjectWrapper<>();

  private final ReadOnlyObjectWrapper<List<Choice>> choices =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ObjectProperty<Format> format = new SimpleObjectProperty<>(Format.PNG);
  private final BooleanProperty captioned = new SimpleBooleanProperty(false);
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper comesTo = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper refused = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper savable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper copyable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper reportable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();
  private boolean busy;
  private boolean following;
  private @Nullable Choice editing;

  /**
   * @param charts of the window's cards
   */
  public ExportModel(Strings strings, PictureExport charts, Dialogs dialogs, Source source) {
    this(strings, charts, dialogs, source, new Printer(strings));
  }

  ExportModel(
      Strings strings, PictureExport charts, Dialogs dialogs, Source source, Outlet outlet) {
    this.strings = strings;
    this.charts = charts;
    this.dialogs = dialogs;
    this.source = source;
    this.outlet = outlet;
    this.size = new PictureSize(strings);
    this.figure = new FigureModel(strings);
    this.leaves = new Leaves(strings, format, size, captioned, figure, source);
    this.run = new RunExport(strings, dialogs, outlet, source, figure, new Desk());
    figure.onChange(this::follow);
    format.subscribe(this::follow);
    size.onChange(this::follow);
    captioned.subscribe(this::follow);
  }

  /** Opens with every chart that shows something. */
  public void show() {
    open(choices(charts.charts()));
  }

  /** Opens with one chart alone. */
  public void show(String id) {
    List<Choice> all = choices(charts.charts());
    all.forEach(choice -> choice.chosen().set(choice.chart().id().equals(id)));
    open(all);
  }

  private List<Choice> choices(List<Chart> all) {
    List<Choice> made = new ArrayList<>();
    for (Chart chart : all) {
      Picture picture = chart.seen().get();
      Choice choice =
          new Choice(
              chart,
              picture.title(),
              picture.isEmpty(),
              new SimpleBooleanProperty(!picture.isEmpty()));
      made.add(choice);
    }
    return made;
  }

  private void open(List<Choice> all) {
    all.forEach(choice -> choice.chosen().subscribe(this::follow));
    choices.set(List.copyOf(all));
    if (!busy) {
      say("", false);
    }
    follow();
    open.set(true);
  }

  /** Leaves without doing anything; what is being written goes on. */
  public void close() {
    open.set(false);
  }

  private List<Choice> chosen() {
    return choices.get().stream()
        .filter(choice -> choice.chosen().get() && !choice.empty())
        .toList();
  }

  private void follow() {
    if (following) {
      return;
    }
    following = true;
    List<Choice> now = chosen();
    turnTo(now);
    boolean fits = true;
    String text = "";
    if (format.get().drawn()) {
      try {
        preview.set(now.isEmpty() ? null : Preview.of(leaves.of(now.getFirst(), Path.of(""))));
        text = leaves.comeTo(now);
      } catch (IllegalArgumentException e) {
        fits = false;
        text = String.valueOf(e.getMessage());
      }
    }
    comesTo.set(text);
    refused.set(!fits);
    savable.set(fits && !busy && !now.isEmpty());
    copyable.set(fits && !busy && now.size() == 1 && format.get() != Format.PDF);
    reportable.set(!busy && fits && source.report().isPresent());
    following = false;
  }

  /** The first chart that is chosen is the one that is edited. */
  private void turnTo(List<Choice> now) {
    Choice first = now.isEmpty() ? null : now.getFirst();
    if (!Objects.equals(first, editing)) {
      editing = first;
      figure.edit(
          first == null ? null : first.chart().id(),
          first == null ? null : first.chart().seen().get());
    }
  }

  /** Asks where, and writes what is chosen: one chart into a file, several into a folder. */
  public void save() {
    if (!savable.get()) {
      return;
    }
    List<Choice> now = chosen();
    if (now.size() == 1) {
      String name = now.getFirst().chart().id() + "." + format.get().ending();
      dialogs
          .saveAs(name, strings.get(format.get().key()))
          .map(file -> RunExport.withEnding(file, format.get().ending()))
          .ifPresent(file -> write(List.of(leaves.of(now.getFirst(), file)), file));
    } else {
      dialogs
          .folder(strings.get("export.folder"))
          .ifPresent(
              folder -> {
                Set<Path> taken = new HashSet<>();
                write(
                    now.stream()
                        .map(choice -> leaves.of(choice, leaves.free(folder, choice, taken)))
                        .toList(),
                    folder);
              });
    }
  }

  private void write(List<Leaf> made, Path where) {
    begin(strings.get("export.saving"));
    outlet.write(
        made,
        failure ->
            end(
                failure,
                made.size() == 1
                    ? strings.get("export.saved", strings.path(where))
                    : strings.get("export.saved.several", made.size(), strings.path(where))));
  }

  /** Puts the one chart that is chosen into the clipboard. */
  public void copy() {
    if (!copyable.get()) {
      return;
    }
    Choice choice = chosen().getFirst();
    try {
      outlet.copy(leaves.of(choice, Path.of("")));
      say(strings.get("export.copied", choice.name(), strings.get(format.get().key())), false);
    } catch (IllegalArgumentException e) {
      say(strings.get("export.uncopied", String.valueOf(e.getMessage())), true);
    }
  }

  /** Where one thing is written at a time. */
  private final class Desk implements RunExport.Desk {
    @Override
    public boolean busy() {
      return busy;
    }

    @Override
    public void begin(String sentence) {
      ExportModel.this.begin(sentence);
    }

    @Override
    public void end(Optional<String> failure, String success) {
      ExportModel.this.end(failure, success);
    }
  }

  private void begin(String sentence) {
    busy = true;
    say(sentence, false);
    follow();
  }

  private void end(Optional<String> failure, String success) {
    busy = false;
    say(
        failure.map(reason -> strings.get("export.unsaved", reason)).orElse(success),
        failure.isPresent());
    follow();
  }

  private void say(String sentence, boolean wrong) {
    message.set(sentence);
    failed.set(wrong);
  }

  /** Whether it is on the screen. */
  public ReadOnlyBooleanProperty open() {
    return open.getReadOnlyProperty();
  }

  /** The charts, as they were when it was opened. */
  public ReadOnlyObjectProperty<List<Choice>> choices() {
    return choices.getReadOnlyProperty();
  }

  public ObjectProperty<Format> format() {
    return format;
  }

  /** How large. */
  public PictureSize size() {
    return size;
  }

  /** What takes the run that is shown away. */
  public RunExport run() {
    return run;
  }

  /** How it is drawn. */
  public FigureModel figure() {
    return figure;
  }

  /** The first chart that is chosen, as its file will be; null while there is none. */
  public ReadOnlyObjectProperty<@Nullable Preview> preview() {
    return preview.getReadOnlyProperty();
  }

  /** Whether the recipe stands below the picture. */
  public BooleanProperty captioned() {
    return captioned;
  }

  /** What the size comes to, or what is wrong with it. */
  public ReadOnlyStringProperty comesTo() {
    return comesTo.getReadOnlyProperty();
  }

  /** Whether something is wrong with the size. */
  public ReadOnlyBooleanProperty refused() {
    return refused.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty savable() {
    return savable.getReadOnlyProperty();
  }

  /** Whether one chart alone is chosen, and as something that a clipboard holds. */
  public ReadOnlyBooleanProperty copyable() {
    return copyable.getReadOnlyProperty();
  }

  /** Whether there is a run to report of. */
  public ReadOnlyBooleanProperty reportable() {
    return reportable.getReadOnlyProperty();
  }

  /** How the last of it went, in a sentence. */
  public ReadOnlyStringProperty message() {
    return message.getReadOnlyProperty();
  }

  /** Whether it went wrong. */
  public ReadOnlyBooleanProperty failed() {
    return failed.getReadOnlyProperty();
  }
}
