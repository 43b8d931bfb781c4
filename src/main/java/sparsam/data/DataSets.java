package sparsam.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sparsam.data.fetch.DownloadProgress;
import sparsam.data.fetch.Downloader;
import sparsam.data.fetch.Fetchable;
import sparsam.data.fetch.Proxies;
import sparsam.data.fetch.Published;
import sparsam.data.fetch.Transfer.Timeouts;
import sparsam.data.own.OwnSet;
import sparsam.data.source.Gzip;

/**
 * The data sets there are, by name.
 *
 * <p>A data folder holds one folder a set, named as the set is; a folder that holds the four IDX
 * files themselves does as well. Immutable; any thread may use it.
 */
public final class DataSets {
  private final Path home;
  private final List<KnownSet> sets;
  private final Downloader downloader;

  /**
   * A set as a person sees it in a list.
   *
   * @param description what its images show
   * @param source whose it is and how it came here
   * @param train images that train the network
   * @param place whether it can be loaded now
   * @param folder where it is or would be; null inside the program
   */
  public record Info(
      String name,
      String description,
      String source,
      int train,
      int validation,
      int test,
      Place place,
      @Nullable Path folder) {}

  /** Where a set is. */
  public enum Place {
    /** In the program itself. */
    INSIDE,
    /** All four files are in a folder. */
    FOLDER,
    /** Not on this machine: to be fetched. */
    ABSENT
  }

  /**
   * The sets this program knows.
   *
   * @param home where downloaded sets lie when a call names no folder: see {@code sparsam.system}
   */
  public DataSets(Path home) {
    this(home, WholeSet.ALL);
  }

  /** The built-in sets and these whole ones, with mirrors of their own. */
  public DataSets(Path home, List<WholeSet> whole) {
    this(home, whole, Timeouts.USUAL);
  }

  public DataSets(Path home, List<WholeSet> whole, Timeouts timeouts) {
    this(home, whole, timeouts, Proxies.standard());
  }

  public DataSets(Path home, List<WholeSet> whole, Timeouts timeouts, Proxies proxies) {
    this.home = home;
    List<KnownSet> all = new ArrayList<>(BuiltInSet.ALL);
    all.addAll(whole);
    all.addAll(CifarSet.ALL);
    this.sets = List.copyOf(all);
    this.downloader = new Downloader(timeouts, proxies);
  }

  /** Every name {@link #load} takes, the built-in ones first. */
  public List<String> names() {
    return sets.stream().map(KnownSet::name).toList();
  }

  /** How large a set is, without reading it; empty for an unknown name and for a person's own. */
  public Optional<Extent> extent(DataChoice choice) {
    return sets.stream()
        .filter(set -> choice.equals(new DataChoice.Named(set.name())))
        .findFirst()
        .map(
            set ->
                new Extent(
                    new Counts(set.train(), set.validation(), set.test()),
                    set.shape(),
                    Subject.of(set.name()).classes(),
                    set.normalization()));
  }

  /** Bytes of a set's files as they are kept; empty where nothing is to be fetched. */
  public OptionalLong download(String name) {
    for (KnownSet set : sets) {
      if (set.name().equals(name) && set instanceof Fetchable files) {
        return OptionalLong.of(files.files().stream().mapToLong(Published::bytes).sum());
      }
    }
    return OptionalLong.empty();
  }

  /** Whether data are known and have to be brought to this machine, or found on it, first. */
  public boolean isAbsent(DataChoice choice, @Nullable Path folder) {
    return switch (choice) {
      case DataChoice.Named(String set) ->
          list(folder).stream()
              .anyMatch(one -> one.name().equals(set) && one.place() == Place.ABSENT);
      case OwnData own -> OwnSet.isAbsent(own, folder);
    };
  }

  /**
   * Reads data, whole or not at all.
   *
   * @param folder where a set that is not inside the program is looked for, as {@link #load(String,
   *     Path)} has it; of a person's own data, where they are; null is where they were
   * @throws DataException with one sentence where they are not there, damaged, or others
   */
  public DataSet load(DataChoice choice, @Nullable Path folder) throws DataException {
    return switch (choice) {
      case DataChoice.Named(String set) -> load(set, folder);
      case OwnData own -> OwnSet.load(own, folder).set();
    };
  }

  /**
   * Every set, without reading any.
   *
   * @param folder the data folder; null is the one given at construction
   */
  public List<Info> list(@Nullable Path folder) {
    return sets.stream().map(set -> info(set, folder)).toList();
  }

  private Info info(KnownSet set, @Nullable Path folder) {
    Path where =
        switch (set) {
          case BuiltInSet _ -> null;
          case WholeSet whole -> folderOf(whole, folder);
          case CifarSet cifar -> {
            Path data = folder == null ? home : folder;
            yield cifar.find(data).orElse(data.resolve(cifar.name()));
          }
        };
    Place place =
        switch (set) {
          case BuiltInSet _ -> Place.INSIDE;
          case WholeSet whole -> whole.isIn(folderOf(whole, folder)) ? Place.FOLDER : Place.ABSENT;
          case CifarSet cifar ->
              cifar.find(folder == null ? home : folder).isPresent() ? Place.FOLDER : Place.ABSENT;
        };
    return new Info(
        set.name(),
        set.description(),
        set.source(),
        set.train(),
        set.validation(),
        set.test(),
        place,
        where);
  }

  /**
   * Reads a set, whole or not at all.
   *
   * @param folder where a set that is not inside the program is looked for: the data folder, or a
   *     folder with the four IDX files; null is the data folder given at construction
   * @throws DataException for an unknown name, or when a file is missing, damaged, or another set's
   */
  public DataSet load(String name, @Nullable Path folder) throws DataException {
    return switch (find(name)) {
      case BuiltInSet inside -> inside.load();
      case WholeSet whole -> placed(load(whole, folder), folder);
      case CifarSet cifar -> placed(load(cifar, folder), folder);
    };
  }

