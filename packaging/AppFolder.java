import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The program's own files as they lie on people's disks: {@code sparsam.jar}, {@code lib} with the
 * other jars, {@code natives} with their native libraries, and the licences.
 *
 * <p>The libraries would else be unpacked at the first start, into two hidden folders of the
 * person's home that no uninstaller knows.
 */
record AppFolder(Path path) {
  private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dll|dylib|jnilib)(\\.\\d+)*");

  /**
   * OpenBLAS, which JavaCPP's preset looks for under two names. On Linux the second is enough: the
   * library answers to its first name once it is loaded, whatever its file's name is. Where that is
   * not so it lies there twice.
   */
  private static final Pattern BLAS =
      Pattern.compile("(libopenblas)(\\.so\\.0|\\.0\\.dylib|\\.dll)");

  /**
   * Of all files: what is made twice is the same, and the cache of the JVM's starts, which compares
   * the jars' times with those that it was made with, fits.
   */
  static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  /**
   * Makes it anew.
   *
   * @param jar the program's
   * @param libraries the jars that it needs
   */
  static AppFolder make(Path path, Path jar, List<Path> libraries, Host host) throws IOException {
    AppFolder app = new AppFolder(path);
    Tree.delete(path);
    Files.createDirectories(app.natives());
    Files.createDirectories(app.path.resolve("lib"));
    Files.copy(jar, app.jar());
    for (Path library : libraries) {
      app.take(library, host);
    }
    for (String file : List.of("LICENSE", "NOTICE")) {
      Files.copy(Path.of(file), app.path.resolve(file));
    }
    Licences.collect(libraries, app.path.resolve("licences"));
    Tree.setTimes(app.path, TIME);
    return app;
  }

  Path jar() {
    return path.resolve("sparsam.jar");
  }

  /** All jars, in the order in which jpackage names them to its launchers. */
  List<Path> classPath() throws IOException {
    List<Path> all = new ArrayList<>(List.of(jar()));
    try (Stream<Path> jars = Files.list(path.resolve("lib"))) {
      jars.sorted().forEach(all::add);
    }
    return all;
  }

  Path natives() {
    return path.resolve("natives");
  }

  /** The JVM's cache, named in the launchers' settings too. */
  Path cache() {
    return path.resolve("sparsam.aot");
  }

  private void take(Path jar, Host host) throws IOException {
    Path copy = path.resolve("lib").resolve(jar.getFileName());
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        if (NATIVE.matcher(name).matches()) {
          unpack(name, in, host);
        } else {
          pass(entry, in, out);
        }
      }
    }
  }

  private static void pass(ZipEntry entry, InputStream in, OutputStream out) throws IOException {
    ZipEntry same = new ZipEntry(entry.getName());
    same.setLastModifiedTime(TIME);
    ((ZipOutputStream) out).putNextEntry(same);
    in.transferTo(out);
  }

  private void unpack(String name, InputStream in, Host host) throws IOException {
    var blas = BLAS.matcher(name);
    if (!blas.matches()) {
      Files.copy(in, natives().resolve(name), StandardCopyOption.REPLACE_EXISTING);
      return;
    }
    Path renamed = natives().resolve(blas.group(1) + "_nolapack" + blas.group(2));
    Files.copy(in, renamed);
    if (!host.is(Host.System.LINUX)) {
      Files.copy(renamed, natives().resolve(name));
    }
  }
}
