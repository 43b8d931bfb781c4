package sparsam.ui.lab.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.data.Augmentation;
import sparsam.data.DataChoice;
import sparsam.data.DataException;
import sparsam.data.DataSet;
import sparsam.data.DataSets;
import sparsam.data.Extent;
import sparsam.data.OwnData;
import sparsam.data.Shape;
import sparsam.data.fetch.DownloadProgress;
import sparsam.data.source.Made;
import sparsam.experiment.DataSource;
import sparsam.experiment.FolderSource;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Design;
import sparsam.nn.layer.Layer;
import sparsam.plot.gallery.Gallery;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.text.Strings;
import sparsam.ui.lab.Bench;
import sparsam.ui.lab.data.OpenDataModel.State;
import sparsam.ui.lab.recipe.RecipeModel;
import sparsam.ui.lab.run.ChosenFolders;

/** Data are looked at, split otherwise, and become the recipe's. */
class OpenDataModelTest {
  @TempDir private Path folder;
  private RecipeModel recipe;
  private OpenDataModel model;
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final CountDownLatch begun = new CountDownLatch(1);

  /** What the program has, and of what it has not, one set that comes for ever. */
  private DataSource source() {
    FolderSource usual = new FolderSource(new DataSets(folder.resolve("home")), null);
    return new DataSource() {
      @Override
      public DataSet load(DataChoice choice) throws DataException {
        return usual.load(choice);
      }

      @Override
      public Optional<Extent> extent(DataChoice choice) {
        return usual.extent(choice);
      }

      @Override
      public OptionalLong download(DataChoice choice) {
        return usual.download(choice);
      }

      @Override
      public boolean isAbsent(DataChoice choice) {
        return usual.isAbsent(choice);
      }

      @Override
      public void fetch(DataChoice choice, DownloadProgress progress)
          throws DataException, InterruptedException {
        if (choice.name().equals("cifar10")) {
          begun.countDown();
          new CountDownLatch(1).await();
        }
        throw new DataException("no mirror gives " + choice.name());
      }
    };
  }

  @BeforeEach
  void open() throws RecipeException {
    recipe = new RecipeModel(new Strings());
    ChosenFolders chosen;
    try (Bench bench = new Bench(folder, source(), () -> {})) {
      chosen = bench.engine().data();
    }
    Download download = new Download(new Strings(), chosen, this::apart, Runnable::run);
    model =
        new OpenDataModel(new Strings(), recipe, chosen, download, Runnable::run, Runnable::run);
  }

  private Thread apart(Runnable work) {
    Thread thread = Thread.ofPlatform().daemon().unstarted(work);
    threads.add(thread);
    thread.start();
    return thread;
  }

  private void awaitEnd(int thread) throws InterruptedException {
    assertTrue(threads.get(thread).join(Duration.ofSeconds(20)), "it has not ended");
  }

  private Path images() throws IOException {
    return Made.random(1, new Shape(3, 12, 10), 80, 20, 4).folder(folder.resolve("my"), "png");
  }

  private OwnData used() {
    return (OwnData) recipe.recipe().get().data().choice();
  }

  private List<String> rows() {
    return model.images().rows().get().stream()
        .map(row -> row.name() + " " + row.train() + " " + row.validation() + " " + row.test())
        .toList();
  }

  @Test
  void itBeginsWithTheRecipesOwn() {
    model.show();
    assertEquals(State.FOUND, model.state().get());
    assertEquals(
        "mnist-10k: 10,000 images of 1×28×28 in 10 classes; 7,200 train, 800 validate, 2,000 test.",
        model.sentence().get());
    assertEquals(11, model.images().rows().get().size());
    assertEquals(
        16, ((Gallery) model.images().pages().picture().get()).tiles().size(), "of two of each");
    assertFalse(model.own().get());
    model.form().noise().text().set("20");
    model.form().augmentation().entry("shift").text().set("2");
    assertTrue(model.usable().get());
    model.use();
    assertEquals(
        new Recipe.Data(new DataChoice.Named("mnist-10k"), 0.2, new Augmentation(2, false, 0)),
        recipe.recipe().get().data());
  }

  @Test
  void aFolderIsSplitAndNormalisedAsIsWished() throws IOException {
    model.open(images());
    assertEquals(List.of(" 72 8 20", "0 18 2 5", "1 18 2 5", "2 18 2 5", "3 18 2 5"), rows());
    model.form().number(OwnData.VALIDATION).text().set("20");
    assertEquals(" 60 20 20", rows().getFirst());
    model.form().number(OwnData.VALIDATION).text().set("many");
    assertFalse(model.usable().get());
    model.form().number(OwnData.VALIDATION).text().set("200");
    assertTrue(model.refusal().get().contains("asks for 200"), model.refusal().get());
    assertFalse(model.usable().get());
    model.form().number(OwnData.VALIDATION).text().set("");
    assertEquals(" 72 8 20", rows().getFirst(), "a tenth again");
    model.form().measured().set(false);
    model.form().mean().text().set("0.5, 0.5");
    model.form().deviation().text().set("0.25 0.25");
    assertTrue(model.refusal().get().contains("2 numbers"), model.refusal().get());
    model.form().mean().text().set("0.5, 0.5, 0.5");
    model.form().deviation().text().set("0.25 0.25 0.25");
    assertEquals("", model.refusal().get());
    model.form().colours().set(OwnData.Colours.GREY);
    assertFalse(model.usable().get(), "three numbers for one channel");
    model.form().colours().set(OwnData.Colours.FOUND);
    model.form().number(OwnData.HEIGHT).text().set("16");
    model.form().number(OwnData.WIDTH).text().set("16");
    model.use();
    assertFalse(model.open().get());
    assertEquals(List.of(0.5, 0.5, 0.5), used().mean());
    assertEquals("3×16×16", recipe.recipe().get().data().input().toString().split(",", -1)[0]);
    assertTrue(used().isKnown());
    recipe.undo();
    assertEquals("mnist-10k", recipe.recipe().get().data().set());
  }

