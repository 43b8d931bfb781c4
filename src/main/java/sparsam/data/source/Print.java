package sparsam.data.source;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import sparsam.data.Digest;
import sparsam.data.Shape;

/**
 * The fingerprint of a person's data: SHA-256 over the classes' names, the numbers of images for
 * training and for the test, and of each image its shape, label and pixels as they lie in the
 * source. So the same images are known again in another folder, packed or not, whatever size they
 * are brought to.
 */
final class Print {
  private static final byte[] HEAD = "sparsam-data/1\n".getBytes(StandardCharsets.UTF_8);

  private final Digest sum = Digest.sha256();
  private final ByteBuffer head = ByteBuffer.allocate(4 * Integer.BYTES);

  Print(List<String> classes, int trained, int count) {
    sum.update(HEAD, HEAD.length);
    numbers(classes.size(), trained, count, 0);
    for (String name : classes) {
      byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
      numbers(utf8.length, 0, 0, 0);
      sum.update(utf8, utf8.length);
    }
  }

  /** One image more. */
  void add(Shape shape, int label, byte[] pixels, int from) {
    numbers(shape.channels(), shape.height(), shape.width(), label);
    sum.update(ByteBuffer.wrap(pixels, from, shape.features()));
  }

  private void numbers(int a, int b, int c, int d) {
    head.clear();
    head.putInt(a).putInt(b).putInt(c).putInt(d).flip();
    sum.update(head);
  }

  String hex() {
    return sum.hex();
  }
}
