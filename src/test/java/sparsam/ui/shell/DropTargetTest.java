package sparsam.ui.shell;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropTargetTest {
  @TempDir Path folder;

  @Test
  void recipesWeightsAndFoldersAreTaken() {
    for (String name :
        List.of(
            "fair.sparsam",
            "recipe.json",
            "net.safetensors",
            "NET.SAFETENSORS",
            "digits.npz",
            "train.csv",
            "cifar-10-binary.tar.gz",
            "train-images-idx3-ubyte.gz")) {
      assertTrue(DropTarget.isOpened(new File(name)), name);
    }
    assertTrue(DropTarget.isOpened(folder.toFile()));
    assertFalse(DropTarget.isOpened(new File("cat.jpg")));
  }
}