  @Test
  void aClassIsLeftOutAndItsImagesAreLookedAtAlone() throws IOException {
    model.open(images());
    model.images().choose(3);
    assertEquals(16, ((Gallery) model.images().pages().picture().get()).tiles().size());
    assertEquals("1–16 of 18", model.images().pages().place().get());
    model.use("2", false);
    assertEquals(List.of(" 54 6 15", "0 18 2 5", "1 18 2 5", "2 0 0 0", "3 18 2 5"), rows());
    assertTrue(model.images().pages().picture().get().isEmpty(), "none of its images is used");
    model.use("1", false);
    model.use("3", false);
    assertEquals("At least two classes are needed: leave fewer out.", model.refusal().get());
    assertEquals("3 18 2 5", rows().getLast(), "it is still used");
    model.use();
    assertEquals(List.of("2", "1"), used().leaveOut());
    assertEquals(2, recipe.recipe().get().network().input().classes());
  }

  @Test
  void aTableAndAnArchiveAreFoundAndWhatIsNeitherSaysWhy() throws IOException {
    Made digits = Made.random(1, Shape.MNIST, 40, 20, 10);
    model.open(digits.csv(folder.resolve("csv"), true));
    assertTrue(model.table().get());
    assertEquals(State.FOUND, model.state().get(), model.sentence().get());
    model.open(digits.npz(folder.resolve("a.npz"), true, true));
    assertFalse(model.table().get());
    assertTrue(model.title().get().startsWith("a.npz: arrays of NumPy's, "), model.title().get());
    model.open(Files.writeString(folder.resolve("b.npz"), "no"));
    assertEquals(State.NOTHING, model.state().get());
    assertTrue(model.sentence().get().contains("b.npz"), model.sentence().get());
    assertFalse(model.usable().get());
    model.use();
    assertEquals("mnist-10k", recipe.recipe().get().data().set());
  }

  @Test
  void aChainOfLayersEndsWithAsManyUnitsAsThereAreClasses() throws IOException {
    recipe.edit("layers", now -> now.withNetwork(Family.LAYERS.standard()));
    model.open(images());
    assertEquals("", model.refusal().get());
    model.use();
    Design.Chain chain = (Design.Chain) recipe.recipe().get().network().design();
    assertEquals(4, ((Layer.Dense) chain.layers().getLast()).out());
  }

  @Test
  void whatDoesNotGoWithTheNetworkIsSaid() throws IOException {
    recipe.edit("lenet", now -> now.withNetwork(Family.LENET_5.standard()));
    model.open(images());
    assertTrue(
        model.refusal().get().startsWith("my does not go with the recipe’s network: "),
        model.refusal().get());
    assertFalse(model.usable().get());
  }

  @Test
  void whatIsNotHereIsOfferedWithItsSize() {
    assertEquals("cifar10", model.known().words("cifar10").get(), "nobody has looked");
    model.known().ask();
    assertEquals(
        "cifar10: 60,000 images of 3×32×32, 10 classes; to be downloaded, 170 MB",
        model.known().words("cifar10").get());
    assertEquals(
        "fashion-10k: 10,000 images of 1×28×28, 10 classes",
        model.known().words("fashion-10k").get());
    recipe.edit("data", now -> now.withData(new Recipe.Data("cifar10", 0)));
    model.show();
    assertTrue(model.sentence().get().startsWith("cifar10 is not on this machine"));
    model.take("fashion-10k");
    assertEquals(State.FOUND, model.state().get());
  }

  @Test
  void aSecondDownloadTakesTheFirstOnesPlace() throws Exception {
    model.show();
    model.take("cifar10");
    begun.await();
    assertEquals("Downloading cifar10 …", model.sentence().get());
    model.take("mnist");
    awaitEnd(0);
    awaitEnd(1);
    assertEquals(State.NOTHING, model.state().get());
    assertEquals("no mirror gives mnist", model.sentence().get());
  }

  @Test
  void whatWaitsForAnEndIsCancelledWithIt() throws Exception {
    model.show();
    model.take("cifar10");
    begun.await();
    model.close();
    awaitEnd(0);
    assertEquals("", model.sentence().get());
    model.show();
    model.take("cifar10");
    assertEquals(State.COMING, model.state().get());
    model.cancel();
    awaitEnd(1);
    assertEquals(State.NOTHING, model.state().get());
    assertTrue(model.sentence().get().contains("cancelled"), model.sentence().get());
  }

  @Test
  void aFolderThatIsOpenedEndsTheDownload() throws Exception {
    model.show();
    model.take("cifar10");
    begun.await();
    model.open(images());
    awaitEnd(0);
    assertEquals(State.FOUND, model.state().get());
    assertTrue(model.own().get());
  }
}
