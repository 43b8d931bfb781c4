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
  void everySetHasTenNamesAndItsOwnNormalization(KnownSet set) {
    Subject subject = Subject.of(set.name());
    assertEquals(10, subject.classes().stream().distinct().count());
    assertEquals(
        switch (set) {
          case BuiltInSet inside -> inside.normalization();
          case WholeSet whole -> whole.normalization();
        },
        subject.normalization());
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
    Normalization normalization = Subject.of(set.name()).normalization();
    assertArrayEquals(all, normalization.restore(normalization.apply(all, 0, all.length)));
  }
}
