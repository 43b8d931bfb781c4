package sparsam.ui.lab.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.data.DataChoice;
import sparsam.data.DataException;
import sparsam.data.DataSet;
import sparsam.data.fetch.DownloadProgress;
import sparsam.experiment.DataSource;
import sparsam.text.Strings;
import sparsam.ui.lab.Bench;
import sparsam.ui.lab.run.ChosenFolders;

class DataModelTest {
  @TempDir Path folder;

  private final Set<String> here = new HashSet<>(Set.of("digits"));
  private final List<String> arrivals = new ArrayList<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private String fails = "";
  private boolean hangs;

  /** One set in the program, another to be fetched or to be found in a folder of its name. */
  private final DataSource source =
      new DataSource() {
        @Override
        public DataSet load(DataChoice name) throws DataException {
          throw new DataException("nobody asks");
        }

        @Override
        public boolean isAbsent(DataChoice name) {
          return !here.contains(name.name());
        }

        @Override
        public void fetch(DataChoice name, DownloadProgress progress)
            throws DataException, InterruptedException {
          progress.received("images", 2_500_000, 10_000_000);
          if (hangs) {
            begun.countDown();
            new CountDownLatch(1).await();
          }
          if (!fails.isEmpty()) {
            throw new DataException(fails);
          }
          here.add(name.name());
        }

        @Override
        public DataSource in(@Nullable String place) {
          if (place == null || !place.endsWith("mine")) {
            return this;
          }
          DataSource usual = this;
          return new DataSource() {
            @Override
            public DataSet load(DataChoice name) throws DataException {
              return usual.load(name);
            }
          };
        }
      };

  private ChosenFolders chosen() {
    try (Bench bench = new Bench(folder, source, () -> {})) {
      return bench.engine().data();
    }
  }

  private DataModel model(DataModel.Starter starter) {
    return model(starter, new Download(new Strings(), source, starter, Runnable::run));
  }

  private DataModel model(DataModel.Starter starter, Download download) {
    return new DataModel(
        new Strings(), chosen(), download, starter, Runnable::run, () -> arrivals.add("arrived"));
  }

  private static Thread atOnce(Runnable work) {
    work.run();
    return Thread.currentThread();
  }

  @Test
  void whatIsHereIsNoMatter() {
    DataModel model = model(DataModelTest::atOnce);
    model.follow(new DataChoice.Named("digits"));
    assertFalse(model.absent().get());
    assertEquals("", model.sentence().get());
    assertEquals(List.of(), arrivals);
  }

  @Test
  void whatIsDownloadedArrives() {
    DataModel model = model(DataModelTest::atOnce);
    model.follow(new DataChoice.Named("mnist"));
    assertTrue(model.absent().get());
    assertEquals(
        "mnist is not on this machine: download it, or say in which folder it is.",
        model.sentence().get());
    fails = "no mirror gives mnist";
    model.download();
    assertEquals("no mirror gives mnist", model.sentence().get());
    assertTrue(model.absent().get());
    fails = "";
    List<String> said = new ArrayList<>();
    model.sentence().subscribe(words -> said.add(words));
    model.download();
    assertTrue(said.contains("Downloading mnist: images, 2.5 of 10.0 MB"), said.toString());
    assertFalse(model.absent().get());
    assertFalse(model.coming().get());
    assertEquals("", model.sentence().get());
    assertEquals(List.of("arrived"), arrivals);
  }

  @Test
  void aDownloadIsCancelled() throws InterruptedException {
    hangs = true;
    List<Thread> threads = new ArrayList<>();
    DataModel model =
        model(
            work -> {
              Thread thread = Thread.ofPlatform().daemon().start(work);
              threads.add(thread);
              return thread;
            });
    model.follow(new DataChoice.Named("mnist"));
    threads.getFirst().join();
    model.download();
    begun.await();
    assertTrue(model.coming().get());
    model.cancel();
    threads.get(1).join();
    threads.get(2).join();
    assertFalse(model.coming().get());
    assertTrue(model.absent().get());
    assertEquals(
        "The download of mnist was cancelled; another one goes on where it ended.",
        model.sentence().get());
  }

  @Test
  void aFolderIsTakenIfTheSetIsThere() {
    DataModel model = model(DataModelTest::atOnce);
    model.follow(new DataChoice.Named("mnist"));
    model.choose(folder.resolve("other"));
    assertTrue(model.sentence().get().startsWith("mnist is not in "), model.sentence().get());
    assertTrue(model.absent().get());
    model.choose(folder.resolve("mine"));
    assertFalse(model.absent().get());
    assertEquals("", model.sentence().get());
    assertEquals(List.of("arrived"), arrivals);
    assertFalse(model.source().isAbsent(new DataChoice.Named("mnist")), "it is loaded from there");
  }

  @Test
  void anotherSetsRecipeIsNotKeptByOneThatIsAbsent() {
    DataModel model = model(DataModelTest::atOnce);
    model.follow(new DataChoice.Named("mnist"));
    model.follow(new DataChoice.Named("digits"));
    assertFalse(model.absent().get());
    assertEquals("", model.sentence().get());
  }

  @Test
  void whatComesByAnothersWishArrives() {
    Download download = new Download(new Strings(), source, DataModelTest::atOnce, Runnable::run);
    DataModel model = model(DataModelTest::atOnce, download);
    model.follow(new DataChoice.Named("mnist"));
    download.begin(new DataChoice.Named("other"), _ -> {});
    assertTrue(model.absent().get());
    assertTrue(model.sentence().get().startsWith("mnist is not"), model.sentence().get());
    download.begin(new DataChoice.Named("mnist"), _ -> {});
    assertFalse(model.absent().get());
    assertEquals("", model.sentence().get());
    assertEquals(List.of("arrived"), arrivals);
  }
}
