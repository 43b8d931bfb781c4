package sparsam.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javafx.scene.control.Labeled;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import sparsam.plot.OnScreen;

@OnScreen
@Isolated("it changes the process's locale")
class WindowIconTest {
  private static final Pattern OTHER_DIGITS = Pattern.compile("[\\p{Nd}&&[^0-9]]");

  @TempDir Path folder;

  @Test
  void theWindowHasItsIcons() {
    try (LabFixture lab = new LabFixture(folder.resolve("runs"), LabFixture.digits(320))) {
      lab.until(() -> !lab.stage.getIcons().isEmpty());
      List<Image> icons = LabFixture.onScreen(() -> List.copyOf(lab.stage.getIcons()));
      assertEquals(List.of(32.0, 128.0), icons.stream().map(Image::getWidth).toList());
      for (Image icon : icons) {
        assertFalse(icon.isError());
        int middle = (int) icon.getWidth() / 2;
        assertEquals(0, icon.getPixelReader().getArgb(0, 0), "round corners");
        assertTrue(icon.getPixelReader().getColor(middle, middle).getBlue() > 0.7);
      }
    }
  }

  @Test
  void aLanguageWithOtherDigitsHasThemToo() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.of("ar", "EG"));
    try (LabFixture lab = new LabFixture(folder.resolve("runs"), LabFixture.digits(320))) {
      lab.until(() -> lab.stage.getIcons().size() == 2);
      assertFalse(LabFixture.onScreen(() -> lab.stage.getIcons().get(1).isError()));
      assertEquals(
          List.of(),
          lab.nodes(
              node ->
                  node instanceof Labeled labeled
                      && OTHER_DIGITS.matcher(String.valueOf(labeled.getText())).find()));
    } finally {
      Locale.setDefault(before);
    }
  }
}
