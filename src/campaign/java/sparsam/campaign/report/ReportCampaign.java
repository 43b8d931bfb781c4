package sparsam.campaign.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import sparsam.campaign.About;
import sparsam.campaign.Campaign;
import sparsam.campaign.Outcome;
import sparsam.campaign.Trial;
import sparsam.campaign.files.Nasty;
import sparsam.cli.ResultText;
import sparsam.data.Counts;
import sparsam.data.DataOrigin;
import sparsam.data.DataSet;
import sparsam.data.Extent;
import sparsam.data.Shape;
import sparsam.experiment.Experiment;
import sparsam.plot.file.PictureData;
import sparsam.plot.screen.Offscreen;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeReader;
import sparsam.report.Figure;
import sparsam.report.HtmlReport;
import sparsam.report.Report;
import sparsam.report.ResultTable;
import sparsam.report.table.Markup;
import sparsam.result.Environment;
import sparsam.result.Monitor;
import sparsam.result.Run;
import sparsam.store.PastRun;
import sparsam.store.RunFolder;
import sparsam.system.PlainText;
import sparsam.text.Strings;
import sparsam.train.Control;
import sparsam.train.LinearNetwork;

/** A run whose names mean something elsewhere is told as page, tables, files and on a terminal. */
public final class ReportCampaign implements Campaign {
  private static final int WHOLE = 1_000;
  private static final int QUICK = 8;
  private static final int CLASSES = 10;

  private final Strings strings = new Strings();

  @Override
  public About about() {
    return new About(
        "report",
        "text is text in HTML, SVG, CSV, Markdown, LaTeX and on a terminal",
        QUICK,
        WHOLE);
  }

  @Override
  public void prepare() throws IOException {
    Offscreen.open(); // It stays open until the process ends.
  }

  @Override
  public Outcome trial(Trial trial) throws Exception {
    SplittableRandom random = trial.random();
    Recipe recipe;
    List<String> classes = new ArrayList<>();
    for (int i = 0; i < CLASSES; i++) {
      String name = text(random);
      classes.add(PlainText.isLine(name) && PlainText.isVisible(name) ? i + name : "class " + i);
    }
    try {
      recipe = RecipeReader.parse("asked", recipe(random));
    } catch (RecipeException e) {
      String said = String.valueOf(e.getMessage());
      return PlainText.isLine(said)
          ? Outcome.held("refused")
          : Outcome.fault("refused with what steers: " + PlainText.quoted(said));
    }
    Path folder = trial.folder().resolve("run");
    Monitor monitor = new Monitor();
    Run run;
    try (RunFolder open = RunFolder.create(folder, recipe)) {
      run =
          new Experiment(
                  open,
                  choice -> data(choice.name(), classes),
                  (_, seed, _) -> new LinearNetwork(seed),
                  new Environment("1.0", "<linear>", 1, "25", "a \"system\" & more"),
                  monitor,
                  new Control())
              .run();
    }
    Report report = Report.of(strings, run, monitor, choice -> data(choice.name(), classes));
    List<String> faults = new ArrayList<>();
    PageCheck.of(HtmlReport.of(report, strings), recipe).ifPresent(faults::add);
    for (Figure figure : report.figures()) {
      TableCheck.csv(PictureData.csv(figure.picture()))
          .ifPresent(fault -> faults.add(figure.id() + ".csv: " + fault));
    }
    csv(folder).ifPresent(faults::add);
    TableCheck.markdown(Markup.MARKDOWN.of(ResultTable.of(run, strings))).ifPresent(faults::add);
    TableCheck.latex(Markup.LATEX.of(ResultTable.of(run, strings))).ifPresent(faults::add);
    String told = new ResultText(run, strings).toString();
    if (!told.lines().allMatch(PlainText::isLine)) {
      faults.add("the terminal is steered: " + PlainText.quoted(told, 1000));
    }
    if (!PastRun.open(folder).run().equals(run)) {
      faults.add("its folder tells another run");
    }
    return faults.isEmpty() ? Outcome.held("told") : Outcome.fault(String.join("; ", faults));
  }

  private static Optional<String> csv(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file :
          (Iterable<Path>) files.filter(one -> one.toString().endsWith(".csv"))::iterator) {
        Optional<String> fault = TableCheck.csv(Files.readString(file));
        if (fault.isPresent()) {
          return fault.map(words -> folder.relativize(file) + ": " + words);
        }
      }
    }
    return Optional.empty();
  }

  private static DataSet data(String name, List<String> classes) {
    DataSet blobs = LinearNetwork.blobs();
    Extent extent = new Extent(new Counts(120, 40, 60), new Shape(1, 1, 6), classes);
    return new DataSet(
        name,
        blobs.train(),
        blobs.validation(),
        blobs.test(),
        new DataOrigin("0123456789abcdef".repeat(4), false, "/data & <more>", extent));
  }

  private static String recipe(SplittableRandom random) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("name", text(random));
    root.put("description", text(random) + " " + text(random));
    ObjectNode data = root.putObject("data").put("path", "/data/" + text(random));
    data.putArray("images").add(1).add(1).add(6);
    data.put("classes", CLASSES);
    ArrayNode layers = root.putObject("network").put("architecture", "layers").putArray("layers");
    layers.addObject().put("layer", "flatten");
    layers.addObject().put("layer", "dense").put("out", CLASSES).put("bias", true);
    root.put("seed", random.nextInt(100)).put("batchSize", 32).put("shuffle", true);
    ObjectNode dense = root.putObject("dense").put("epochs", 1);
    optimizer(dense, "sgd");
    root.putObject("prune").put("fraction", 0.5);
    ArrayNode arms = root.putArray("arms");
    for (String name : List.of("sgd", "sam")) {
      ObjectNode arm = arms.addObject().put("name", text(random)).put("start", "pruned");
      arm.put("epochs", 1);
      optimizer(arm, name);
    }
    return root.toString();
  }

  private static void optimizer(ObjectNode owner, String name) {
    ObjectNode optimizer = owner.putObject("optimizer").put("name", name).put("lr", 0.1);
    if (name.equals("sam")) {
      optimizer.put("rho", 0.05);
    }
  }

  /** Often one that is allowed, for what is refused says no more. */
  private static String text(SplittableRandom random) {
    String text = Nasty.text(random) + (random.nextBoolean() ? Nasty.text(random) : "");
    boolean allowed =
        text.length() <= Recipe.MAX_NAME && PlainText.isLine(text) && PlainText.isVisible(text);
    return allowed || random.nextInt(20) == 0 ? text : "=arm" + random.nextInt(1000);
  }
}
