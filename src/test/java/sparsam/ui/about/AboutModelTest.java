package sparsam.ui.about;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.result.Environment;
import sparsam.system.Computer;
import sparsam.text.Strings;
import sparsam.ui.about.AboutModel.Display;
import sparsam.ui.about.AboutModel.Fact;
import sparsam.ui.about.AboutModel.Place;

/** What the panel says, when it finds it out, and what a bug report gets: without a toolkit. */
class AboutModelTest {
  private static final Display DISPLAY = new Display(false, 2048, 1280, 2);
  private static final Path HOME = Path.of(System.getProperty("user.home", "")).toAbsolutePath();
  private static final Computer COMPUTER =
      new Computer("25.0.3+9-LTS, Someone", "Some System 12", "amd64", 8, 16L << 30, 4L << 30);

  @TempDir private Path folder;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final List<String> clipboard = new ArrayList<>();
  private final List<Path> shown = new ArrayList<>();
  private boolean takes = true;
  private Optional<Path> licences = Optional.empty();
  private Supplier<Environment> environment =
      () -> new Environment("1.2", "fast, OpenBLAS 0.3.19 SkylakeX", 8, "25", "Some System");

  private AboutModel model() {
    return new AboutModel(
        new Strings(),
        new Surroundings(
            environment,
            () -> COMPUTER,
            HOME.resolve("share/data"),
            HOME.resolve("share/runs"),
            folder,
            licences,
            place -> {
              if (place.equals(folder)) {
                throw new IOException("xdg-open finds no file manager");
              }
              shown.add(place);
            }),
        () -> "{\"name\": \"shown\", \"path\": \"" + HOME.resolve("digits") + "\"}",
        text -> {
          clipboard.add(text);
          return takes;
        },
        waiting::add,
        Runnable::run);
  }

