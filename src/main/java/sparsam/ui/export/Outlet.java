package sparsam.ui.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import sparsam.plot.file.Page;
import sparsam.plot.file.PngSize;
import sparsam.plot.surface.Look;
import sparsam.plot.surface.Theme;
import sparsam.report.table.Markup;
import sparsam.store.NetworkFile;
import sparsam.store.file.FileSize;

/** Where pictures go. What it is told to call, it calls on the window's thread. */
interface Outlet {
  /** A picture on its way to a file. */
  record Leaf(Path file, Page page, Format format, PngSize size, Theme theme, Look look) {}

  /** How the writing of a file went. */
  sealed interface Written {
    /** It is there. */
    record There(FileSize size) implements Written {}

    /**
     * It is not.
     *
     * @param sentence what went wrong
     */
    record Failed(String sentence) implements Written {}
  }

  /**
   * Writes files one by one, while the window goes on.
   *
   * @param done is told what went wrong, in a sentence, or nothing
   */
  void write(List<Leaf> leaves, Consumer<Optional<String>> done);

  /**
   * Writes a report, while the window goes on.
   *
   * @param report made on another thread
   * @param done is told what went wrong, in a sentence, or nothing
   */
  void write(FigureModel.Dressed report, Path folder, Consumer<Optional<String>> done);

  /**
   * Writes the table of a run's results, while the window goes on.
   *
   * @param report made on another thread
   * @param done is told what went wrong, in a sentence, or nothing
   */
  void write(Told report, Markup markup, Path file, Consumer<Optional<String>> done);

  /**
   * Writes a network of a run, while the window goes on.
   *
   * @param done is told how it went
   */
  void write(Told run, String network, NetworkFile.Kind kind, Path file, Consumer<Written> done);

  /** Puts the same table into the clipboard. */
  void copy(Told report, Markup markup, Consumer<Optional<String>> done);

  /**
   * Puts a picture into the clipboard, as an image or as text; its file is not asked for.
   *
   * @throws IllegalArgumentException with a sentence where it is too large
   */
  void copy(Leaf leaf);
}
