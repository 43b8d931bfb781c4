import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the installers of the system that it runs on, once Maven has made the program's jar: the
 * program's files with the natives unpacked, a Java runtime of just the modules that they use, a
 * cache of what the JVM does at every start, and around them what people double-click. On Linux
 * also what a cluster unpacks.
 *
 * <p>Writes {@code target/installers}.
 *
 * @param args the program's jar, its run-time class path, the version, and the flags of every JVM
 *     of the program
 */
void main(String[] args) throws IOException, InterruptedException {
  Path jar = Path.of(args[0]);
  List<Path> libraries =
      Stream.of(args[1].split(File.pathSeparator))
          .map(Path::of)
          .filter(Files::isRegularFile)
          .toList();
  Version version = new Version(args[2]);
  List<String> flags = List.of(args[3].split(" +"));
  Host host = Host.here();
  Path work = Path.of("target", "package");
  Path installers = Files.createDirectories(Path.of("target", "installers"));

  AppFolder app = AppFolder.make(work.resolve("app"), jar, libraries, host);
  Path runtime = JavaRuntime.make(work);
  StartCache.make(app, runtime, work, flags);
  JavaRuntime.withoutCommands(runtime);
  Image image = new Image(app, runtime, version, host, flags, work);
  switch (host.system()) {
    case LINUX -> {
      new LinuxPackages(image.make(), version, host, work, installers).make();
      new Worker(app, runtime, flags, work).make(installers);
    }
    case WINDOWS -> image.makeInstaller("msi", installers);
    case MACOS -> image.makeInstaller("dmg", installers);
  }
}
