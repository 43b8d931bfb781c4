package sparsam.data;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sparsam.data.fetch.Fetchable;
import sparsam.data.fetch.Published;
import sparsam.data.source.Idx;
import sparsam.data.source.IdxSource;

/**
 * A whole data set in four IDX files, which lie in a folder or on mirrors. It is split as the
 * notebook splits it: the first 12,000 of the training file are 10,800 for training and 1,200 for
 * validation; the whole test file is for the test.
 *
 * @param name the name in recipes
 * @param description what its images show
 * @param source whose it is
 * @param normalization of its pixels
 * @param mirrors addresses to which a file's name and {@code .gz} are appended, in the order to try
 */
public record WholeSet(
    String name,
    String description,
    String source,
    Normalization normalization,
    Published trainImages,
    Published trainLabels,
    Published testImages,
    Published testLabels,
    List<URI> mirrors)
    implements KnownSet, Fetchable {

  public static final WholeSet MNIST =
      new WholeSet(
          "mnist",
          "handwritten digits",
          "MNIST by LeCun, Cortes and Burges, from NIST (CC BY-SA 3.0)",
          Normalization.MNIST,
          trainImages("ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
          trainLabels("65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
          testImages("0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
          testLabels("ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
          List.of(
              URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"),
              URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/")));

  public static final WholeSet FASHION =
      new WholeSet(
          "fashion-mnist",
          "pieces of clothing",
          "Fashion-MNIST by Zalando SE (MIT)",
          Normalization.FASHION,
          trainImages("c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
          trainLabels("bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
          testImages("5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
          testLabels("0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"),
          // The second speaks plain HTTP: the SHA-256 is what protects.
          List.of(
              URI.create(
                  "https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/"),
              URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/")));

  public static final List<WholeSet> ALL = List.of(MNIST, FASHION);

  private static final int TRAIN = 10_800;
  private static final int VALIDATION = 1_200;
  private static final int TEST = 10_000;

  public WholeSet {
    if (mirrors.isEmpty()) {
      throw new IllegalArgumentException(name + " has no mirror");
    }
    mirrors = List.copyOf(mirrors);
  }

  @Override
  public String byHand() {
    return "the four .gz files of " + mirrors.getFirst();
  }

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
  public List<Published> files() {
    return List.of(trainImages, trainLabels, testImages, testLabels);
  }

  /** As torchvision calls it in its folders: MNIST, FashionMNIST. */
  String torchvisionName() {
    return Stream.of(name.split("-"))
        .map(part -> part.equals("mnist") ? "MNIST" : capitalised(part))
        .collect(Collectors.joining());
  }

  private static String capitalised(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  boolean isIn(Path folder) {
    return files().stream().allMatch(file -> file.find(folder).isPresent());
  }

  /**
   * Reads the four files, gzipped or not.
   *
   * @param folder in which they are
   * @throws DataException when one is damaged or has too few images
   */
  DataSet load(Path folder) throws DataException {
    Idx learned = read(trainImages, trainLabels, folder, TRAIN + VALIDATION);
    Idx tested = read(testImages, testLabels, folder, TEST);
    return new DataSet(
        name,
        learned.examples(normalization, 0, TRAIN),
        learned.examples(normalization, TRAIN, TRAIN + VALIDATION),
        tested.examples(normalization, 0, TEST),
        new DataOrigin(
            new Fingerprint()
                .add(learned, 0, TRAIN)
                .add(learned, TRAIN, TRAIN + VALIDATION)
                .add(tested, 0, TEST)
                .hex(),
            isPublished(folder),
            null));
  }

  /** Whether the files are those that were published; the small ones tell most others apart. */
  private boolean isPublished(Path folder) throws DataException {
    for (Published file : List.of(testLabels, trainLabels, testImages, trainImages)) {
      Path path = file.find(folder).orElseThrow();
      try {
        if (file.flaw(path, OutputStream.nullOutputStream()) != null) {
          return false;
        }
      } catch (IOException e) {
        throw new DataException(
            "%s cannot be read (%s): check who may read it."
                .formatted(path, DataException.reason(e)),
            e);
      }
    }
    return true;
  }

  private static Idx read(Published images, Published labels, Path folder, int count)
      throws DataException {
    return Idx.read(
        new IdxSource.OnDisk(images.find(folder).orElseThrow()),
        new IdxSource.OnDisk(labels.find(folder).orElseThrow()),
        count,
        count);
  }

  private static Published trainImages(String sha256) {
    return Published.unpacked("train-images-idx3-ubyte", sha256, 16 + 60_000L * Idx.PIXELS);
  }

  private static Published trainLabels(String sha256) {
    return Published.unpacked("train-labels-idx1-ubyte", sha256, 8 + 60_000L);
  }

  private static Published testImages(String sha256) {
    return Published.unpacked("t10k-images-idx3-ubyte", sha256, 16 + 10_000L * Idx.PIXELS);
  }

  private static Published testLabels(String sha256) {
    return Published.unpacked("t10k-labels-idx1-ubyte", sha256, 8 + 10_000L);
  }
}
