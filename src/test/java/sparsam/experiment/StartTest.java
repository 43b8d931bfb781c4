package sparsam.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.data.DataException;
import sparsam.data.DataOrigin;
import sparsam.data.DataSet;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.Refusal;
import sparsam.result.Monitor;
import sparsam.result.Run;
import sparsam.store.PastRun;
import sparsam.store.RunFolder;
import sparsam.train.Control;
import sparsam.train.LinearNetwork;

/** What must be there before a run begins, and which data it may go on with. */
class StartTest {
  private static final DataOrigin MADE = new DataOrigin("a".repeat(64), false, "/there");
  private static final DataOrigin OTHER = new DataOrigin("b".repeat(64), true, null);

  @TempDir Path temp;

  private static DataSet data(DataOrigin origin) {
    DataSet blobs = LinearNetwork.blobs();
    return new DataSet(blobs.name(), blobs.train(), blobs.validation(), blobs.test(), origin);
  }

  private static Run run(Opening opening, DataSource data, NetworkFactory networks)
      throws Exception {
    return new Experiment(
            TinyRun.recipe(),
            opening,
            data,
            networks,
            TinyRun.ENVIRONMENT,
            new Monitor(),
            new Control())
        .run();
  }

  private static Run run(Opening opening, DataOrigin origin) throws Exception {
    return run(opening, _ -> data(origin), (_, seed, _) -> new LinearNetwork(seed, () -> {}));
  }

  @Test
  void no_folder_is_made_where_the_rest_is_not_there() throws RecipeException {
    Recipe recipe = TinyRun.recipe();
    Path folder = temp.resolve("run");
    Opening opening = _ -> RunFolder.create(folder, recipe);
    String data =
        Refusal.of(
            DataException.class,
            () ->
                run(
                    opening,
                    _ -> {
                      throw new DataException("no data");
                    },
                    (_, seed, _) -> new LinearNetwork(seed, () -> {})));
    assertEquals("no data", data);
    String memory =
        Refusal.of(
            IOException.class,
            () ->
                run(
                    opening,
                    _ -> data(MADE),
                    (_, _, _) -> {
                      throw new OutOfMemoryError();
                    }));
    assertTrue(memory.contains("does not fit into this program's memory"), memory);
    assertTrue(
        Refusal.of(
                IOException.class,
                () ->
                    run(
                        opening,
                        _ -> {
                          throw new OutOfMemoryError();
                        },
                        (_, seed, _) -> new LinearNetwork(seed, () -> {})))
            .contains("does not fit into this program's memory"),
        "neither do images");
    String library =
        Refusal.of(
            IOException.class,
            () ->
                run(
                    opening,
                    _ -> data(MADE),
                    (_, _, _) -> {
                      throw new UnsatisfiedLinkError("no openblas");
                    }));
    assertEquals(
        "the libraries that compute cannot be loaded on this computer: no openblas", library);
    assertFalse(Files.exists(folder));
  }

  @Test
  void a_run_goes_on_with_its_own_data_only() throws Exception {
    Path folder = temp.resolve("run");
    Recipe recipe = TinyRun.recipe();
    Run run = run(_ -> RunFolder.create(folder, recipe), MADE);
    assertEquals(MADE, run.data());
    assertEquals(MADE, PastRun.open(folder).run().data());
    assertEquals(MADE, PastRun.open(folder).monitor().answers().data());
    String before = Files.readString(folder.resolve("run.json"));
    assertEquals(
        "the run in "
            + folder
            + " was made with another mnist-10k (fingerprint aaaaaaaaaaaa…) than the one in this"
            + " program's data (bbbbbbbbbbbb…): name the folder of its own data, which were in"
            + " /there",
        Refusal.of(IOException.class, () -> run(_ -> RunFolder.resume(folder), OTHER)));
    assertEquals(before, Files.readString(folder.resolve("run.json")));
    assertEquals(run.results(), run(_ -> RunFolder.resume(folder), MADE).results());
  }

  /** Where results are not there yet, the checkpoint knows the data. */
  @Test
  void a_checkpoint_knows_its_data() throws Exception {
    Path folder = temp.resolve("run");
    Recipe recipe = TinyRun.recipe();
    run(_ -> RunFolder.create(folder, recipe), MADE);
    Path results = folder.resolve("run.json");
    Files.writeString(
        results,
        Files.readString(results)
            .replaceFirst("(?s)\"data\": \\{.*?},", "")
            .replaceFirst("(?s)\"results\": \\[.*]", "\"results\": []"));
    assertTrue(
        Refusal.of(IOException.class, () -> run(_ -> RunFolder.resume(folder), OTHER))
            .contains("was made with another mnist-10k (fingerprint aaaaaaaaaaaa…)"));
  }

  @Test
  void folders_of_older_versions_go_on_where_the_labels_are_the_same() throws Exception {
    Path folder = temp.resolve("run");
    Recipe recipe = TinyRun.recipe();
    Run run = run(_ -> RunFolder.create(folder, recipe), DataOrigin.UNKNOWN);
    assertFalse(Files.readString(folder.resolve("run.json")).contains("fingerprint"));
    DataSet same = data(MADE);
    int[] labels = same.test().labels().clone();
    labels[0] = (labels[0] + 1) % 10;
    DataSet others =
        new DataSet(
            same.name(), same.train(), same.validation(), same.test().withLabels(labels), MADE);
    assertEquals(
        folder.resolve("predictions.csv")
            + " has the answers to other test images than those of mnist-10k in /there: name the"
            + " folder of its own data",
        Refusal.of(
            IOException.class,
            () ->
                run(
                    _ -> RunFolder.resume(folder),
                    _ -> others,
                    (_, seed, _) -> new LinearNetwork(seed, () -> {}))));
    assertEquals(run.results(), run(_ -> RunFolder.resume(folder), MADE).results());
  }
}
