package sparsam.ui.about;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import sparsam.result.Environment;
import sparsam.system.Computer;
import sparsam.system.FileManager;
import sparsam.system.Folders;
import sparsam.system.Installation;

/**
 * What the panel tells of. Nothing of it is asked for before the panel is shown, and then never on
 * the window's thread.
 *
 * @param environment loads the native libraries, if nothing else has
 * @param computer asks the system
 * @param data the folder of the data sets
 * @param runs the folder of the runs' folders
 * @param logs the folder of the log's files
 * @param licences the folder with the licences of what comes with Sparsam; empty where it runs from
 *     its sources
 * @param folders shows a folder to the person
 */
public record Surroundings(
    Supplier<Environment> environment,
    Supplier<Computer> computer,
    Path data,
    Path runs,
    Path logs,
    Optional<Path> licences,
    Shows folders) {
  /** Shows a folder outside of Sparsam. */
  @FunctionalInterface
  public interface Shows {
    /**
     * Waits until it is shown, as far as that can be known.
     *
     * @throws IOException with a reason that fits into a sentence
     */
    void show(Path folder) throws IOException;
  }

  /** The real ones. */
  public static Surroundings of(Folders folders, Supplier<Environment> environment) {
    return new Surroundings(
        environment,
        Computer::here,
        folders.data(),
        folders.runs(),
        folders.logs(),
        Installation.licences(System.getProperties()),
        FileManager.standard()::show);
  }
}
