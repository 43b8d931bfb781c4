package sparsam.data.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import sparsam.data.DataException;
import sparsam.data.OwnData;
import sparsam.data.Shape;
import sparsam.data.Subject;

/**
 * CIFAR-10 or CIFAR-100 in the binary version of its authors (Krizhevsky 2009): a folder of {@code
 * .bin} files, or the archive they come in. A record is one label, of CIFAR-100 a coarse and a fine
 * one, and 3,072 bytes: red, green, blue.
 *
 * @param path the folder that was named, or the archive
 * @param folder with the files; the path itself for an archive
 */
public record CifarBinary(Path path, Path folder) implements Source {
  private static final Shape SHAPE = new Shape(3, 32, 32);
  private static final int TEN = 10;
  private static final int HUNDRED = 100;
  private static final Pattern TRAIN = Pattern.compile("data_batch_\\d\\.bin|train\\.bin");
  private static final Pattern TEST = Pattern.compile("test_batch\\.bin|test\\.bin");
  private static final Pattern NAMES =
      Pattern.compile("batches\\.meta\\.txt|fine_label_names\\.txt");

  /** The files of a set are no larger; what is, is something else. */
  private static final long LONGEST = 400_000_000;

  private static final int LONGEST_NAMES = 1 << 16;

  /** Whether a file is named as one of the set's is. */
  static boolean isOne(Path file) {
    String name = String.valueOf(file.getFileName());
    return TRAIN.matcher(name).matches() || TEST.matcher(name).matches();
  }

  @Override
  public String kind() {
    return "CIFAR's binary files";
  }

  @Override
  public Found read(OwnData how, Memory memory) throws DataException {
    Map<String, byte[]> files = Files.isDirectory(folder) ? folder(memory) : archive(memory);
    List<byte[]> train = new ArrayList<>();
    List<byte[]> test = new ArrayList<>();
    List<String> names = List.of();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      if (TRAIN.matcher(file.getKey()).matches()) {
        train.add(file.getValue());
      } else if (TEST.matcher(file.getKey()).matches()) {
        test.add(file.getValue());
      } else {
        names = names(file.getValue());
      }
    }
    if (train.isEmpty()) {
      throw Reading.wrong(
          path, "has no data_batch_1.bin and no train.bin of CIFAR's binary version");
    }
    boolean hundred = files.containsKey("train.bin");
    return assembled(train, test, hundred, names, how, memory);
  }

  private Found assembled(
      List<byte[]> train,
      List<byte[]> test,
      boolean hundred,
      List<String> names,
      OwnData how,
      Memory memory)
      throws DataException {
    int head = hundred ? 2 : 1;
    int record = head + SHAPE.features();
    int classes = hundred ? HUNDRED : TEN;
    int trained = count(train, record);
    int count = trained + count(test, record);
    memory.require(path.toString(), count, SHAPE);
    byte[] pixels = new byte[Math.multiplyExact(count, SHAPE.features())];
    int[] labels = new int[count];
    int at = 0;
    for (List<byte[]> part : List.of(train, test)) {
      for (byte[] file : part) {
        for (int from = 0; from < file.length; from += record) {
          int label = file[from + head - 1] & 0xFF;
          if (label >= classes) {
            throw Reading.wrong(
                path,
                String.format(
                    Locale.ROOT,
                    "has the label %d at image %d where labels are 0 to %d",
                    label,
                    at,
                    classes - 1));
          }
          labels[at] = label;
          System.arraycopy(file, from + head, pixels, at * SHAPE.features(), SHAPE.features());
          at++;
        }
      }
    }
    return Whole.found(
        path.toString(),
        SHAPE,
        pixels,
        labels,
        trained,
        named(names, classes),
        new ArrayList<>(),
        how,
        memory);
  }

  private static List<String> named(List<String> names, int classes) {
    if (names.size() == classes) {
      return names;
    }
    if (classes == TEN) {
      return Subject.THINGS.classes();
    }
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      numbers.add(Integer.toString(i));
    }
    return numbers;
  }

  private int count(List<byte[]> files, int record) throws DataException {
    int count = 0;
    for (byte[] file : files) {
      if (file.length == 0 || file.length % record != 0) {
        throw Reading.wrong(
            path,
            String.format(
                Locale.ROOT,
                "has a file of %,d bytes, which are not whole images of %,d: it is cut short, or no"
                    + " file of CIFAR's binary version",
                file.length,
                record));
      }
      count += file.length / record;
    }
    return count;
  }

  private static List<String> names(byte[] text) {
    return new String(text, StandardCharsets.UTF_8)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .distinct()
        .toList();
  }

  private Map<String, byte[]> folder(Memory memory) throws DataException {
    Map<String, byte[]> files = new TreeMap<>();
    long all = 0;
    try (var listed = Files.list(folder)) {
      for (Path file : listed.filter(Files::isRegularFile).sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        if (isWanted(name)) {
          Reading.inside(file, Reading.real(path));
          long size = Files.size(file);
          all += size;
          require(name, size, all, memory);
          files.put(name, Files.readAllBytes(file));
        }
      }
    } catch (IOException e) {
      throw Reading.refused(folder, e);
    }
    return files;
  }

  private static boolean isWanted(String name) {
    return TRAIN.matcher(name).matches()
        || TEST.matcher(name).matches()
        || NAMES.matcher(name).matches();
  }

  private void require(String name, long size, long all, Memory memory) throws DataException {
    if (NAMES.matcher(name).matches() ? size > LONGEST_NAMES : all > LONGEST) {
      throw Reading.wrong(
          path,
          String.format(
              Locale.ROOT, "has a %s that claims %,d bytes, more than CIFAR has", name, size));
    }
    memory.require(path.toString(), all / SHAPE.features(), SHAPE);
  }

  private Map<String, byte[]> archive(Memory memory) throws DataException {
    return Reading.file(
        path,
        in -> {
          Map<String, byte[]> files = new TreeMap<>();
          Tar tar = new Tar(path, in, LONGEST);
          long all = 0;
          for (Tar.Entry entry = tar.next(); entry != null; entry = tar.next()) {
            String name = entry.name().substring(entry.name().lastIndexOf('/') + 1);
            if (!isWanted(name) || !entry.isFile()) {
              continue;
            }
            all += entry.size();
            require(name, entry.size(), all, memory);
            files.put(name, whole(in, tar, entry));
          }
          return files;
        });
  }

  private static byte[] whole(InputStream in, Tar tar, Tar.Entry entry) throws IOException {
    byte[] bytes = in.readNBytes((int) entry.size());
    if (bytes.length < entry.size()) {
      throw new EOFException();
    }
    tar.took(entry.size());
    return Arrays.copyOf(bytes, bytes.length);
  }
}
