package sparsam.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sparsam.plot.file.Pdf;
import sparsam.plot.file.PictureData;
import sparsam.plot.file.Png;
import sparsam.plot.file.PngSize;
import sparsam.plot.file.Svg;
import sparsam.plot.screen.Offscreen;
import sparsam.plot.surface.Look;
import sparsam.plot.surface.Theme;
import sparsam.recipe.RecipeWriter;
import sparsam.report.page.PageFrame;
import sparsam.report.shrink.ShrinkTable;
import sparsam.report.table.Markup;
import sparsam.result.shrink.Shrinkage.Named;
import sparsam.result.shrink.ShrinkageCsv;
import sparsam.store.RunJson;
import sparsam.store.file.Csv;
import sparsam.system.FolderTree;
import sparsam.system.Sentence;
import sparsam.system.WholeFile;
import sparsam.text.Strings;

/**
 * A run taken away as a folder: the page, the recipe, every picture as PNG, SVG and PDF, the
 * numbers behind it as CSV and JSON, the table of results for LaTeX and Markdown. Every file is
 * whole at any moment.
 */
public final class ReportFolder {
  private static final String PAGE = "report" + ".html";
  private static final String RECIPE = "recipe" + ".json";
  private static final String PICTURES = "pictures";
  private static final String DATA = "data";
  private static final String RUN = DATA + "/run" + ".json";

  private static final String RESULTS = DATA + "/results.";
  private static final String SHRINKAGE = DATA + "/shrinkage.";

  private static final double WIDTH_CM = 16;
  private static final double DPI = 300;

  /** A page's list of the files beside it. */
  private static final Pattern LIST = Pattern.compile(PageFrame.FILES + "=\"([a-z0-9./ -]*)\"");

  /** A file that a report may have beside its page: nothing outside the folder. */
  private static final Pattern NAME = Pattern.compile("((pictures|data)/)?[a-z0-9][a-z0-9.-]*");

  /** The part of a page that the list of files is in. */
  private static final int HEAD = 100_000;

  private ReportFolder() {}

