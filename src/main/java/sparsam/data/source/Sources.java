package sparsam.data.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sparsam.data.DataException;

/** Finds out what lies at a path by looking at it. */
public final class Sources {
  private static final Pattern TABLE = Pattern.compile("(?i).*\\.(csv|tsv)(\\.gz)?");
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i).*(\\.(csv|tsv)(\\.gz)?|\\.npz|\\.tar(\\.gz)?|\\.tgz|idx[13][-.]ubyte(\\.gz)?)");
  private static final Pattern CIFAR = Pattern.compile("cifar-100?-(batches-bin|binary)");
  private static final int HEAD = 512;
  private static final int ZIP = 'P' | ('K' << 8);

  private Sources() {}

  /**
   * What lies there.
   *
   * @throws DataException with one sentence where nothing does that is known
   */
  public static Source at(Path path) throws DataException {
    if (Files.isDirectory(path)) {
      return folder(path);
    }
    if (!Files.isRegularFile(path)) {
      throw new DataException(
          path
              + (Files.exists(path)
                  ? " is neither a file nor a folder: name one of them."
                  : " does not exist: name the file or folder with the data."));
    }
    return file(path);
  }

  /** Whether something that is known lies there, as far as names tell. */
  public static boolean isData(Path path) {
    try {
      var _ = at(path);
      return true;
    } catch (DataException e) {
      return false;
    }
  }

  /** Whether a file is named as data are. */
  public static boolean isNamed(String name) {
    return NAMED.matcher(name).matches();
  }

  private static Source file(Path path) throws DataException {
    if (IdxPair.isOne(path)) {
      return IdxPair.at(path);
    }
    byte[] raw;
    byte[] head;
    try (InputStream in = Files.newInputStream(path)) {
      raw = in.readNBytes(HEAD);
    } catch (IOException e) {
      throw Reading.refused(path, e);
    }
    if (raw.length > 1 && ((raw[0] & 0xFF) | ((raw[1] & 0xFF) << 8)) == ZIP) {
      return new NpzFile(path);
    }
    head = Reading.file(path, in -> in.readNBytes(HEAD));
    if (Tar.isOne(head)) {
      return new CifarBinary(path, path);
    }
    if (TABLE.matcher(path.toString()).matches()) {
      return new CsvTable(path, path, null);
    }
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".npz")) {
      throw Reading.wrong(path, "is no archive of NumPy's: it does not begin as one");
    }
    if (name.matches(".*\\.(tar|tgz|tar\\.gz)")) {
      throw Reading.wrong(path, "is no tar archive: it does not begin as one");
    }
    if (CifarBinary.isOne(path)) {
      return folder(Optional.ofNullable(path.toAbsolutePath().getParent()).orElse(path));
    }
    throw new DataException(
        path
            + (ImageFolder.isImage(path)
                ? " is one image: name the folder that has a folder of images for each class."
                : " is nothing that is known: data are IDX files, CIFAR's binary version or its"
                    + " .tar.gz, a folder of images by class, an .npz or a .csv."));
  }

  private static Source folder(Path path) throws DataException {
    List<Path> files = list(path);
    for (Path raw : List.of(path, path.resolve("raw"))) {
      if (Files.isDirectory(raw) && list(raw).stream().anyMatch(IdxPair::isOne)) {
        return IdxPair.at(raw);
      }
    }
    if (files.stream().anyMatch(CifarBinary::isOne)) {
      return new CifarBinary(path, path);
    }
    for (Path file : files) {
      if (Files.isDirectory(file) && CIFAR.matcher(String.valueOf(file.getFileName())).matches()) {
        return new CifarBinary(path, file);
      }
    }
    List<Path> tables = files.stream().filter(f -> TABLE.matcher(f.toString()).matches()).toList();
    Optional<Path> train = table(tables, "train");
    if (train.isPresent()) {
      Path root = Reading.real(path);
      Path test = table(tables, "test").orElse(null);
      return new CsvTable(
          path,
          Reading.inside(train.get(), root),
          test == null ? null : Reading.inside(test, root));
    }
    List<Path> single = new ArrayList<>(tables);
    files.stream().filter(f -> f.toString().endsWith(".npz")).forEach(single::add);
    if (single.size() == 1) {
      return file(Reading.inside(single.getFirst(), Reading.real(path)));
    }
    if (files.stream().anyMatch(Files::isDirectory)) {
      return new ImageFolder(path);
    }
    throw new DataException(
        path
            + (files.stream().anyMatch(ImageFolder::isImage)
                ? " has images and no folders: put the images of each class into a folder of its"
                    + " name."
                : single.size() > 1
                    ? " has several tables or archives: name one of them."
                    : " has nothing that is known: data are IDX files, CIFAR's binary version or"
                        + " its .tar.gz, a folder of images by class, an .npz or a .csv."));
  }

  private static Optional<Path> table(List<Path> tables, String part) {
    return tables.stream()
        .filter(
            table -> String.valueOf(table.getFileName()).toLowerCase(Locale.ROOT).contains(part))
        .findFirst();
  }

  private static List<Path> list(Path folder) throws DataException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw Reading.refused(folder, e);
    }
  }
}
