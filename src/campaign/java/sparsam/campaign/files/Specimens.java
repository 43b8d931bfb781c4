package sparsam.campaign.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sparsam.data.Shape;
import sparsam.data.source.Made;
import sparsam.experiment.TinyRun;
import sparsam.nn.Architecture;
import sparsam.nn.Engine;
import sparsam.nn.Parameters;
import sparsam.nn.file.Safetensors;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeReader;
import sparsam.store.RunFolder;
import sparsam.store.file.RunNote;

/** One of each kind of file that the program reads, small, and what it does with it. */
final class Specimens {
  private static final Path RESOURCES = Path.of("src", "test", "resources");

  private Specimens() {}

  /**
   * @param work a folder to make them in
   */
  static List<Specimen> all(Path work) throws Exception {
    List<Specimen> all = new ArrayList<>();
    all.add(
        texts(
            "recipe",
            4,
            "r.sparsam",
            List.of(assets("presets"), RESOURCES.resolve("recipes")),
            Readers::recipe));
    all.add(texts("sweep", 2, "s.sparsam", List.of(assets("sweeps")), Readers::sweep));
    all.add(texts("lesson", 2, "l.sparsam-lesson", List.of(assets("lessons")), Readers::lesson));
    all.add(new Specimen("run folder", 6, runs(work.resolve("runs")), Readers::runFolder));
    data(work.resolve("data"))
        .forEach((name, files) -> all.add(new Specimen(name, 1, List.of(files), Readers::data)));
    all.add(new Specimen("weights", 3, weights(work.resolve("weights")), Readers::weights));
    return all;
  }

  private static Path assets(String folder) {
    return Path.of("assets", folder);
  }

  private static Specimen texts(
      String name, int often, String file, List<Path> folders, Specimen.Reader reader)
      throws IOException {
    List<Map<String, byte[]>> sound = new ArrayList<>();
    for (Path folder : folders) {
      for (byte[] bytes : files(folder).values()) {
        sound.add(Map.of(file, bytes));
      }
    }
    if (name.equals("recipe")) {
      String own = "\"path\": \"/data/digits\", \"labelColumn\": \"y\", \"leaveOut\": [\"a\"]";
      String text = Readers.CHAIN.replace("\"set\": \"mnist-10k\"", own);
      sound.add(Map.of(file, text.getBytes(StandardCharsets.UTF_8)));
    }
    return new Specimen(name, often, sound, reader);
  }

  private static Map<String, byte[]> files(Path folder) throws IOException {
    Map<String, byte[]> all = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
        if (!file.getFileName().toString().startsWith(".lock")) {
          all.put(folder.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
    }
    return all;
  }

  private static List<Map<String, byte[]>> runs(Path work) throws Exception {
    Path made = work.resolve("run");
    try (RunFolder folder = RunFolder.create(made, TinyRun.recipe())) {
      TinyRun.run(folder);
    }
    new RunNote("a run", "with a note\nof two lines", true, List.of("tag", "other")).write(made);
    Files.writeString(made.resolve("adjustments.csv"), "name,step,lr,rho\nSAM,1,0.2,0.1\n");
    Files.writeString(
        made.resolve("masks.csv"),
        "name,step,tensor,weights,pruned,gone,back\nSAM,1,weight,4,2,1,0\n");
    Studies.put(made, TinyRun.recipe());
    List<Map<String, byte[]>> all = new ArrayList<>();
    for (Path folder : List.of(made, RESOURCES.resolve("runs/first-version/killed"))) {
      Map<String, byte[]> files = new LinkedHashMap<>();
      files(folder).forEach((name, bytes) -> files.put("run/" + name, bytes));
      all.add(files);
    }
    return all;
  }

  private static Map<String, Map<String, byte[]>> data(Path work) throws IOException {
    Made grey = Made.random(1, new Shape(1, 8, 8), 8, 4, 2);
    Made coloured = Made.random(2, new Shape(3, 32, 32), 2, 2, 2);
    Files.createDirectories(work);
    grey.idx(work.resolve("idx"), "", "-", false, 0);
    grey.idx(work.resolve("idx packed"), "", "-", true, 0);
    coloured.cifarFolder(work.resolve("cifar"), false);
    coloured.cifarFolder(work.resolve("cifar-100"), true);
    coloured.cifarArchive(
        Files.createDirectories(work.resolve("archive")).resolve(Readers.ARCHIVE), false);
    grey.npz(Files.createDirectories(work.resolve("npz")).resolve("a.npz"), true, true);
    grey.csv(work.resolve("csv"), true);
    Made few = Made.random(3, new Shape(1, 8, 8), 4, 0, 2);
    few.folder(work.resolve("png"), "png");
    few.folder(work.resolve("bmp"), "bmp");
    few.folder(work.resolve("gif"), "gif");
    Made.random(4, new Shape(3, 8, 8), 4, 0, 2).folder(work.resolve("jpeg"), "jpg");
    Map<String, Map<String, byte[]>> all = new LinkedHashMap<>();
    for (String kind :
        List.of(
            "idx",
            "idx packed",
            "cifar",
            "cifar-100",
            "archive",
            "npz",
            "csv",
            "png",
            "bmp",
            "gif",
            "jpeg")) {
      all.put(kind, files(work.resolve(kind)));
    }
    return all;
  }

  private static List<Map<String, byte[]>> weights(Path work) throws Exception {
    Recipe chain = RecipeReader.parse("chain", Readers.CHAIN);
    Architecture network = chain.network();
    Parameters parameters = Parameters.of(network.blueprint());
    byte[] tensors = Safetensors.of(parameters).toBytes();
    Path zip = Files.createDirectories(work).resolve("n.zip");
    Engine.writeDl4j(network, parameters, zip);
    return List.of(
        Map.of("w.safetensors", tensors), Map.of("w.safetensors", Files.readAllBytes(zip)));
  }
}
