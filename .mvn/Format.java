import com.google.googlejavaformat.java.Main;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs google-java-format over the sources: {@code check} fails on a file it would change, {@code apply} changes it. */
void main(String[] args) throws Exception {
  boolean apply = args.length == 1 && args[0].equals("apply");
  List<String> command = new ArrayList<>(apply ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
  for (String folder : List.of("src", "packaging")) {
    try (var files = Files.walk(Path.of(folder))) {
      files.map(Path::toString).filter(name -> name.endsWith(".java")).sorted().forEach(command::add);
    }
  }
  PrintWriter out = new PrintWriter(System.out, true);
  PrintWriter err = new PrintWriter(System.err, true);
  int result = new Main(out, err, System.in).format(command.toArray(String[]::new));
  if (result != 0) {
    err.println("Not formatted as the project is, see above: run mvn -q validate -Pformat");
  }
  System.exit(result);
}
