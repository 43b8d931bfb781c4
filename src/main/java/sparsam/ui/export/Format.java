package sparsam.ui.export;

/** What a picture is written as. */
public enum Format {
  PNG("export.png", "export.png.help", "png"),
  SVG("export.svg", "export.svg.help", "svg"),
  PDF("export.pdf", "export.pdf.help", "pdf"),
  CSV("export.csv", "export.csv.help", "csv"),
  JSON("export.json", "export.json.help", "json");

  private final String key;
  private final String help;
  private final String ending;

  Format(String key, String help, String ending) {
    this.key = key;
    this.help = help;
    this.ending = ending;
  }

  /** The key of its name. */
  public String key() {
    return key;
  }

  /** The key of the sentence that says what it is good for. */
  public String help() {
    return help;
  }

  /** Of its files' names, without a dot. */
  public String ending() {
    return ending;
  }

  /** Whether it is a picture, with a size and a caption, and not the numbers behind one. */
  public boolean drawn() {
    return this == PNG || scalable();
  }

  /** Whether it is made of lines and letters, sharp at any size, and has no pixels. */
  public boolean scalable() {
    return this == SVG || this == PDF;
  }
}
