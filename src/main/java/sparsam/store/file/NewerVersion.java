package sparsam.store.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import sparsam.recipe.Json;
import sparsam.result.Environment;
import sparsam.system.PlainText;

/** That a run was made by a newer version, which may have written what this one does not know. */
public final class NewerVersion extends IOException {
  private static final long serialVersionUID = 1L;

  private final String version;

  private NewerVersion(Path file, String version) {
    super(
        "%s was made by a newer version of Sparsam (%s; this is %s): open it with that one"
            .formatted(file, PlainText.quoted(version), Environment.VERSION));
    this.version = PlainText.quoted(version);
  }

  /** The version that made it. */
  public String version() {
    return version;
  }

  /**
   * @param file what messages call it
   * @param run what it says of the run
   * @throws NewerVersion where a newer version says it
   */
  public static void refuse(Path file, JsonNode run) throws NewerVersion {
    String version = run.path("environment").path("sparsam").asText();
    if (isNewer(version, Environment.VERSION)) {
      throw new NewerVersion(file, version);
    }
  }

  /**
   * As {@link #refuse(Path, JsonNode)}, before anything else of a run's folder is understood.
   *
   * @param file which need not be there; one that is damaged is for others to complain of
   */
  public static void refuse(Path file) throws NewerVersion {
    JsonNode run;
    try {
      if (!Files.exists(file)) {
        return;
      }
      run = Json.read(file);
    } catch (IOException _) {
      return;
    }
    refuse(file, run);
  }

  /**
   * Whether a version comes after another, by its numbers: what is behind a dash does not count,
   * and one that has no numbers is not newer.
   */
  public static boolean isNewer(String version, String than) {
    return Arrays.compare(numbers(version), numbers(than)) > 0;
  }

  private static int[] numbers(String version) {
    String[] parts = version.split("-", 2)[0].split("\\.", -1);
    int[] numbers = new int[3];
    for (int i = 0; i < numbers.length && i < parts.length; i++) {
      if (!parts[i].matches("[0-9]{1,9}")) {
        return new int[3];
      }
      numbers[i] = Integer.parseInt(parts[i]);
    }
    return numbers;
  }
}
