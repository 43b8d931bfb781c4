import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes the installers of the system that it runs on, once Maven has made the program's jar: the
 * program's files with the natives unpacked, a Java runtime of just the modules that they use, a
 * cache of what the JVM does at every start, and around them what people double-click.
 *
 * <p>Reads {@code target/package/jars} and writes {@code target/installers}.
 *
 * @param args the program's jar, the version, and the flags of every JVM of the program
 */
void main(String[] args) throws IOException, InterruptedException {
  Version version = new Version(args[1]);
  List<String> flags = List.of(args[2].split(" +"));
  Host host = Host.here();
  Path work = Path.of("target", "package");
  Path jar = Path.of(args[0]);
  Path installers = Files.createDirectories(Path.of("target", "installers"));

  AppFolder app = AppFolder.make(jar, work, host);
  Path runtime = JavaRuntime.make(work);
  StartCache.make(app, runtime, flags);
  JavaRuntime.withoutCommands(runtime);
  Image image = new Image(app, runtime, version, flags, work);
  switch (host.system()) {
    case LINUX -> new LinuxPackages(image.make(), version, host, work, installers).make();
    case WINDOWS -> image.makeInstaller("msi", installers);
    case MACOS -> image.makeInstaller("dmg", installers);
  }
}
