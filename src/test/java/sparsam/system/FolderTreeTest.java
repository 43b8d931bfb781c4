package sparsam.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  @Test
  void what_lies_in_a_folder_comes_by_name_or_a_sentence_says_why_not() throws IOException {
    Path second = Files.writeString(temp.resolve("b"), "");
    Path first = Files.createDirectory(temp.resolve("a"));
    assertEquals(List.of(first, second), FolderTree.list(temp));
    IOException e = assertThrows(IOException.class, () -> FolderTree.list(second));
    assertEquals(second + " cannot be read: it is no folder", e.getMessage());
  }
}
