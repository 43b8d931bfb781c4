package sparsam.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTreeTest {
  @TempDir Path temp;

  @Test
  void a_folder_is_made_or_a_sentence_says_why_not() throws IOException {
    Path folder = temp.resolve("a").resolve("b");
    FolderTree.make(folder);
    FolderTree.make(folder);
    assertTrue(Files.isDirectory(folder));
    Path file = Files.writeString(temp.resolve("file"), "");
    IOException e = assertThrows(IOException.class, () -> FolderTree.make(file));
    assertEquals("the folder " + file + " cannot be made: a file is in the way", e.getMessage());
  }
}
