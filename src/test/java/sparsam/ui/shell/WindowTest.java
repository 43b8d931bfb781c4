package sparsam.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sparsam.Jvm;
import sparsam.Sparsam;
import sparsam.plot.OnScreen;
import sparsam.recipe.Presets;
import sparsam.recipe.RecipeWriter;
import sparsam.system.FirstInstance;
import sparsam.system.Folders;

/** A start while a window is open. */
@OnScreen
class WindowTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("DISPLAY", ":7");

  @TempDir Path home;

  @Test
  @Timeout(60)
  void aSecondProcessHandsItsFileOverAndEndsWithoutLoadingTheToolkit() throws Exception {
    Folders folders = Folders.of(System.getProperty("os.name", ""), home, ENVIRONMENT);
    BlockingQueue<String> opened = new LinkedBlockingQueue<>();
    try (FirstInstance first = Window.meet(folders, ENVIRONMENT, "").orElseThrow()) {
      first.listen(Runnable::run, opened::add);
      List<String> loaded = start("mine.sparsam");
      assertEquals(
          home.toRealPath().resolve("mine.sparsam").toString(), opened.poll(5, TimeUnit.MINUTES));
      assertTrue(loaded.contains(FirstInstance.class.getName()), loaded::toString);
      assertEquals(
          List.of(),
          loaded.stream()
              .filter(
                  name ->
                      name.startsWith("javafx.")
                          || name.startsWith("picocli.")
                          || name.startsWith("org.slf4j."))
              .toList());
    }
  }

  /** What a process loads that is started in the home, and must end with 0. */
  private List<String> start(String file) throws Exception {
    ProcessBuilder builder =
        Jvm.of(Sparsam.class, List.of("-Xlog:class+load:stdout:none", "-Duser.home=" + home), file);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("XDG_"));
    environment.remove("LOCALAPPDATA");
    environment.putAll(ENVIRONMENT);
    Process process =
        builder.directory(home.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      List<String> lines = process.inputReader().readAllLines();
      assertEquals(0, process.waitFor());
      return lines.stream()
          .filter(line -> line.contains(" source: "))
          .map(line -> line.substring(0, line.indexOf(' ')))
          .toList();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void anotherDisplayHasAWindowOfItsOwn() {
    Folders folders = Folders.of(System.getProperty("os.name", ""), home, Map.of());
    try (FirstInstance here = Window.meet(folders, ENVIRONMENT, "").orElseThrow();
        FirstInstance afar =
            Window.meet(folders, Map.of("DISPLAY", "localhost:10.0"), "/x").orElseThrow()) {
      BlockingQueue<String> opened = new LinkedBlockingQueue<>();
      here.listen(Runnable::run, opened::add);
      afar.listen(Runnable::run, opened::add);
      assertTrue(Window.meet(folders, ENVIRONMENT, "/y").isEmpty());
      assertEquals(List.of("/y"), List.copyOf(opened));
    }
  }

  @Test
  void aWindowThatIsPutAwayComesBackWithTheFile() throws Exception {
    Path file = home.resolve("noise.sparsam");
    RecipeWriter.save(Presets.load("label-noise"), file);
    try (LabFixture lab = new LabFixture(home.resolve("runs"), LabFixture.digits(320))) {
      LabFixture.onScreen(
          () -> {
            lab.stage.setIconified(true);
            lab.window.come(file.toString());
            return lab;
          });
      lab.until(() -> !lab.stage.isIconified() && lab.stage.isFocused());
      assertEquals("noise", lab.window.model().recipe().name().get());
      assertFalse(lab.stage.isAlwaysOnTop());
      LabFixture.onScreen(
          () -> {
            lab.window.come("");
            return lab;
          });
      assertEquals("", lab.text("#error"));
      LabFixture.onScreen(
          () -> {
            lab.window.come(home.resolve("gone.sparsam").toString());
            return lab;
          });
      assertTrue(lab.text("#error").endsWith("gone.sparsam does not exist"), lab.text("#error"));
      lab.keep("ui-gone");
    }
  }
}
