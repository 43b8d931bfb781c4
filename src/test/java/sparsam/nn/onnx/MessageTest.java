package sparsam.nn.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The examples of protobuf.dev's page on the encoding, and its corners. */
class MessageTest {
  private static String hex(Message message) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    message.writeTo(out);
    assertEquals(out.size(), message.length());
    return HexFormat.ofDelimiter(" ").formatHex(out.toByteArray());
  }

  @Test
  void numbersAreGroupsOfSevenBitsTheLowestFirst() throws IOException {
    assertEquals("08 96 01", hex(new Message().number(1, 150)));
    assertEquals("08 00", hex(new Message().number(1, 0)));
    assertEquals("08 7f", hex(new Message().number(1, 127)));
    assertEquals("08 80 01", hex(new Message().number(1, 128)));
    assertEquals("08 ac 02", hex(new Message().number(1, 300)));
    assertEquals("08 ff ff ff ff 07", hex(new Message().number(1, Integer.MAX_VALUE)));
  }

  @Test
  void aNegativeNumberTakesTenBytes() throws IOException {
    assertEquals("08 fe ff ff ff ff ff ff ff ff 01", hex(new Message().number(1, -2)));
  }

  @Test
  void aFieldFromSixteenOnHasATagOfTwoBytes() throws IOException {
    assertEquals("a0 01 07", hex(new Message().number(20, 7)));
  }

  @Test
  void textHasItsLengthInBytesBeforeIt() throws IOException {
    assertEquals("12 07 74 65 73 74 69 6e 67", hex(new Message().text(2, "testing")));
    assertEquals("12 02 c3 bc", hex(new Message().text(2, "ü")));
    assertEquals("12 00", hex(new Message().text(2, "")));
  }

  @Test
  void singlePrecisionNumbersAreLittleEndian() throws IOException {
    assertEquals("15 00 00 80 3f", hex(new Message().real(2, 1)));
  }

  @Test
  void aMessageLiesInAnotherWithItsLength() throws IOException {
    Message inner = new Message().number(1, 150);
    assertEquals("1a 03 08 96 01", hex(new Message().message(3, inner)));
    assertEquals(
        "0a 05 1a 03 08 96 01 10 01",
        hex(new Message().message(1, new Message().message(3, inner)).number(2, 1)));
  }

  @Test
  void aLengthTooTakesSeveralBytes() throws IOException {
    assertEquals("0a c8 01", hex(new Message().bytes(1, new byte[200])).substring(0, 8));
  }
}
