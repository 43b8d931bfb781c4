package sparsam.prune;

import java.util.OptionalDouble;

/** What goes as one. */
public enum Structure {
  /** Any weight by itself. */
  WEIGHTS("weights", "single weights", 0),
  /** Two of every four weights along the inputs stay. */
  TWO_OF_FOUR("2:4", "2 of 4 inputs stay", 2),
  /** One of every four weights along the inputs stays. */
  ONE_OF_FOUR("1:4", "1 of 4 inputs stays", 1),
  /** Whole channels, by the sum of their weights' magnitudes (Li et al. 2017). */
  CHANNELS_L1("channels-l1", "channels, by L1", 0),
  /** Whole channels, by the root of the sum of their weights' squares. */
  CHANNELS_L2("channels-l2", "channels, by L2", 0);

  /** Weights of a group, of those structures that have groups. */
  public static final int GROUP = 4;

  private final String label;
  private final String title;
  private final int stay;

  Structure(String label, String title, int stay) {
    this.label = label;
    this.title = title;
    this.stay = stay;
  }

  /** The name in recipes. */
  public String label() {
    return label;
  }

  /** The name for people. */
  public String title() {
    return title;
  }

  /** How many of every {@link #GROUP} weights stay; 0 where there are no such groups. */
  public int stay() {
    return stay;
  }

  /** The fraction that goes, where the structure leaves no choice. */
  public OptionalDouble fraction() {
    return stay == 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - (double) stay / GROUP);
  }

  public boolean isOfChannels() {
    return this == CHANNELS_L1 || this == CHANNELS_L2;
  }
}
