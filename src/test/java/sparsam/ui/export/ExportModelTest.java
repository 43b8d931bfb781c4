package sparsam.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.plot.OnScreen;
import sparsam.plot.lines.LineChart;
import sparsam.plot.surface.Look;
import sparsam.plot.surface.Theme;
import sparsam.report.Figure;
import sparsam.report.Report;
import sparsam.report.ToldRun;
import sparsam.report.table.Markup;
import sparsam.store.NetworkFile;
import sparsam.store.file.FileSize;
import sparsam.text.Strings;
import sparsam.ui.export.PictureSize.Sizing;
import sparsam.ui.part.Dialogs;

/** What is chosen, how large it becomes, where it goes and what is said: without a toolkit. */
@OnScreen
class ExportModelTest {
  @TempDir private Path folder;
  private Optional<Path> answer = Optional.empty();
  private final List<String> asked = new ArrayList<>();
  private final List<Outlet.Leaf> written = new ArrayList<>();
  private final List<String> copied = new ArrayList<>();
  private Consumer<Optional<String>> pending = _ -> {};
  private Optional<Told> report = Optional.empty();
  private ExportModel model;

  @BeforeEach
  void open() {
    Dialogs dialogs =
        new ExportFixture.Person() {
          @Override
          public Optional<Path> saveAs(String name, String kind) {
            asked.add(name + " as " + kind);
            return answer;
          }

          @Override
          public Optional<Path> folder(String title) {
            asked.add(title);
            return answer;
          }
        };
    Outlet outlet =
        new Outlet() {
          @Override
          public void write(List<Leaf> leaves, Consumer<Optional<String>> done) {
            written.addAll(leaves);
            pending = done;
          }

          @Override
          public void write(FigureModel.Dressed made, Path where, Consumer<Optional<String>> done) {
            copied.add("report in " + where.getFileName());
            pending = done;
          }

          @Override
          public void write(Told made, Markup markup, Path file, Consumer<Optional<String>> done) {
            copied.add(markup + " in " + file.getFileName());
            pending = done;
          }

          @Override
          public void write(
              Told made, String network, NetworkFile.Kind kind, Path file, Consumer<Written> done) {
            copied.add(network + " as " + kind + " in " + file.getFileName());
            pending =
                failure ->
                    done.accept(
                        failure
                            .<Written>map(Written.Failed::new)
                            .orElse(new Written.There(new FileSize(88_000, 21_000))));
          }

          @Override
          public void copy(Told made, Markup markup, Consumer<Optional<String>> done) {
            copied.add("results as " + markup);
            pending = done;
          }

          @Override
          public void copy(Leaf leaf) {
            copied.add(
                leaf.page().picture().title()
                    + " "
                    + (leaf.format() == Format.PNG ? leaf.size().columns() : leaf.format()));
          }
        };
    model =
        new ExportModel(
            new Strings(),
            ExportFixture.charts(),
            dialogs,
            new ExportFixture.Shown("the recipe", () -> report),
            outlet);
  }

  private void choose(String... ids) {
    model
        .choices()
        .get()
        .forEach(choice -> choice.chosen().set(List.of(ids).contains(choice.chart().id())));
  }

  @Test
  void everyChartThatShowsSomethingIsChosenAtFirst() {
    model.show();
    assertTrue(model.open().get());
    assertEquals(
        List.of("Accuracy true", "Training loss true", "Weights true", "Answers false"),
        model.choices().get().stream()
            .map(choice -> choice.name() + " " + choice.chosen().get())
            .toList());
    assertFalse(model.copyable().get(), "only one can be copied");
    model.show("loss");
    choose("loss");
    assertTrue(model.copyable().get());
    choose();
    assertFalse(model.savable().get());
    choose("answers");
    assertFalse(model.savable().get(), "an empty chart is never exported");
  }

  @Test
  void aCardsButtonChoosesItsChartAlone() {
    model.show("loss");
    assertEquals(
        List.of("loss"),
        model.choices().get().stream()
            .filter(choice -> choice.chosen().get())
            .map(choice -> choice.chart().id())
            .toList());
  }