  /** Lets what was put off happen. */
  private void go() {
    for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
      next.run();
    }
  }

  private static String value(AboutModel model, String id) {
    return model.facts().get().stream()
        .filter(fact -> fact.id().equals(id))
        .map(Fact::value)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void nothing_is_found_out_before_the_panel_is_shown_and_then_once() {
    List<String> asked = new ArrayList<>();
    Supplier<Environment> real = environment;
    environment =
        () -> {
          asked.add("natives");
          return real.get();
        };
    AboutModel model = model();
    assertTrue(waiting.isEmpty());
    model.show(DISPLAY);
    assertTrue(model.open().get(), "it does not wait");
    assertEquals(List.of(), asked);
    assertEquals("…", value(model, "about-engine"));
    assertFalse(model.complete().get());
    model.copy();
    assertEquals(1, waiting.size(), "half of it is not copied");
    go();
    assertTrue(model.complete().get());
    assertEquals("fast, OpenBLAS 0.3.19 SkylakeX", value(model, "about-engine"));
    model.close();
    model.show(DISPLAY);
    go();
    assertEquals(List.of("natives"), asked);
  }

  @Test
  void every_fact_is_told_in_words() {
    AboutModel model = model();
    model.show(DISPLAY);
    go();
    assertEquals("Sparsam " + Environment.VERSION, model.title());
    assertEquals("25.0.3+9-LTS, Someone", value(model, "about-java"));
    assertEquals("Some System 12, amd64", value(model, "about-system"));
    assertEquals(
        "8 processors, 16.0 GB of memory, of which Java takes 4.0 GB at most",
        value(model, "about-computer"));
    assertEquals("up to 8 threads", value(model, "about-threads"));
    assertEquals(
        "the processor, on a screen of 2048 × 1280 pixels at 200 %", value(model, "about-display"));
    model.show(new Display(true, 1920, 1080, 1));
    assertTrue(value(model, "about-display").startsWith("the graphics card, "));
  }

  @Test
  void licences_are_where_they_are() {
    assertTrue(model().licence().contains("NOTICE"));
    assertEquals(3, model().places().size());
    licences = Optional.of(folder.resolve("licences"));
    assertFalse(model().licence().contains("NOTICE"));
    assertEquals(folder.resolve("licences"), model().places().getLast().folder());
  }

  @Test
  void natives_that_cannot_be_loaded_are_said_and_copied() {
    environment =
        () -> {
          throw new UnsatisfiedLinkError("no jniopenblas in java.library.path");
        };
    AboutModel model = model();
    model.show(DISPLAY);
    go();
    String said = value(model, "about-engine");
    assertTrue(said.endsWith("cannot be loaded: no jniopenblas in java.library.path"), said);
    model.copy();
    go();
    assertTrue(clipboard.getFirst().contains(said), clipboard::toString);
  }

  @Test
  void a_bug_report_has_it_all_and_the_end_of_the_log_but_not_the_persons_name()
      throws IOException {
    List<String> lines = IntStream.rangeClosed(1, 100).mapToObj(i -> "line " + i).toList();
    Files.write(folder.resolve("sparsam-0.0.log"), lines);
    Files.writeString(
        folder.resolve("sparsam-0.0.log"),
        "opened %s and %s%n".formatted(HOME.resolve("mine.sparsam"), HOME.toUri()),
        StandardOpenOption.APPEND);
    AboutModel model = model();
    model.show(DISPLAY);
    go();
    assertFalse(model.copied().get());
    model.copy();
    go();
    assertTrue(model.copied().get());
    String text = clipboard.getFirst();
    for (Fact fact : model.facts().get()) {
      assertTrue(text.contains(fact.name() + ": " + fact.value()), fact + " in " + text);
    }
    assertTrue(text.startsWith(model.title() + "\n"), text);
    assertTrue(text.contains("Runs: " + Path.of("~", "share", "runs")), text);
    assertTrue(text.contains("opened " + Path.of("~", "mine.sparsam")), text);
    assertFalse(text.contains(HOME + File.separator), text);
    assertTrue(text.contains("\nline 42\n") && !text.contains("\nline 41\n"), "60 lines: " + text);
    model.show(DISPLAY);
    assertFalse(model.copied().get());
  }

  @Test
  void a_clipboard_that_takes_nothing_is_complained_of() {
    takes = false;
    AboutModel model = model();
    model.show(DISPLAY);
    go();
    model.copy();
    go();
    assertFalse(model.copied().get());
    assertTrue(model.message().get().startsWith("The system's clipboard"), model.message().get());
    assertTrue(clipboard.getFirst().contains("There is no log."), clipboard::toString);
  }

  @Test
  void folders_are_shown_or_a_sentence_says_why_not() {
    AboutModel model = model();
    model.show(DISPLAY);
    go();
    List<Place> places = model.places();
    model.show(places.get(2));
    go();
    assertTrue(
        model.message().get().endsWith("cannot be shown: xdg-open finds no file manager."),
        model.message().get());
    model.show(places.get(1));
    assertEquals("", model.message().get());
    go();
    assertEquals(List.of(HOME.resolve("share/runs")), shown);
    assertEquals("", model.message().get());
  }

  /**
   * What nobody expected is said, kept until it is seen, and goes into the report with all else.
   */
  @Test
  void an_error_of_the_program_itself_is_told_and_can_be_reported() {
    AboutModel model = model();
    model.failed(new IllegalStateException("of " + HOME.resolve("digits") + "\u001b[2J"));
    model.failed(new IllegalStateException("another that follows from it"));
    assertTrue(model.trouble().get().contains("java.lang.IllegalStateException: of "));
    assertFalse(model.trouble().get().contains("\u001b"));
    assertFalse(model.open().get());
    go();
    model.copy();
    go();
    String text = clipboard.getFirst();
    assertTrue(text.startsWith(model.title() + "\n"), text);
    String digits = Path.of("~", "digits").toString();
    assertTrue(
        text.contains("\nWhat happened:\njava.lang.IllegalStateException: of " + digits), text);
    assertTrue(text.contains("\n    at sparsam.ui.about.AboutModelTest."), text);
    assertTrue(text.contains("\nThe recipe:\n{\"name\": \"shown\", \"path\": \"" + digits), text);
    assertTrue(text.contains("\nThere is no log."), text);
    assertFalse(text.contains(HOME + File.separator) || text.contains("\u001b"), text);
    model.dismiss();
    assertEquals("", model.trouble().get());
  }
}
