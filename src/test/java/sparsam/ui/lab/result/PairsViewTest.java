package sparsam.ui.lab.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sparsam.plot.Toolkit.onScreen;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import org.junit.jupiter.api.Test;
import sparsam.plot.OnScreen;
import sparsam.report.PairTable;
import sparsam.result.Comparison;
import sparsam.text.Strings;
import sparsam.ui.part.Shown;

@OnScreen
class PairsViewTest {
  private static final double NARROW = 320;

  private static PairTable table(String... names) {
    List<Comparison> all = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      for (int j = i + 1; j < names.length; j++) {
        all.add(
            new Comparison(
                names[i], names[j], 10 + 9 * j, 10 + 7 * i, 2000, 0.01, 0.02 * (i + j), 15));
      }
    }
    return PairTable.of(new Strings(), all);
  }

  private static Shown open(PairTable table, double width, boolean dark) {
    Shown shown =
        Shown.of(
            _ -> new PairsView(new SimpleObjectProperty<>(table), new Strings()).root(),
            width,
            dark);
    onScreen(
        () -> {
          shown.find("#verdicts", TitledPane.class).setExpanded(true);
          return shown;
        });
    shown.settle();
    return shown;
  }

  @Test
  void aPairThatIsChosenIsTold() {
    PairTable table = table("dense", "SGD", "SAM");
    Shown shown = open(table, NARROW, false);
    Button cell = shown.find("#pair-2-1", Button.class);
    String sentence = table.at(2, 1).orElseThrow().sentence();
    assertEquals(sentence, cell.getAccessibleText());
    assertTrue(cell.getText().contains("p = "), "there is room for all of it");
    onScreen(
        () -> {
          cell.fire();
          return cell;
        });
    assertEquals(sentence, shown.find("#pair", Label.class).getText());
  }

  @Test
  void manyPairsFitANarrowColumn() throws Exception {
    String[] names = {
      "dense", "dense control", "BatchNorm only", "SGD, half the gradients", "SGD", "SAM"
    };
    for (boolean dark : new boolean[] {false, true}) {
      Shown shown = open(table(names), NARROW, dark);
      assertFalse(shown.find("#pair-5-4", Button.class).getText().contains("p = "));
      shown.keep("pairs-" + (dark ? "dark" : "light"));
      assertEquals(List.of(), shown.cutTexts());
      assertEquals(List.of(), shown.outside());
    }
    open(table("dense", "SGD", "SAM"), NARROW, false).keep("pairs-few");
  }
}
