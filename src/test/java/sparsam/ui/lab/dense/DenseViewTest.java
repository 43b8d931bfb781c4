package sparsam.ui.lab.dense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sparsam.plot.Toolkit.onScreen;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import sparsam.plot.OnScreen;
import sparsam.result.DenseFrom.Brought;
import sparsam.result.DenseFrom.Trained;
import sparsam.result.Environment;
import sparsam.text.Strings;
import sparsam.ui.part.Dialogs;
import sparsam.ui.part.Shown;

@OnScreen
class DenseViewTest {
  private static final double WIDTH = 228;
  private static final Brought FILE = new Brought("weights.safetensors", "0".repeat(64));
  private static final Trained SHIPPED = new Trained("shipped quick", Environment.UNKNOWN);
  private static final Note OFFER =
      new Note(
          "weights.safetensors is a lenet-5 [20, 50, 500]; this recipe's network is classifier [64,"
              + " 128]. The next run trains its dense network.",
          "Use lenet-5 [20, 50, 500]");
  private static final Note REFUSAL =
      new Note(
          "/home/me/networks/of-last-year/resnet-18.safetensors cannot be the dense network,"
              + " classifier [16, 32]: it lacks \"conv1.bias\", \"fc.weight\"; \"layer1.0.weight\""
              + " is none of the network's",
          "");

  private final DenseModel model = new DenseModel(new Strings());
  private final List<String> done = new ArrayList<>();
  private Optional<Path> chosen = Optional.empty();

  private Shown show(boolean dark) {
    return Shown.of(_ -> new DenseView(model, new Strings(), person()).root(), WIDTH, dark);
  }

  private Dialogs person() {
    return new Dialogs() {
      @Override
      public Optional<Path> saveAs(String name, String kind) {
        throw new AssertionError();
      }

      @Override
      public Optional<Path> folder(String title) {
        throw new AssertionError();
      }

      @Override
      public Optional<Path> openLesson() {
        throw new AssertionError();
      }

      @Override
      public Optional<Path> openRecipe() {
        throw new AssertionError();
      }

      @Override
      public Optional<Path> openWeights() {
        return chosen;
      }

      @Override
      public Optional<Path> openData() {
        return chosen;
      }

      @Override
      public Optional<Path> saveRecipe(String name) {
        throw new AssertionError();
      }

      @Override
      public boolean confirm(Question question) {
        throw new AssertionError();
      }
    };
  }

  private boolean free = true;

  private void watch() {
    model.connect(
        new DenseModel.Acts() {
          @Override
          public boolean ready() {
            return free;
          }

          @Override
          public void open(Path file) {
            done.add("open " + file);
          }

          @Override
          public void takeOver() {
            done.add("take over");
          }

          @Override
          public void train() {
            done.add("train");
          }

          @Override
          public void dismiss() {
            done.add("dismiss");
          }
        });
  }

  /** What it may look like, by name. */
  private Map<String, Runnable> states() {
    Map<String, Runnable> states = new LinkedHashMap<>();
    states.put("trained", () -> {});
    states.put("shipped", () -> model.show(SHIPPED));
    states.put("file", () -> model.give(FILE));
    states.put(
        "offer",
        () -> {
          model.give(null);
          model.show(null);
          model.note(OFFER);
        });
    states.put("refusal", () -> model.note(REFUSAL));
    states.put(
        "file-refusal",
        () -> {
          model.give(FILE);
          model.note(REFUSAL);
        });
    return states;
  }

  @Test
  void everyStateFitsSaysWhatItIsAndIsKeptAsAPicture() throws Exception {
    model.want(true);
    for (Map.Entry<String, Runnable> state : states().entrySet()) {
      state.getValue().run();
      for (boolean dark : new boolean[] {false, true}) {
        Shown shown = show(dark);
        shown.keep("dense-" + state.getKey() + (dark ? "-dark" : ""));
        assertEquals(List.of(), shown.cutTexts(), state.getKey());
        assertEquals(List.of(), shown.outside(), state.getKey());
        for (Node node : shown.focusable()) {
          boolean says =
              node.getAccessibleText() != null
                  || (node instanceof Labeled named && !named.getText().isEmpty());
          assertTrue(node.getId() != null && says, node.toString());
        }
      }
    }
  }

  @Test
  void onlyWhatCanBeDoneIsThere() {
    model.want(true);
    Shown shown = show(false);
    assertVisible(shown, List.of("dense-open"));
    onScreen(() -> run(() -> model.show(SHIPPED)));
    assertVisible(shown, List.of("dense-anew", "dense-open"));
    onScreen(() -> run(() -> model.give(FILE)));
    assertVisible(shown, List.of("dense-open", "dense-train"));
    assertTrue(shown.find("#dense-from", Labeled.class).getText().contains("weights.safetensors"));
    onScreen(() -> run(() -> model.note(OFFER)));
    assertVisible(shown, List.of("dense-open", "dense-train", "dense-dismiss", "dense-take-over"));
    assertFalse(refused(shown));
    onScreen(() -> run(() -> model.note(REFUSAL)));
    assertVisible(shown, List.of("dense-open", "dense-train", "dense-dismiss"));
    assertTrue(refused(shown));
    onScreen(
        () ->
            run(
                () -> {
                  model.want(false);
                  model.note(Note.NONE);
                  model.give(null);
                  model.show(null);
                }));
    assertFalse(shown.find("#dense", Node.class).isVisible());
  }

  private static boolean refused(Shown shown) {
    return shown.find("#dense-note", Node.class).getStyleClass().contains("refusal");
  }

  private static Object run(Runnable work) {
    work.run();
    return work;
  }

  private static void assertVisible(Shown shown, List<String> ids) {
    assertEquals(ids, shown.focusable().stream().map(Node::getId).toList());
  }

  @Test
  void everyButtonDoesWhatItSays() {
    watch();
    model.want(true);
    model.give(FILE);
    model.note(OFFER);
    Shown shown = show(false);
    press(shown, "dense-open");
    assertEquals(List.of(), done, "the person changed their mind");
    chosen = Optional.of(Path.of("net.safetensors"));
    free = false;
    press(shown, "dense-open");
    assertEquals(List.of(), done, "nobody is asked for a file that could not be taken");
    free = true;
    for (String id : List.of("dense-open", "dense-take-over", "dense-train", "dense-dismiss")) {
      press(shown, id);
    }
    assertEquals(List.of("open net.safetensors", "take over", "train", "dismiss"), done);
  }

  private static void press(Shown shown, String id) {
    Button button = shown.find("#" + id, Button.class);
    onScreen(() -> run(button::fire));
  }
}
