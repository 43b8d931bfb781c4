package sparsam;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;

/** The house's rules: who may know whom, and why. */
@AnalyzeClasses(packages = "sparsam", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  /** What window and command line may use alike. */
  private static final String[] BELOW_THE_DOORS = {
    "system", "data", "nn", "prune", "optim", "train", "experiment", "plot", "text", "report"
  };

  @ArchTest
  static final ArchRule imports_follow_the_data =
      Architectures.layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("system")
          .definedBy("sparsam.system..")
          .layer("data")
          .definedBy("sparsam.data..")
          .layer("nn")
          .definedBy("sparsam.nn..")
          .layer("prune")
          .definedBy("sparsam.prune..")
          .layer("optim")
          .definedBy("sparsam.optim..")
          .layer("train")
          .definedBy("sparsam.train..")
          .layer("experiment")
          .definedBy("sparsam.experiment..")
          .layer("plot")
          .definedBy("sparsam.plot..")
          .layer("text")
          .definedBy("sparsam.text..")
          .layer("report")
          .definedBy("sparsam.report..")
          .layer("ui")
          .definedBy("sparsam.ui..")
          .layer("cli")
          .definedBy("sparsam.cli..")
          .whereLayer("system")
          .mayNotAccessAnyLayer()
          .whereLayer("data")
          .mayNotAccessAnyLayer()
          .whereLayer("nn")
          .mayNotAccessAnyLayer()
          .whereLayer("prune")
          .mayOnlyAccessLayers("nn")
          .whereLayer("optim")
          .mayOnlyAccessLayers("nn", "prune")
          .whereLayer("train")
          .mayOnlyAccessLayers("data", "nn", "prune", "optim")
          .whereLayer("experiment")
          .mayOnlyAccessLayers("system", "data", "nn", "prune", "optim", "train")
          .whereLayer("plot")
          .mayNotAccessAnyLayer()
          .whereLayer("text")
          .mayNotAccessAnyLayer()
          .whereLayer("report")
          .mayOnlyAccessLayers(
              "system", "data", "nn", "prune", "optim", "train", "experiment", "plot", "text")
          .whereLayer("ui")
          .mayOnlyAccessLayers(BELOW_THE_DOORS)
          .whereLayer("cli")
          .mayOnlyAccessLayers(BELOW_THE_DOORS)
          .because("a recipe goes in at the top and comes out as a run; nothing flows back");

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
}