  @Test
  void theSizeIsSaidAsItIsTypedAndRefusedInASentence() {
    model.show("loss");
    assertEquals("1,890 × 1,063 pixels", model.comesTo().get());
    model.size().dpi().set("600");
    assertEquals("3,780 × 2,126 pixels", model.comesTo().get());
    model.size().width().set("8,5");
    assertEquals("2,008 × 1,129 pixels", model.comesTo().get());
    model.size().width().set("200");
    assertTrue(model.refused().get());
    assertFalse(model.savable().get());
    assertEquals(
        "a width of 200 cm is out of range; allowed is 3 to 120 cm", model.comesTo().get());
    model.size().width().set("wide");
    assertEquals("Width in centimetres is “wide”, which is no number", model.comesTo().get());
    model.size().sizing().set(Sizing.SCALE);
    assertEquals("1,280 × 720 pixels", model.comesTo().get());
    assertFalse(model.refused().get());
    model.size().scale().set(8);
    assertEquals("5,120 × 2,880 pixels", model.comesTo().get());
    model.size().sizing().set(Sizing.PAPER);
    assertTrue(model.refused().get());
    model.format().set(Format.CSV);
    assertTrue(model.savable().get(), "numbers have no size");
  }

  @Test
  void oneChartGoesIntoAFileAndSaysHowItWent() {
    model.show("loss");
    model.save();
    assertEquals(List.of("loss.png as PNG"), asked);
    assertTrue(written.isEmpty(), "the person changed their mind");
    answer = Optional.of(folder.resolve("mine"));
    model.captioned().set(true);
    model.save();
    assertEquals(folder.resolve("mine.png"), written.getFirst().file());
    assertEquals("the recipe", written.getFirst().page().caption());
    assertEquals("Training loss", written.getFirst().page().picture().title());
    assertEquals("Saving …", model.message().get());
    assertFalse(model.savable().get(), "one after the other");
    pending.accept(Optional.empty());
    assertTrue(model.message().get().startsWith("Saved "), model.message().get());
    assertTrue(model.message().get().endsWith("mine.png"), model.message().get());
    assertTrue(model.savable().get());
    model.save();
    pending.accept(Optional.of("the disk is full"));
    assertEquals("Not saved: the disk is full", model.message().get());
    assertTrue(model.failed().get());
    model.show("loss");
    assertEquals("", model.message().get());
  }

  @Test
  void severalGoIntoAFolderAndOverwriteNothing() throws IOException {
    Files.writeString(folder.resolve("loss.svg"), "mine");
    answer = Optional.of(folder);
    model.show();
    model.format().set(Format.SVG);
    model.save();
    assertEquals(
        List.of("accuracy.svg", "loss-2.svg", "weights.svg"),
        written.stream().map(leaf -> String.valueOf(leaf.file().getFileName())).toList());
    pending.accept(Optional.empty());
    assertTrue(model.message().get().startsWith("Saved 3 files in "), model.message().get());
  }

  @Test
  void theClipboardTakesAnImageOrText() {
    model.show("loss");
    model.copy();
    assertEquals("“Training loss” is in the clipboard as PNG", model.message().get());
    model.format().set(Format.CSV);
    model.copy();
    assertEquals(List.of("Training loss 1890", "Training loss CSV"), copied);
    choose("loss", "accuracy");
    model.copy();
    assertEquals(2, copied.size());
  }

  @Test
  void aReportNeedsARun() {
    model.show();
    assertFalse(model.reportable().get());
    model.run().report();
    assertTrue(asked.isEmpty());
    report =
        Optional.of(
            () -> {
              throw new AssertionError("made elsewhere");
            });
    answer = Optional.of(folder.resolve("report"));
    model.show();
    assertTrue(model.reportable().get());
    model.run().report();
    assertEquals(List.of("report in report"), copied);
    assertEquals("Writing the report …", model.message().get());
    pending.accept(Optional.empty());
    assertTrue(model.message().get().startsWith("The report is in "), model.message().get());
  }

  @Test
  void theTableOfResultsIsCopiedAndSaved() {
    report =
        Optional.of(
            () -> {
              throw new AssertionError("made elsewhere");
            });
    answer = Optional.of(folder.resolve("thesis"));
    model.show();
    model.run().copyTable(Markup.LATEX);
    assertEquals("Saving …", model.message().get());
    pending.accept(Optional.empty());
    assertEquals("“Table of results” is in the clipboard as LaTeX", model.message().get());
    model.run().saveTable(Markup.MARKDOWN);
    assertEquals(List.of("results.md as Markdown"), asked);
    pending.accept(Optional.of("the disk is full"));
    assertEquals("Not saved: the disk is full", model.message().get());
    assertEquals(List.of("results as LATEX", "MARKDOWN in thesis.md"), copied);
  }

  @Test
  void aNetworkIsSavedAndItsFilesSizeSaid() {
    report =
        Optional.of(
            () -> {
              throw new AssertionError("made elsewhere");
            });
    answer = Optional.of(folder.resolve("sam"));
    model.show();
    model.run().saveNetwork("SAM ρ 0.2", NetworkFile.Kind.SPARSE);
    assertEquals(
        List.of("sam-rho-0.2.sparse.safetensors as PyTorch, without zeros (sparse.safetensors)"),
        asked);
    pending.accept(Optional.empty());
    String said = model.message().get();
    assertTrue(said.startsWith("Saved "), said);
    assertTrue(said.endsWith("sam.sparse.safetensors: 88 kB, 21 kB gzipped"), said);
    model.run().saveNetwork("dense", NetworkFile.Kind.ONNX);
    pending.accept(Optional.of("the disk is full"));
    assertEquals("Not saved: the disk is full", model.message().get());
  }

