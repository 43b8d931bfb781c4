package sparsam.ui.sweep.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static sparsam.plot.Toolkit.onScreen;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.Test;
import sparsam.plot.OnScreen;
import sparsam.plot.surface.Theme;
import sparsam.recipe.Presets;
import sparsam.sweep.SweepPlan;
import sparsam.sweep.SweepReader;
import sparsam.sweep.finding.Findings;
import sparsam.sweep.finding.MadeUp;
import sparsam.text.Strings;
import sparsam.ui.chart.PictureExport;
import sparsam.ui.part.CardStage;
import sparsam.ui.part.Robot;

/** What is shown of a sweep gives way to another's, whose axes are others, more or fewer. */
@OnScreen
class AnotherSweepTest {
  private static final List<List<String>> AXES =
      List.of(
          List.of(),
          List.of("fraction=0.5,0.9"),
          List.of("fraction=0.5,0.9", "rho=0.05,0.1"),
          List.of("rho=0.05,0.1", "lr of SGD=0.01,0.1"),
          List.of("fraction=0.5,0.9", "rho=0.05,0.1", "lr of SGD=0.01,0.1"));

  private final Strings strings = new Strings();
  private final MapModel map = new MapModel(strings);
  private final PointsModel points = new PointsModel(strings, _ -> {});
  private final List<Throwable> thrown = new ArrayList<>();

  private static Findings findings(List<String> axes) throws Exception {
    SweepPlan plan =
        new SweepPlan(SweepReader.with(SweepReader.of(Presets.load("quick")), axes, 0, 2));
    return Findings.of(
        plan, MadeUp.outcomes(plan, place -> (int) (1900 - 500 * place.fraction() + place.seed())));
  }

  /** Every pair of them, one after the other. */
  private static List<List<String>> walk() {
    List<List<String>> walk = new ArrayList<>();
    for (List<String> from : AXES) {
      for (List<String> to : AXES) {
        walk.add(from);
        walk.add(to);
      }
    }
    return walk;
  }

  @Test
  void everyBoxNamesWhatThisSweepHas() throws Exception {
    UncaughtExceptionHandler before = onScreen(() -> handler((_, error) -> thrown.add(error)));
    try (CardStage stage = new CardStage("both")) {
      onScreen(
          () -> {
            SimpleObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.light());
            HBox both =
                new HBox(
                    new MapView(map, _ -> {}, theme, new PictureExport(), strings).root(),
                    new PointsView(points, theme, new PictureExport(), strings).root());
            both.setId("both");
            stage.show(1200, 700, both);
            return both;
          });
      for (List<String> axes : walk()) {
        Findings findings = findings(axes);
        onScreen(
            () -> {
              map.show(findings, Set.of());
              points.show(findings);
              return axes;
            });
        assertEquals(List.of(), thrown, axes::toString);
        for (ComboBox<?> box : boxes()) {
          assertNames(box, axes);
        }
      }
    } finally {
      onScreen(() -> handler(before));
    }
  }

  /** What JavaFX tells of a listener that throws; the one before. */
  private static UncaughtExceptionHandler handler(UncaughtExceptionHandler now) {
    UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
    Thread.currentThread().setUncaughtExceptionHandler(now);
    return before;
  }

  private static List<ComboBox<?>> boxes() {
    List<ComboBox<?>> boxes = new ArrayList<>();
    for (Object found : Robot.robot().lookup(".combo-box").queryAll()) {
      if (found instanceof ComboBox<?> box && box.getSkin() != null && box.isVisible()) {
        boxes.add(box);
      }
    }
    return boxes;
  }

  /** What stands in it, and what it offers. */
  private static <T> void assertNames(ComboBox<T> box, List<String> axes) throws Exception {
    ComboBoxListViewSkin<?> skin = (ComboBoxListViewSkin<?>) box.getSkin();
    List<String> names = onScreen(() -> names(box, box.getItems()));
    assertEquals(
        onScreen(() -> names(box, List.of(box.getValue()))),
        onScreen(() -> List.of(((Labeled) skin.getDisplayNode()).getText())),
        () -> box.getId() + " of " + axes);
    onScreen(
        () -> {
          box.show();
          return box;
        });
    CardStage.until(() -> offered(skin).size() == names.size());
    List<String> offered = onScreen(() -> offered(skin));
    onScreen(
        () -> {
          box.hide();
          return box;
        });
    assertEquals(names, offered, () -> box.getId() + " of " + axes);
  }

  private static <T> List<String> names(ComboBox<T> box, List<T> things) {
    return things.stream().map(box.getConverter()::toString).sorted().toList();
  }

  private static List<String> offered(ComboBoxListViewSkin<?> skin) {
    return skin.getPopupContent().lookupAll(".list-cell").stream()
        .filter(cell -> cell instanceof ListCell<?> line && !line.isEmpty() && line.isVisible())
        .map(cell -> ((ListCell<?>) cell).getText())
        .sorted()
        .toList();
  }
}