  private static DataSet placed(DataSet set, @Nullable Path folder) {
    return new DataSet(
        set.name(),
        set.train(),
        set.validation(),
        set.test(),
        set.origin().in(folder == null ? null : folder.toAbsolutePath().normalize().toString()));
  }

  private DataSet load(CifarSet cifar, @Nullable Path given) throws DataException {
    Path data = given == null ? home : given;
    Path place =
        cifar
            .find(data)
            .orElseThrow(
                () ->
                    new DataException(
                        String.format(
                            Locale.ROOT,
                            "%s is not in %s: fetch it with \"sparsam data fetch %s\" (%d MB), or"
                                + " name the folder that holds %s with --data-dir.",
                            cifar.name(),
                            data,
                            cifar.name(),
                            cifar.archive().bytes() / 1_000_000,
                            cifar.archive().name())));
    return cifar.load(place);
  }

  private DataSet load(WholeSet whole, @Nullable Path given) throws DataException {
    Path folder = folderOf(whole, given);
    if (!whole.isIn(folder)) {
      throw absent(whole, given);
    }
    DataSet set = whole.load(folder);
    if (!set.origin().published()) {
      refuseAnother(whole, folder);
    }
    return set;
  }

  /** The files of every set of this family have the same names: a folder is easily mistaken. */
  private void refuseAnother(WholeSet whole, Path folder) throws DataException {
    String sum;
    Path labels = whole.trainLabels().find(folder).orElseThrow();
    try (InputStream raw = Files.newInputStream(labels);
        InputStream in = Gzip.unpacked(raw)) {
      sum = Digest.sha256(in);
    } catch (IOException e) {
      throw new DataException(
          "%s cannot be read (%s): check who may read it."
              .formatted(labels, DataException.reason(e)),
          e);
    }
    for (KnownSet other : sets) {
      if (other instanceof WholeSet one
          && !one.name().equals(whole.name())
          && one.trainLabels().digest().equals(sum)) {
        throw new DataException(
            "%s holds %s and not %s: name the other set or the other folder."
                .formatted(folder, one.name(), whole.name()));
      }
    }
  }

  /**
   * Downloads a set into its folder in the data folder, or what is missing or damaged of it.
   * Interrupt the thread to cancel; the next call goes on where this one ended.
   *
   * @param folder the data folder; null is the one given at construction
   * @return where the set is now
   * @throws DataException for an unknown name or a built-in set, when no mirror gives a file, or
   *     the folder cannot be written
   * @throws InterruptedException when cancelled
   */
  public Path fetch(String name, @Nullable Path folder, DownloadProgress progress)
      throws DataException, InterruptedException {
    return switch (find(name)) {
      case BuiltInSet _ ->
          throw new DataException(name + " is inside the program: there is nothing to fetch.");
      case WholeSet whole -> {
        // Never beside files that lie in the folder itself: they may be another set's.
        Path where = (folder == null ? home : folder).resolve(whole.name());
        downloader.fetch(whole, where, progress);
        yield where;
      }
      case CifarSet cifar -> {
        Path where = (folder == null ? home : folder).resolve(cifar.name());
        downloader.fetch(cifar, where, progress);
        yield where;
      }
    };
  }

  /** The first folder that holds all of the files, or else the set's own. */
  private Path folderOf(WholeSet set, @Nullable Path folder) {
    Path data = folder == null ? home : folder;
    return places(set)
        .map(data::resolve)
        .filter(set::isIn)
        .findFirst()
        .orElse(data.resolve(set.name()));
  }

  /**
   * Where in a data folder a set may lie: in its own folder, in the data folder itself, or as
   * torchvision lays it out, whichever of its folders was named.
   */
  private static Stream<String> places(WholeSet set) {
    String torch = set.torchvisionName();
    return Stream.of(
        set.name(),
        "",
        torch + "/raw",
        "raw",
        set.name() + "/raw",
        torch,
        set.name() + "/" + torch + "/raw");
  }

  /** Says what was given, what was looked for, and what there is of it. */
  private DataException absent(WholeSet set, @Nullable Path given) {
    Path data = given == null ? home : given;
    List<String> found =
        places(set)
            .map(data::resolve)
            .flatMap(place -> set.files().stream().flatMap(file -> file.find(place).stream()))
            .map(file -> data.relativize(file).toString())
            .toList();
    String there =
        !Files.exists(data)
            ? "that folder does not exist"
            : found.isEmpty()
                ? "none of them was found"
                : "found were only " + String.join(", ", found);
    return new DataException(
        "%s is not in %s%s. Looked for were %s, also with .gz or a dot, there and in its folders %s; %s. %s."
            .formatted(
                set.name(),
                data,
                given == null ? ", the program's own data folder" : "",
                set.files().stream().map(Published::name).collect(Collectors.joining(", ")),
                places(set).filter(place -> !place.isEmpty()).collect(Collectors.joining(", ")),
                there,
                given == null
                    ? "Fill it with \"sparsam data fetch %s\", or name a folder that holds the four files with --data-dir"
                        .formatted(set.name())
                    : "Name the folder that holds all four, or fetch them with \"sparsam data fetch %s --data-dir FOLDER\""
                        .formatted(set.name())));
  }

  private KnownSet find(String name) throws DataException {
    return sets.stream()
        .filter(set -> set.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new DataException(
                    "There is no data set \"%s\": the names are %s."
                        .formatted(name, String.join(", ", names()))));
  }
}
