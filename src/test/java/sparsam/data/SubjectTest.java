package sparsam.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SubjectTest {
  static Stream<KnownSet> sets() {
    return Stream.concat(BuiltInSet.ALL.stream(), WholeSet.ALL.stream());
  }

  @ParameterizedTest
  @MethodSource("sets")
  void everySetHasTenNames(KnownSet set) {
    Subject subject = Subject.of(set.name());
    assertEquals(10, subject.classes().stream().distinct().count());
    assertEquals(
        set.description().contains("digits") ? "9" : "Ankle boot", subject.classes().getLast());
  }

  @ParameterizedTest
  @MethodSource("sets")
  void inputsGoBackToTheirBytes(KnownSet set) {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    Normalization normalization =
        switch (set) {
          case BuiltInSet inside -> inside.normalization();
          case WholeSet whole -> whole.normalization();
          case CifarSet cifar -> cifar.normalization();
        };
    Pixels bytes = new Pixels.Bytes(all, new int[] {0}, new Shape(1, 16, 16), normalization);
    Examples examples = new Examples(bytes, new int[1], 10);
    assertArrayEquals(all, examples.unpacked().pixels().picture(0));
    assertArrayEquals(all, bytes.picture(0));
  }
}
