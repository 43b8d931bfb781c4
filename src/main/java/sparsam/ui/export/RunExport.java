package sparsam.ui.export;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import sparsam.report.table.Markup;
import sparsam.store.NetworkFile;
import sparsam.store.file.FileSize;
import sparsam.system.Slug;
import sparsam.text.Strings;
import sparsam.ui.export.ExportModel.Source;
import sparsam.ui.export.Outlet.Written;
import sparsam.ui.part.Dialogs;

/** Takes the run that is shown away: its report, the table of its results, its networks. */
public final class RunExport {
  /** Where one thing is written at a time, and said how it went. */
  interface Desk {
    boolean busy();

    void begin(String sentence);

    /**
     * @param failure what went wrong; empty where nothing did
     * @param success is said then
     */
    void end(Optional<String> failure, String success);
  }

  private final Strings strings;
  private final Dialogs dialogs;
  private final Outlet outlet;
  private final Source source;
  private final FigureModel figure;
  private final Desk desk;

  RunExport(
      Strings strings,
      Dialogs dialogs,
      Outlet outlet,
      Source source,
      FigureModel figure,
      Desk desk) {
    this.strings = strings;
    this.dialogs = dialogs;
    this.outlet = outlet;
    this.source = source;
    this.figure = figure;
    this.desk = desk;
  }

  /** The run that can be taken away now. */
  private Optional<Told> told() {
    return desk.busy() ? Optional.empty() : source.report();
  }

  /** Asks for a folder, and writes the report of the run there. */
  public void report() {
    told()
        .ifPresent(
            told ->
                dialogs
                    .folder(strings.get("export.report.folder"))
                    .ifPresent(folder -> report(told, folder)));
  }

  private void report(Told told, Path folder) {
    desk.begin(strings.get("export.reporting"));
    outlet.write(
        figure.dress(told),
        folder,
        failure -> desk.end(failure, strings.get("export.reported", strings.path(folder))));
  }

  /** Asks for a file, and writes the table of the run's results there. */
  public void saveTable(Markup markup) {
    told()
        .ifPresent(
            told ->
                dialogs
                    .saveAs("results." + markup.ending(), strings.get(ExportView.key(markup)))
                    .map(file -> withEnding(file, markup.ending()))
                    .ifPresent(file -> saveTable(told, markup, file)));
  }

  private void saveTable(Told told, Markup markup, Path file) {
    desk.begin(strings.get("export.saving"));
    outlet.write(
        told,
        markup,
        file,
        failure -> desk.end(failure, strings.get("export.saved", strings.path(file))));
  }

  /** The networks of the run that can be taken away now. */
  public List<String> networks() {
    return told().map(Told::networks).orElse(List.of());
  }

  /** What one of them can be written as: compact only where whole channels are gone from it. */
  public List<NetworkFile.Kind> kinds(String network) {
    boolean cut = told().map(Told::cut).orElse(List.of()).contains(network);
    return Arrays.stream(NetworkFile.Kind.values())
        .filter(kind -> cut || !kind.isCompact())
        .toList();
  }

  /** Asks for a file, and writes one of them there. */
  public void saveNetwork(String network, NetworkFile.Kind kind) {
    told()
        .ifPresent(
            told ->
                dialogs
                    .saveAs(Slug.of(network) + kind.ending(), strings.get(ExportView.key(kind)))
                    .map(file -> withEnding(file, kind.ending().substring(1)))
                    .ifPresent(file -> saveNetwork(told, network, kind, file)));
  }

  private void saveNetwork(Told told, String network, NetworkFile.Kind kind, Path file) {
    desk.begin(strings.get("export.saving"));
    outlet.write(
        told,
        network,
        kind,
        file,
        written -> {
          switch (written) {
            case Written.There(FileSize size) ->
                desk.end(
                    Optional.empty(),
                    strings.get(
                        "export.network.saved",
                        strings.path(file),
                        FileSize.words(size.bytes()),
                        FileSize.words(size.gzipped())));
            case Written.Failed(String sentence) -> desk.end(Optional.of(sentence), "");
          }
        });
  }

  /** Puts the table of the run's results into the clipboard. */
  public void copyTable(Markup markup) {
    told().ifPresent(told -> copyTable(told, markup));
  }

  private void copyTable(Told told, Markup markup) {
    String kind = strings.get(ExportView.key(markup));
    desk.begin(strings.get("export.saving"));
    outlet.copy(
        told,
        markup,
        failure ->
            desk.end(failure, strings.get("export.copied", strings.get("export.table"), kind)));
  }

  /** A file's name with an ending, where it has none. */
  static Path withEnding(Path file, String ending) {
    return String.valueOf(file.getFileName()).contains(".")
        ? file
        : file.resolveSibling(file.getFileName() + "." + ending);
  }
}
