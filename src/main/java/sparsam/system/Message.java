package sparsam.system;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Short texts over a socket, in UTF-8. Each ends with a zero byte, which no path holds. */
final class Message {
  /** In bytes; no system's paths come near. */
  static final int LONGEST = 1 << 17;

  private Message() {}

  static void send(SocketChannel to, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((text + '\0').getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      to.write(bytes);
    }
  }

  /**
   * @throws IOException where the text does not end, is too long or is no UTF-8
   */
  static String receive(SocketChannel from) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
    while (bytes.hasRemaining() && from.read(bytes) >= 0) {
      int last = bytes.position() - 1;
      if (last >= 0 && bytes.get(last) == 0) {
        return StandardCharsets.UTF_8.newDecoder().decode(bytes.slice(0, last)).toString();
      }
    }
    throw new IOException("a message that does not end");
  }
}
