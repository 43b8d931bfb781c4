package sparsam.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextFileTest {
  private static final String TEXT = "Größe 日本 😀\n";

  @Test
  void every_mark_is_read_and_left_away() throws CharacterCodingException {
    assertEquals(TEXT, TextFile.decode(TEXT.getBytes(StandardCharsets.UTF_8)));
    assertEquals(TEXT, TextFile.decode(marked(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF)));
    assertEquals(TEXT, TextFile.decode(marked(StandardCharsets.UTF_16LE, 0xFF, 0xFE)));
    assertEquals(TEXT, TextFile.decode(marked(StandardCharsets.UTF_16BE, 0xFE, 0xFF)));
    assertEquals("", TextFile.decode(new byte[0]));
    assertEquals("", TextFile.decode(new byte[] {(byte) 0xFF, (byte) 0xFE}));
  }

  @Test
  void other_bytes_are_no_text() {
    for (byte[] bytes :
        new byte[][] {
          TEXT.getBytes(StandardCharsets.ISO_8859_1),
          {(byte) 0xFF, (byte) 0xFE, 'a'}, // half a character
          {(byte) 0xFE, (byte) 0xFF, (byte) 0xD8, 0, 0, 'a'}, // half a pair
          {(byte) 0x89, 'P', 'N', 'G'}
        }) {
      assertThrows(CharacterCodingException.class, () -> TextFile.decode(bytes));
    }
  }

  @Test
  void half_pairs_and_controls_are_no_text_to_show() {
    assertTrue(PlainText.isLine("Größe 日本 👩‍🔬 SAM− ρ"));
    for (String bad :
        new String[] {"a\uD800b", "\uDC00", "a\u0007", "a\u007F", "a\u0085b", "a\u2028b"}) {
      assertFalse(PlainText.isLine(bad));
      assertFalse(PlainText.isText(bad));
      assertTrue(PlainText.isLine(PlainText.quoted(bad, 60)));
    }
    assertFalse(PlainText.isLine("a\nb"));
    assertTrue(PlainText.isText("a\r\n\tb"));
    assertFalse(PlainText.isVisible(" \u00A0\u200B"));
    assertEquals("a", PlainText.beginning("a😀", 2));
  }

  @Test
  void what_is_quoted_neither_steers_nor_turns_what_stands_behind_it() {
    assertEquals("Größe 日本", PlainText.quoted("Größe 日本"));
    assertEquals("\uFFFD[2J", PlainText.quoted("\u001b[2J"));
    assertEquals("a\uFFFDb\uFFFDc", PlainText.quoted("a\u202eb\nc"));
    assertEquals("abc", PlainText.quoted("abc", 3));
    assertEquals("ab…", PlainText.quoted("abc", 2));
    assertEquals("a…", PlainText.quoted("a😀b", 2));
  }

  private static byte[] marked(Charset charset, int... mark) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int one : mark) {
      bytes.write(one);
    }
    bytes.writeBytes(TEXT.getBytes(charset));
    return bytes.toByteArray();
  }
}
