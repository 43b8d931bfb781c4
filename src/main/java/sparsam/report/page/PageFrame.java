package sparsam.report.page;

import java.util.List;
import sparsam.result.Environment;
import sparsam.system.Inside;

/** What every page begins and ends with: HTML 5 that is XML as well, its styles in it. */
public final class PageFrame {
  /** How a page says that this program wrote it. */
  public static final String GENERATOR = "<meta name=\"generator\" content=\"Sparsam ";

  /** The attribute that names the files beside the page. */
  public static final String FILES = "data-files";

  /** The page's styles, as they lie among the program's resources. */
  private static final String STYLE = "/report.css";

  private PageFrame() {}

  /**
   * Begins a page; what follows is its content.
   *
   * @param files that lie beside the page and belong to it
   */
  public static void begin(Html html, String title, List<String> files) {
    html.raw("<!DOCTYPE html>\n");
    String beside = String.join(" ", files);
    html.open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml", FILES, beside).line();
    html.open("head").line().empty("meta", "charset", "UTF-8").line();
    html.raw(GENERATOR + Environment.VERSION + "\"/>").line();
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
    html.element("title", title).line();
    html.open("style").line().raw(Inside.text(STYLE)).closeLine();
    html.closeLine().open("body").line().open("main").line();
  }

  /** Ends the page. */
  public static void end(Html html) {
    html.closeLine().closeLine().closeLine();
  }
}
