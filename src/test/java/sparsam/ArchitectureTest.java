package sparsam;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The house's rules: who may know whom, and why. */
@AnalyzeClasses(packages = "sparsam", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  /**
   * Each room, in the order of the flow, with those it may know. What is not in the list may be
   * known by nobody.
   */
  private static final Map<String, List<String>> ROOMS = rooms();

  private static Map<String, List<String>> rooms() {
    Map<String, List<String>> rooms = new LinkedHashMap<>();
    rooms.put("system", List.of());
    rooms.put("settings", List.of());
    rooms.put("text", List.of("settings"));
    rooms.put("data", List.of("system", "settings"));
    rooms.put("nn", List.of("system", "settings"));
    rooms.put("prune", List.of("settings", "nn"));
    rooms.put("optim", List.of("settings", "nn", "prune"));
    rooms.put("train", List.of("settings", "data", "nn", "prune", "optim"));
    rooms.put("recipe", List.of("system", "settings", "data", "nn", "prune", "optim"));
    rooms.put("result", List.of("settings", "data", "nn", "prune", "optim", "recipe"));
    rooms.put(
        "lesson",
        List.of("system", "settings", "data", "nn", "prune", "optim", "recipe", "result"));
    rooms.put(
        "store", List.of("system", "data", "nn", "prune", "optim", "train", "recipe", "result"));
    rooms.put(
        "flatness",
        List.of(
            "system",
            "settings",
            "data",
            "nn",
            "prune",
            "optim",
            "train",
            "recipe",
            "result",
            "store"));
    rooms.put("verify", List.of("system", "settings", "data", "nn", "prune", "optim", "flatness"));
    List<String> all = new ArrayList<>(rooms.keySet());
    all.removeAll(List.of("text", "verify", "lesson"));
    rooms.put("experiment", List.copyOf(all));
    rooms.put(
        "sweep",
        List.of(
            "system",
            "settings",
            "data",
            "nn",
            "prune",
            "optim",
            "train",
            "recipe",
            "result",
            "store",
            "experiment"));
    rooms.put("plot", List.of("system"));
    rooms.put("report", List.copyOf(rooms.keySet()));
    List<String> below = List.copyOf(rooms.keySet());
    rooms.put("ui", below);
    rooms.put("cli", below);
    return rooms;
  }

  /** The kinds of pictures; a new one is added here. */
  private static final String KINDS =
      "lines|histogram|intervals|bars|matrix|heatmap|gallery|contour|parallel|scatter";

  @ArchTest static final ArchRule imports_follow_the_data = layers();

  private static ArchRule layers() {
    Architectures.LayeredArchitecture layers =
        Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String room : ROOMS.keySet()) {
      layers = layers.layer(room).definedBy("sparsam." + room + "..");
    }
    for (Map.Entry<String, List<String>> room : ROOMS.entrySet()) {
      layers =
          room.getValue().isEmpty()
              ? layers.whereLayer(room.getKey()).mayNotAccessAnyLayer()
              : layers
                  .whereLayer(room.getKey())
                  .mayOnlyAccessLayers(room.getValue().toArray(String[]::new));
    }
    return layers.because("a recipe goes in at the top and comes out as a run; nothing flows back");
  }

  @ArchTest
  static final ArchRule javafx_is_for_pictures_and_the_window =
      noClasses()
          .that()
          .resideOutsideOfPackages("sparsam.plot..", "sparsam.ui..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "atlantafx..", "org.controlsfx..")
          .because("the core runs on a server without a screen");

  @ArchTest
  static final ArchRule plots_know_no_controls =
      noClasses()
          .that()
          .resideInAPackage("sparsam.plot..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx.scene.control..", "atlantafx..", "org.controlsfx..")
          .because("the same picture is drawn in the window, in a report and without a screen");

  @ArchTest
  static final ArchRule networks_are_built_in_one_room =
      noClasses()
          .that()
          .resideOutsideOfPackage("sparsam.nn..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.bytedeco..")
          .because("only the engines own native memory");

  @ArchTest
  static final ArchRule statistics_are_mathematics =
      noClasses()
          .that()
          .resideInAPackage("sparsam.result.statistics..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("sparsam..")
                  .and(resideOutsideOfPackage("sparsam.result.statistics..")))
          .because("they are held against what SciPy and R print, whatever is measured");

  @ArchTest
  static final ArchRule nothing_is_serialised =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.io\\.Object(Input|Output)Stream")
          .because("Java serialisation of a file from elsewhere runs its code");

  @ArchTest
  static final ArchRule no_circles =
      slices()
          .matching("sparsam.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a circle of rooms is one room");

  @ArchTest
  static final ArchRule no_circles_in_the_window =
      slices()
          .matching("sparsam.ui.(*)..")
          .should()
          .beFreeOfCycles()
          .because("the shell knows the workspaces, they what they share, and nobody the shell");

  @ArchTest
  static final ArchRule no_circles_in_the_lab =
      slices()
          .matching("sparsam.ui.lab.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a panel can be understood, tested and replaced without the others");

  @ArchTest
  static final ArchRule panels_do_not_know_the_lab =
      noClasses()
          .that()
          .resideInAPackage("sparsam.ui.lab.*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("sparsam.ui.lab")
          .because("the lab joins its panels; none of them joins the lab");

  @ArchTest
  static final ArchRule no_circles_among_the_kinds_of_pictures =
      slices()
          .matching("sparsam.plot.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a kind of picture comes and goes as one folder, which nothing else names");

  @ArchTest
  static final ArchRule kinds_of_pictures_know_no_other =
      slices()
          .matching("sparsam.plot.(" + KINDS + ")..")
          .should()
          .notDependOnEachOther()
          .because("each is complete in its folder");

  @ArchTest
  static final ArchRule what_all_pictures_share_knows_no_kind =
      noClasses()
          .that()
          .resideInAPackage("sparsam.plot.[surface|axes|picture|file|screen]..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("sparsam.plot.[" + KINDS + "]..")
          .because("another kind is another folder and no line elsewhere");
}
