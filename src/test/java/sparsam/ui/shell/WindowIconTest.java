package sparsam.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import sparsam.plot.Toolkit;

@ExtendWith(Toolkit.class)
class WindowIconTest {
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
}
