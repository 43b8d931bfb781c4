package sparsam.data.own;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sparsam.data.Counts;
import sparsam.data.DataException;
import sparsam.data.DataOrigin;
import sparsam.data.DataSet;
import sparsam.data.Examples;
import sparsam.data.Extent;
import sparsam.data.Normalization;
import sparsam.data.OwnData;
import sparsam.data.Pixels;
import sparsam.data.source.Found;
import sparsam.data.source.Memory;
import sparsam.data.source.Source;
import sparsam.data.source.Sources;

/**
 * A person's data, read and split.
 *
 * @param kind what they are, in a few words
 * @param found what was read, before classes were left out
 * @param set as an experiment sees it
 * @param notes what a person should know of how they were read, each a sentence
 */
public record OwnSet(String kind, Found found, DataSet set, List<String> notes) {
  private static final int LARGEST = 255;

  public OwnSet {
    notes = List.copyOf(notes);
  }

  /** Whether nothing lies where data were. */
  public static boolean isAbsent(OwnData own, @Nullable Path folder) {
    try {
      return !Files.exists(place(own, folder));
    } catch (DataException e) {
      return true;
    }
  }

  /** The data as a recipe names them, known by their fingerprint from now on. */
  public OwnData known(OwnData own) {
    return own.knownBy(found.fingerprint(), found.lay(), found.classes().size());
  }

  private static Path place(OwnData own, @Nullable Path folder) throws DataException {
    return folder == null ? own.place() : folder.toAbsolutePath().normalize();
  }

  /**
   * Reads and splits data.
   *
   * @param folder where they are; null is where they were
   * @throws DataException with one sentence where they are not there, cannot be read, are others
   *     than the fingerprint says, or cannot be split as it is asked for
   */
  public static OwnSet load(OwnData own, @Nullable Path folder) throws DataException {
    Path place = place(own, folder);
    if (!Files.exists(place)) {
      throw new DataException(
          "The data \"%s\" are not in %s: say where they are (--data-from PATH on the command line)."
              .formatted(own.name(), place));
    }
    Source source = Sources.at(place);
    return of(own, place, source.kind(), source.read(own, Memory.here()));
  }

  /**
   * Splits what was read already.
   *
   * @param place where it lies
   * @param kind what it is, in a few words
   * @throws DataException as {@link #load} does
   */
  public static OwnSet of(OwnData own, Path place, String kind, Found found) throws DataException {
    requireKnown(own, place, found.fingerprint());
    List<String> notes = new ArrayList<>(found.notes());
    List<String> classes = new ArrayList<>(found.classes());
    int[] labels = leftOut(own, found, classes);
    Split split = Split.of(labels, found.trained(), classes.size(), own);
    Normalization normalization = normalization(own, found, split.train(), notes);
    Pixels.Bytes all =
        new Pixels.Bytes(found.pixels(), split.train(), found.shape(), normalization);
    Extent extent =
        new Extent(
            new Counts(split.train().length, split.validation().length, split.test().length),
            found.shape(),
            classes,
            normalization);
    DataSet set =
        new DataSet(
            own.name(),
            examples(all, split.train(), labels, classes.size()),
            examples(all, split.validation(), labels, classes.size()),
            examples(all, split.test(), labels, classes.size()),
            new DataOrigin(found.fingerprint(), false, place.toString(), extent));
    return new OwnSet(kind, found, set, notes);
  }

  private static void requireKnown(OwnData own, Path place, String fingerprint)
      throws DataException {
    if (!own.fingerprint().isEmpty() && !own.fingerprint().equals(fingerprint)) {
      throw new DataException(
          "%s holds other images or labels (fingerprint %s) than the recipe's \"%s\" (%s): say where those are (--data-from PATH on the command line), or take these with --data %s."
              .formatted(
                  place,
                  new DataOrigin(fingerprint, false, null).shortened(),
                  own.name(),
                  new DataOrigin(own.fingerprint(), false, null).shortened(),
                  place));
    }
  }

  /**
   * Labels among the classes that are left, −1 for images that are not; classes lose the others.
   */
  private static int[] leftOut(OwnData own, Found found, List<String> classes)
      throws DataException {
    for (String name : own.leaveOut()) {
      if (!classes.remove(name)) {
        throw new DataException(
            "%s has no class \"%s\" to leave out: it has %s%s."
                .formatted(
                    own.path(),
                    name,
                    String.join(", ", found.classes().stream().limit(20).toList()),
                    found.classes().size() > 20 ? " …" : ""));
      }
    }
    if (classes.size() < 2) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s would have %d classes left: leave fewer out (data.leaveOut).",
              own.path(),
              classes.size()));
    }
    int[] places = found.classes().stream().mapToInt(classes::indexOf).toArray();
    return Arrays.stream(found.labels()).map(label -> places[label]).toArray();
  }

  private static Examples examples(Pixels.Bytes all, int[] places, int[] labels, int classes) {
    return new Examples(
        all.at(places), Arrays.stream(places).map(image -> labels[image]).toArray(), classes);
  }

  private static Normalization normalization(
      OwnData own, Found found, int[] train, List<String> notes) throws DataException {
    int channels = found.shape().channels();
    Optional<Normalization> given = own.normalization();
    if (given.isEmpty()) {
      return measured(found, train, notes);
    }
    if (own.mean().size() != channels) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "data.mean and data.deviation have %d numbers, and the images of %s have %d %s: give"
                  + " as many.",
              own.mean().size(),
              own.path(),
              channels,
              channels == 1 ? "channel" : "channels"));
    }
    return given.get();
  }

  /** Mean and standard deviation of the training images by channel, from exact sums. */
  private static Normalization measured(Found found, int[] train, List<String> notes) {
    int area = found.shape().area();
    List<Float> means = new ArrayList<>();
    List<Float> deviations = new ArrayList<>();
    for (int c = 0; c < found.shape().channels(); c++) {
      long sum = 0;
      long squares = 0;
      for (int image : train) {
        int from = image * found.shape().features() + c * area;
        for (int i = from; i < from + area; i++) {
          int x = found.pixels()[i] & 0xFF;
          sum += x;
          squares += (long) x * x;
        }
      }
      double count = (double) train.length * area;
      double mean = sum / count;
      double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean)) / LARGEST;
      if (deviation == 0) {
        notes.add(
            String.format(Locale.ROOT, "All training pixels of channel %d are the same.", c + 1));
        deviation = 1;
      }
      means.add((float) (mean / LARGEST));
      deviations.add((float) deviation);
    }
    return new Normalization(means, deviations);
  }
}
