package sparsam.ui.about;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import sparsam.result.Environment;
import sparsam.system.Computer;
import sparsam.system.LogFiles;
import sparsam.system.PlainText;
import sparsam.system.bug.BugReport;
import sparsam.system.bug.BugReport.Part;
import sparsam.text.Strings;

/** What the program is and runs on, fact by fact, and all of it as text for a bug report. */
public final class AboutModel {
  private static final double GIB = 1L << 30;

  /**
   * A fact.
   *
   * @param id in the window
   * @param name what it says something about
   */
  public record Fact(String id, String name, String value) {}

  /**
   * A folder that can be shown.
   *
   * @param id in the window
   * @param name what is in it
   * @param help what its button does
   */
  public record Place(String id, String name, Path folder, String help) {}

  /**
   * What the window is drawn with and on.
   *
   * @param card whether the graphics card draws, or else the processor
   * @param width of the screen, in its own pixels
   * @param height of the screen, in its own pixels
   * @param scale how many of them a unit of the window takes
   */
  public record Display(boolean card, double width, double height, double scale) {}

  private final Strings strings;
  private final Surroundings here;
  private final Supplier<String> recipe;
  private final Predicate<String> clipboard;
  private final Executor background;
  private final Executor screen;
  private boolean asked;

  /** Of an error of the program itself; empty where there was none. */
  private String stack = "";

  private @Nullable Display display;
  private @Nullable Computer computer;
  private @Nullable Environment environment;

  /** Why there is no environment; null while nothing went wrong. */
  private @Nullable String broken;

  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<List<Fact>> facts = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper complete = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper copied = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");

  /**
   * @param recipe the one that is shown, as its file
   * @param clipboard takes a text on the window's thread, and says whether it did
   * @param background does what must not keep the window waiting
   * @param screen runs work on the window's thread
   */
  public AboutModel(
      Strings strings,
      Surroundings here,
      Supplier<String> recipe,
      Predicate<String> clipboard,
      Executor background,
      Executor screen) {
    this.strings = strings;
    this.here = here;
    this.recipe = recipe;
    this.clipboard = clipboard;
    this.background = background;
    this.screen = screen;
    tell();
  }

  /** Opens the panel; the first time what has to be found out is found out. */
  public void show(Display on) {
    display = on;
    copied.set(false);
    message.set("");
    tell();
    open.set(true);
    findOut();
  }

  private void findOut() {
    if (!asked) {
      asked = true;
      background.execute(this::ask);
    }
  }

  /**
   * An error of the program itself, which nobody expected: said, and kept for a report. The first
   * counts until it is dismissed; those that follow mostly follow from it.
   */
  public void failed(Throwable thrown) {
    if (stack.isEmpty()) {
      stack = BugReport.stack(thrown);
      copied.set(false);
      trouble.set(strings.get("error.bug", PlainText.quoted(String.valueOf(thrown))));
      findOut();
    }
  }

  /** What failed is seen. */
  public void dismiss() {
    stack = "";
    trouble.set("");
  }

  private void ask() {
    Computer found = here.computer().get();
    screen.execute(
        () -> {
          computer = found;
          tell();
        });
    try {
      Environment loaded = here.environment().get();
      screen.execute(
          () -> {
            environment = loaded;
            tell();
          });
    } catch (RuntimeException | LinkageError e) {
      String why = String.valueOf(e.getMessage());
      screen.execute(
          () -> {
            broken = strings.get("about.broken", why);
            tell();
          });
    }
  }

  private void tell() {
    complete.set(computer != null && (environment != null || broken != null));
    facts.set(
        List.of(
            fact("java", "about.java", computer == null ? null : computer.java()),
            fact("javafx", "about.javafx", System.getProperty("javafx.runtime.version")),
            fact("system", "about.system", computer == null ? null : system(computer)),
            fact("computer", "about.computer", computer == null ? null : size(computer)),
            fact("engine", "about.engine", environment == null ? broken : environment.engine()),
            fact("threads", "about.threads", environment == null ? broken : threads(environment)),
            fact("display", "about.display", display == null ? null : words(display))));
  }

  private Fact fact(String id, String key, @Nullable String value) {
    return new Fact("about-" + id, strings.get(key), value == null ? "…" : value);
  }

