package sparsam.campaign.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What commands start from: a recipe with its data, a run of it, a sweep.
 *
 * @param folder of all
 */
public record Shelf(SmallRun small, Path folder) {
  private static final int EPOCHS = 2;

  /** Makes all of it. */
  public static Shelf in(Path folder) throws IOException {
    Shelf shelf = new Shelf(SmallRun.in(folder, EPOCHS), folder);
    must(Command.RUN.first(shelf, folder));
    Files.move(folder.resolve(Command.OUT), shelf.run());
    must(Command.sweep(shelf.small().recipe().toString(), shelf.sweep().toString(), "1"));
    return shelf;
  }

  /** Does what a command line does, which has to succeed. */
  public static void must(List<String> command) {
    Said said = Said.by(command);
    if (said.code() != 0) {
      throw new IllegalStateException(command + " ended with " + said);
    }
  }

  /** A run of the recipe. */
  public Path run() {
    return folder.resolve("run");
  }

  /** A sweep of it. */
  public Path sweep() {
    return folder.resolve("sweep");
  }
}