  @Test
  void aPdfIsSavedAndNotCopied() {
    model.show("loss");
    model.format().set(Format.PDF);
    assertEquals("Drawn for this width; stays sharp at any other.", model.comesTo().get());
    assertTrue(model.savable().get());
    assertFalse(model.copyable().get());
  }

  @Test
  void aFigureIsChangedAndKeepsItWhileTheWindowIsOpen() {
    model.show("accuracy");
    FigureModel figure = model.figure();
    figure.title().set("Genauigkeit");
    figure.yFrom().set("90");
    figure.yTo().set("99,5 %");
    figure.legend().set(Look.Place.NONE);
    ExportModel.Preview preview = Objects.requireNonNull(model.preview().get());
    LineChart shown = (LineChart) preview.page().picture();
    assertEquals("Genauigkeit", shown.title());
    assertEquals(0.9, shown.y().min(), 1e-12);
    assertEquals(0.995, shown.y().max(), 1e-12);
    model.show("loss");
    assertEquals("", figure.title().get(), "another chart's title is its own");
    assertEquals(Look.Place.NONE, figure.legend().get(), "the legend is that of all");
    model.close();
    model.show("accuracy");
    assertEquals("Genauigkeit", figure.title().get());
    model.copy();
    assertEquals(List.of("Genauigkeit 1890"), copied);
    figure.yFrom().set("99.9");
    assertEquals("An axis would end before it begins", model.comesTo().get());
    assertFalse(model.savable().get());
    figure.yFrom().set("low");
    assertEquals("A limit is “low”, which is no number", model.comesTo().get());
    model.format().set(Format.CSV);
    assertTrue(model.savable().get(), "the numbers have no limits");
  }

  @Test
  void whatHasNoRoomIsRefusedWithTheWidthThatHasIt() {
    model.show("accuracy");
    model.figure().title().set("How the accuracy of the two arms went on after pruning");
    model.size().width().set("5");
    assertTrue(model.refused().get());
    String sentence = model.comesTo().get();
    assertTrue(sentence.contains("How the accuracy"), sentence);
    String width = sentence.replaceAll(".*from ([0-9.]+) cm.*", "$1");
    model.size().width().set(width);
    assertFalse(model.refused().get(), width);
    model.figure().points().set("90");
    assertEquals(
        "The letters’ size is out of range; allowed is 5 to 24 points", model.comesTo().get());
  }

  @Test
  void aColourIsChangedInEveryFigureAndTheReport() throws Exception {
    model.show("accuracy");
    FigureModel figure = model.figure();
    int number = ExportFixture.lines("Accuracy").colour("SAM").orElseThrow();
    figure.draw(number, Color.DARKGREEN);
    assertEquals(Color.DARKGREEN, figure.colour(number));
    ExportModel.Preview preview = Objects.requireNonNull(model.preview().get());
    assertEquals(Color.DARKGREEN, preview.theme().colour(number));
    assertEquals(Theme.print().colour(number + 1), preview.theme().colour(number + 1));
    model.show("loss");
    assertEquals(
        Color.DARKGREEN,
        Objects.requireNonNull(model.preview().get()).theme().colour(number),
        "an arm has one colour in all figures");
    Report made = new Report(ToldRun.make(folder.resolve("run")).run(), List.of(), List.of());
    assertEquals(Color.DARKGREEN, figure.dress(() -> made).theme().colour(number));
    figure.draw(number, Theme.print().colour(number));
    assertEquals(Map.of(), figure.colours().get(), "the usual one is no change");
  }

  @Test
  void theReportsFiguresAreDrawnAlike() throws Exception {
    model.show("accuracy");
    model.figure().title().set("Mine");
    model.figure().distinct().set(false);
    Figure figure = new Figure("accuracy", ExportFixture.lines("Accuracy"), "caption");
    Figure other = new Figure("norms", ExportFixture.lines("Norms"), "caption");
    Report made =
        new Report(ToldRun.make(folder.resolve("run")).run(), List.of(), List.of(figure, other));
    FigureModel.Dressed dressed = model.figure().dress(() -> made);
    assertEquals(
        List.of("Mine", "Norms"),
        dressed.told().report().figures().stream().map(one -> one.picture().title()).toList());
    assertFalse(dressed.look().distinct());
  }
}
