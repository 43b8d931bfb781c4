package sparsam.data;

import org.jspecify.annotations.Nullable;

/**
 * Which images and labels a data set's name stood for, so that they are known again.
 *
 * @param fingerprint SHA-256 over the pixels and labels as they were loaded, see {@link
 *     Fingerprint}; empty where it is not known
 * @param published whether they are those inside the program, or those their authors published
 * @param folder where they were looked for, an absolute path; null for the usual place
 * @param extent of a person's own data, to be known without loading them; null of a set whose name
 *     tells it
 */
public record DataOrigin(
    String fingerprint, boolean published, @Nullable String folder, @Nullable Extent extent) {
  private static final int SHOWN = 12;

  /** Of data that nobody took a fingerprint of. */
  public static final DataOrigin UNKNOWN = new DataOrigin("", false, null);

  /** Of a set whose name tells how large it is. */
  public DataOrigin(String fingerprint, boolean published, @Nullable String folder) {
    this(fingerprint, published, folder, null);
  }

  /** The same found in another place. */
  public DataOrigin in(@Nullable String other) {
    return new DataOrigin(fingerprint, published, other, extent);
  }

  public boolean isKnown() {
    return !fingerprint.isEmpty();
  }

  /** Whether these are certainly other data; not where one of the two is not known. */
  public boolean differsFrom(DataOrigin other) {
    return isKnown() && other.isKnown() && !fingerprint.equals(other.fingerprint);
  }

  /** The fingerprint's beginning, which is enough to tell two apart by eye. */
  public String shortened() {
    return fingerprint.length() > SHOWN ? fingerprint.substring(0, SHOWN) + "…" : fingerprint;
  }

  /** The usual place, or a folder, in words. */
  public String place() {
    return folder == null ? "this program's data" : folder;
  }

  /**
   * That something was made with these data and not with those at hand: one sentence.
   *
   * @param what was made
   * @param set the data set's name
   */
  public String refusal(String what, String set, DataOrigin atHand) {
    return "%s was made with another %s (fingerprint %s) than the one in %s (%s): name the folder of its own data%s"
        .formatted(
            what,
            set,
            shortened(),
            atHand.place(),
            atHand.shortened(),
            folder == null ? "" : ", which were in " + folder);
  }
}
