package sparsam.campaign.files;

import java.util.Optional;
import java.util.SplittableRandom;

/** Changes a sound file by chance: a few times, each in a way that fits what it is. */
final class Mutator {
  private static final int MOST = 3;

  private Mutator() {}

  /**
   * @param other a sound file to take pieces from
   */
  static byte[] of(byte[] sound, byte[] other, SplittableRandom random) {
    byte[] changed = sound;
    for (int i = random.nextInt(MOST) + 1; i > 0; i--) {
      Optional<byte[]> inside =
          random.nextInt(4) == 0 ? Optional.empty() : Wrapped.of(changed, other, random);
      if (inside.isPresent()) {
        changed = inside.get();
      } else if (TextChanges.isText(changed) && random.nextInt(5) != 0) {
        changed = TextChanges.of(changed, random);
      } else {
        changed = ByteChanges.of(changed, other, random);
      }
    }
    return changed;
  }
}
