package sparsam.data;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import sparsam.data.fetch.Fetchable;
import sparsam.data.fetch.Published;
import sparsam.data.source.CifarBinary;
import sparsam.data.source.Found;
import sparsam.data.source.Memory;

/**
 * CIFAR-10 or CIFAR-100 whole, as the archive of its binary version or unpacked. Split as He et al.
 * (2016) split it: 45,000 for training, the last 5,000 of the training files for validation.
 *
 * @param unpacked the folder in the archive
 */
record CifarSet(
    String name,
    String description,
    String source,
    Normalization normalization,
    Published archive,
    String unpacked)
    implements KnownSet, Fetchable {
  private static final String HOME = "https://www.cs.toronto.edu/~kriz/";

  static final CifarSet TEN =
      new CifarSet(
          "cifar10",
          "animals and vehicles in colour",
          "CIFAR-10 by Krizhevsky (2009), which states no licence",
          new Normalization(List.of(0.4914f, 0.4822f, 0.4465f), List.of(0.2470f, 0.2435f, 0.2616f)),
          Published.whole(
              "cifar-10-binary.tar.gz",
              "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
              170_052_171),
          "cifar-10-batches-bin");

  static final CifarSet HUNDRED =
      new CifarSet(
          "cifar100",
          "a hundred kinds of things in colour",
          "CIFAR-100 by Krizhevsky (2009), which states no licence",
          new Normalization(List.of(0.5071f, 0.4865f, 0.4409f), List.of(0.2673f, 0.2564f, 0.2762f)),
          Published.whole(
              "cifar-100-binary.tar.gz", "03b5dce01913d631647c71ecec9e9cb8", 168_513_733),
          "cifar-100-binary");

  static final List<CifarSet> ALL = List.of(TEN, HUNDRED);

  private static final int TRAIN = 45_000;
  private static final int VALIDATION = 5_000;
  private static final int TEST = 10_000;

  @Override
  public int train() {
    return TRAIN;
  }

  @Override
  public int validation() {
    return VALIDATION;
  }

  @Override
  public int test() {
    return TEST;
  }

  @Override
  public Shape shape() {
    return new Shape(3, 32, 32);
  }

  @Override
  public List<Published> files() {
    return List.of(archive);
  }

  @Override
  public List<URI> mirrors() {
    return List.of(URI.create(HOME));
  }

  @Override
  public String byHand() {
    return HOME + archive.name();
  }

  /** The archive or the unpacked folder in a data folder. */
  Optional<Path> find(Path data) {
    return Stream.of(data.resolve(name), data)
        .flatMap(
            folder -> Stream.of(folder.resolve(archive.name()), folder.resolve(unpacked), folder))
        .filter(this::isThere)
        .findFirst();
  }

  private boolean isThere(Path place) {
    String test = name.equals(TEN.name()) ? "test_batch.bin" : "test.bin";
    return Files.isRegularFile(place) || Files.isRegularFile(place.resolve(test));
  }

  /**
   * Reads the set.
   *
   * @param place the archive, or the folder of its files
   * @throws DataException when it is damaged or has too few images
   */
  DataSet load(Path place) throws DataException {
    Found found = new CifarBinary(place, place).read(OwnData.at(place), Memory.here());
    int[] labels = found.labels();
    if (found.trained() < TRAIN + VALIDATION
        || labels.length - found.trained() < TEST
        || found.classes().size() != Subject.of(name).classes().size()) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s holds %d images for training and %d for the test in %d classes, which is not all"
                  + " of %s: put %s in its place, or use these with --data %s.",
              place,
              found.trained(),
              labels.length - found.trained(),
              found.classes().size(),
              name,
              byHand(),
              place));
    }
    return new DataSet(
        name,
        part(found, 0, TRAIN),
        part(found, TRAIN, TRAIN + VALIDATION),
        part(found, found.trained(), found.trained() + TEST),
        new DataOrigin(found.fingerprint(), isPublished(place), null));
  }

  private Examples part(Found found, int from, int to) {
    int[] places = new int[to - from];
    Arrays.setAll(places, i -> from + i);
    return new Examples(
        new Pixels.Bytes(found.pixels(), places, found.shape(), normalization),
        Arrays.copyOfRange(found.labels(), from, to),
        found.classes().size());
  }

  private boolean isPublished(Path place) throws DataException {
    try {
      return Files.isRegularFile(place)
          && archive.flaw(place, OutputStream.nullOutputStream()) == null;
    } catch (IOException e) {
      throw new DataException(
          "%s cannot be read (%s): check who may read it."
              .formatted(place, DataException.reason(e)),
          e);
    }
  }
}