  private String system(Computer of) {
    return strings.get("about.system.value", of.system(), of.architecture());
  }

  private String size(Computer of) {
    return strings.get("about.computer.value", of.processors(), of.memory() / GIB, of.heap() / GIB);
  }

  private String threads(Environment of) {
    return of.threads() == 1
        ? strings.get("about.thread.value")
        : strings.get("about.threads.value", of.threads());
  }

  private String words(Display on) {
    return strings.get(
        "about.display.value",
        strings.get(on.card() ? "about.display.card" : "about.display.processor"),
        Math.round(on.width()),
        Math.round(on.height()),
        strings.percent(on.scale()));
  }

  /** Name and version. */
  public String title() {
    return strings.get("about.name", Environment.VERSION);
  }

  /** The folders that can be shown, with what they hold. */
  public List<Place> places() {
    List<Place> all = new ArrayList<>();
    all.add(place("data", "about.data", here.data()));
    all.add(place("runs", "about.runs", here.runs()));
    all.add(place("logs", "about.logs", here.logs()));
    here.licences().ifPresent(folder -> all.add(place("licences", "about.licences", folder)));
    return all;
  }

  private Place place(String id, String key, Path folder) {
    String name = strings.get(key);
    return new Place("about-" + id, name, folder, strings.get("about.open.help", name));
  }

  /** Under which licence it is, and where those of its parts are. */
  public String licence() {
    return strings.get(here.licences().isPresent() ? "about.licence" : "about.licence.sources");
  }

  /** Shows a folder in the system's file manager, or says why that cannot be. */
  public void show(Place place) {
    message.set("");
    background.execute(
        () -> {
          try {
            here.folders().show(place.folder());
          } catch (IOException e) {
            String sentence =
                strings.get("about.open.failed", place.name(), String.valueOf(e.getMessage()));
            screen.execute(() -> message.set(sentence));
          }
        });
  }

  /** Puts everything into the clipboard, with the end of the log. */
  public void copy() {
    if (!complete.get()) {
      return;
    }
    List<Fact> told = facts.get();
    String happened = stack;
    String shown = recipe.get();
    background.execute(
        () -> {
          String text = report(told, happened, shown);
          screen.execute(
              () -> {
                copied.set(clipboard.test(text));
                message.set(copied.get() ? "" : strings.get("about.copy.failed"));
              });
        });
  }

  private String report(List<Fact> told, String happened, String shown) {
    List<String> lines = new ArrayList<>();
    lines.add(title());
    told.forEach(fact -> lines.add(strings.get("about.line", fact.name(), fact.value())));
    places()
        .forEach(
            place -> lines.add(strings.get("about.line", place.name(), place.folder().toString())));
    List<Part> parts = new ArrayList<>();
    if (!happened.isEmpty()) {
      parts.add(new Part(strings.get("about.happened"), happened));
    }
    parts.add(new Part(strings.get("about.recipe"), shown));
    List<String> log = LogFiles.last(here.logs(), BugReport.LOG_LINES);
    parts.add(new Part(strings.get(log.isEmpty() ? "about.log.none" : "about.log"), log));
    return new BugReport(lines, parts).text();
  }

  /** Puts the panel away. */
  public void close() {
    open.set(false);
  }

  /** Whether the panel is shown. */
  public ReadOnlyBooleanProperty open() {
    return open.getReadOnlyProperty();
  }

  /** What is known; a value that is being found out is three dots. */
  public ReadOnlyObjectProperty<List<Fact>> facts() {
    return facts.getReadOnlyProperty();
  }

  /** Whether every fact is known, or known not to be found out. */
  public ReadOnlyBooleanProperty complete() {
    return complete.getReadOnlyProperty();
  }

  /** Whether the clipboard has it all. */
  public ReadOnlyBooleanProperty copied() {
    return copied.getReadOnlyProperty();
  }

  /** What failed of the program itself, in a sentence; empty where nothing did. */
  public ReadOnlyStringProperty trouble() {
    return trouble.getReadOnlyProperty();
  }

  /** What could not be done, in a sentence; empty where nothing failed. */
  public ReadOnlyStringProperty message() {
    return message.getReadOnlyProperty();
  }
}