  /**
   * Finds out whether a report could be written, before a long run.
   *
   * @throws IOException with one sentence: it is a file, or holds files of something else
   */
  public static void check(Path folder) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IOException(folder + " is a file; choose another folder for the report");
    }
    if (Files.isDirectory(folder) && page(folder).isEmpty()) {
      List<String> strangers = entries(folder);
      if (!strangers.isEmpty()) {
        throw new IOException(
            "%s holds other files (%s) and no report; choose an empty folder or a new one"
                .formatted(folder, strangers.getFirst()));
      }
    }
  }

  /** What lies there, but for a page that was begun and never ended. */
  private static List<String> entries(Path folder) throws IOException {
    return FolderTree.list(folder).stream()
        .map(path -> String.valueOf(path.getFileName()))
        .filter(name -> WholeFile.unfinished(name).filter(PAGE::equals).isEmpty())
        .toList();
  }

  /** The beginning of the page that this program wrote there; empty where there is none. */
  private static Optional<String> page(Path folder) throws IOException {
    Path page = folder.resolve(PAGE);
    if (!Files.isRegularFile(page)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(page)) {
      String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
      return Optional.of(head).filter(text -> text.contains(PageFrame.GENERATOR));
    } catch (IOException e) {
      throw new IOException("%s cannot be read: %s".formatted(page, Sentence.of(e)), e);
    }
  }

  /** The files that a report's page there lists as its own. */
  private static Set<String> own(Path folder) throws IOException {
    return page(folder).map(LIST::matcher).filter(Matcher::find).stream()
        .flatMap(list -> Stream.of(list.group(1).split(" ", -1)))
        .filter(name -> NAME.matcher(name).matches())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * Writes everything; a report that is there gives way to it. Draws on the toolkit's thread, a
   * picture at a time, and starts the toolkit without a screen where it does not run. Not to be
   * called on the toolkit's thread.
   *
   * @return the page
   * @throws IOException with one sentence where the folder holds files of something else, or cannot
   *     be written
   */
  public static Path write(Report report, Path folder, Strings strings) throws IOException {
    return write(report, folder, strings, Theme.print(), Look.PAPER);
  }

  /** Writes everything as above, figures drawn in a way. */
  public static Path write(Report report, Path folder, Strings strings, Theme theme, Look look)
      throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(RECIPE, RecipeWriter.write(report.run().recipe()));
    texts.put(RUN, RunJson.write(report.run()));
    for (Markup markup : Markup.values()) {
      texts.put(RESULTS + markup.ending(), markup.of(ResultTable.of(report.run(), strings)));
    }
    List<Named> networks = report.shrinkage();
    texts.put(SHRINKAGE + "csv", csv(networks));
    for (Markup markup : Markup.values()) {
      texts.put(SHRINKAGE + markup.ending(), markup.of(ShrinkTable.of(strings, networks)));
    }
    return write(
        folder,
        report.figures(),
        texts,
        files -> HtmlReport.of(report, strings, files, theme, look),
        theme,
        look);
  }

  private static String csv(List<Named> networks) {
    StringBuilder text = new StringBuilder(Csv.line(ShrinkageCsv.COLUMNS.toArray()));
    networks.forEach(one -> text.append(Csv.line(ShrinkageCsv.row(one).toArray())));
    return text.toString();
  }

  /**
   * Writes a page of any kind with its figures and texts, as above.
   *
   * @param texts by their names in the folder
   * @param page is told the names of all files beside it
   * @return the page
   * @throws IOException as above
   */
  public static Path write(
      Path folder,
      List<Figure> figures,
      Map<String, String> texts,
      Function<List<String>, String> page,
      Theme theme,
      Look look)
      throws IOException {
    check(folder);
    Set<String> before = own(folder);
    List<String> files = files(texts.keySet(), figures);
    for (String name : files) {
      if (!before.contains(name) && Files.exists(folder.resolve(name))) {
        throw new IOException(
            "%s is not of the report that is there; move it away or choose another folder"
                .formatted(folder.resolve(name)));
      }
    }
    FolderTree.make(folder);
    Path place = folder.resolve(PAGE);
    try (Offscreen screen = Offscreen.open()) {
      // The page comes first: from then on what lies there is known as a report's.
      WholeFile.write(place, page.apply(files));
      FolderTree.make(folder.resolve(PICTURES));
      FolderTree.make(folder.resolve(DATA));
      for (Map.Entry<String, String> text : texts.entrySet()) {
        WholeFile.write(folder.resolve(text.getKey()), text.getValue());
      }
      for (Figure figure : figures) {
        write(figure, folder, screen, theme, look);
      }
    }
    before.removeAll(files);
    for (String old : before) {
      WholeFile.remove(folder.resolve(old));
    }
    return place;
  }

  /** What lies beside the page. */
  private static List<String> files(Collection<String> texts, List<Figure> figures) {
    List<String> files = new ArrayList<>(texts);
    for (Figure figure : figures) {
      files.add(picture(figure, ".png"));
      files.add(picture(figure, ".svg"));
      files.add(picture(figure, ".pdf"));
      files.add(data(figure, ".csv"));
      files.add(data(figure, ".json"));
    }
    return files;
  }

  private static String picture(Figure figure, String ending) {
    return PICTURES + "/" + figure.id() + ending;
  }

  private static String data(Figure figure, String ending) {
    return DATA + "/" + figure.id() + ending;
  }

  private static void write(Figure figure, Path folder, Offscreen screen, Theme theme, Look look)
      throws IOException {
    PngSize size = PngSize.of(WIDTH_CM, DPI, Figure.aspect(figure.picture()));
    BufferedImage image = Png.render(screen, figure.page(), theme, look, size);
    WholeFile.write(folder.resolve(picture(figure, ".png")), Png.encode(image, size.scale()));
    WholeFile.write(
        folder.resolve(picture(figure, ".svg")),
        Svg.of(figure.page(), theme, look, size.width(), size.height()));
    WholeFile.write(
        folder.resolve(picture(figure, ".pdf")),
        Pdf.of(figure.page(), theme, look, size.width(), size.height()));
    WholeFile.write(folder.resolve(data(figure, ".csv")), PictureData.csv(figure.picture()));
    WholeFile.write(folder.resolve(data(figure, ".json")), PictureData.json(figure.picture()));
  }
}
