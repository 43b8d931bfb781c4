package sparsam;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.cli.CommandLineTool;
import sparsam.ui.frames.FramesCommand;

class SparsamTest {
  @TempDir Path folder;

  @Test
  void nothingOneRecipeOneFileOfWeightsOrOneFolderOpensTheWindow() {
    assertTrue(Sparsam.opensWindow());
    assertTrue(Sparsam.opensWindow("a folder/mine.sparsam"));
    assertTrue(Sparsam.opensWindow("old.json"));
    assertTrue(Sparsam.opensWindow("FROM-WINDOWS.SPARSAM"));
    assertTrue(Sparsam.opensWindow(folder.toString()));
    assertTrue(Sparsam.opensWindow("a folder/mine.sparsam-lesson"));
    assertTrue(Sparsam.opensWindow("weights.safetensors"));
    assertTrue(Sparsam.opensWindow("a folder/NET.SAFETENSORS"));
    assertFalse(Sparsam.opensWindow("verify", "sam.safetensors"));
    assertFalse(Sparsam.opensWindow("weights.pt"));
    assertFalse(Sparsam.opensWindow(folder.resolve("missing").toString()));
    assertFalse(Sparsam.opensWindow(folder.toString(), folder.toString()));
    assertFalse(Sparsam.opensWindow("presets"));
    assertFalse(Sparsam.opensWindow("--version"));
    assertFalse(Sparsam.opensWindow("run", "mine.sparsam"));
    assertTrue(Sparsam.opensWindow("src"));
    assertFalse(Sparsam.opensWindow(""));
  }

  @Test
  void aSubcommandIsNoFolder() {
    assertTrue(CommandLineTool.isCommand("data"), "there may well be a folder called so");
    assertTrue(CommandLineTool.isCommand("frames", new FramesCommand()));
    assertFalse(CommandLineTool.isCommand("frames"));
    assertFalse(CommandLineTool.isCommand(folder.toString()));
  }
}
