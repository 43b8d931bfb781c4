package sparsam.ui.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.data.DataSet;
import sparsam.data.Digest;
import sparsam.data.Examples;
import sparsam.experiment.TinyRun;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Engine;
import sparsam.nn.Network;
import sparsam.nn.Samples;
import sparsam.nn.file.OtherFiles;
import sparsam.nn.file.Safetensors;
import sparsam.plot.histogram.Histogram;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeReader;
import sparsam.report.HtmlReport;
import sparsam.report.Report;
import sparsam.result.DenseFrom.Brought;
import sparsam.result.Run;
import sparsam.store.PastRun;
import sparsam.text.Strings;
import sparsam.ui.lab.dense.Note;
import sparsam.ui.lab.result.ArmRow;
import sparsam.ui.lab.run.RunModel.State;

/** A dense network from a file in the window's state, over the real engine; no toolkit runs. */
class DenseFilesTest {
  private static final Architecture OWN = new Architecture(Family.CLASSIFIER, List.of(2, 3));
  private static final Architecture OTHER = new Architecture(Family.LENET_5, List.of(2, 3, 4));

  @TempDir Path folder;
  private final Strings strings = new Strings();
  private final Gate gate = new Gate();

  @SuppressWarnings("NullAway.Init") // by open()
  private Bench bench;

  @SuppressWarnings("NullAway.Init") // by open()
  private LabModel model;

  @BeforeEach
  void open() throws Exception {
    bench =
        new Bench(
            folder.resolve("runs"),
            _ -> images(),
            (architecture, seed, batch) -> {
              gate.run();
              return Engine.FAST.create(architecture, seed, batch, 1);
            });
    model = new LabModel(strings, bench.engine(), bench.screen());
    model
        .recipe()
        .open(
            folder.resolve("tiny.sparsam"),
            RecipeReader.override(TinyRun.recipe(), List.of("network.widths=[2,3]")));
    pollUntil(() -> !weights().isEmpty());
  }

  @AfterEach
  void close() {
    gate.open();
    model.close();
    bench.close();
  }

  private static DataSet images() {
    return new DataSet("mnist-10k", images(1, 48), images(2, 20), images(3, 20));
  }

  private static Examples images(long seed, int count) {
    Samples.Batch batch = Samples.batch(seed, count);
    return new Examples(batch.inputs(), batch.labels());
  }

  private static Safetensors network(Architecture architecture) {
    try (Network made = Engine.FAST.create(architecture, 99, 1, 1)) {
      return Safetensors.of(made.parameters());
    }
  }

  private Path file(String name, Architecture architecture) throws Exception {
    return Files.write(
        folder.resolve(name), OtherFiles.of(network(architecture), "F32", "module.").bytes());
  }

  private void pollUntil(BooleanSupplier so) {
    bench.until(model::poll, so);
  }

  private boolean ended() {
    return model.runs().state().get() == State.ENDED;
  }

  private Histogram weights() {
    return (Histogram) model.weights().picture().get();
  }

  private String from() {
    return model.dense().from().get();
  }

  private Note note() {
    return model.dense().note().get();
  }

  private ArmRow dense() {
    return model.result().rows().get().getFirst();
  }

  private void openAndWait(Path file) {
    model.dense().open(file);
    pollUntil(() -> dense().state() == ArmRow.State.FINISHED);
  }

  private String told(Run run) throws Exception {
    PastRun past = PastRun.open(folder.resolve("runs/2026-03-04-120000-tiny"));
    Report report = Report.of(strings, run, past.monitor(), model.data().source());
    return HtmlReport.of(report, strings);
  }

  @Test
  void everyPanelShowsItAsOneThatWasTrained() throws Exception {
    assertEquals("", from());
    openAndWait(file("net.safetensors", OWN));
    assertEquals("The dense network is from net.safetensors, so it was not trained here.", from());
    assertEquals(Note.NONE, note());
    assertTrue(model.dense().fromFile().get());
    assertFalse(model.dense().trainable().get());
    assertEquals("from a file, not trained here", dense().settings());
    assertEquals(List.of("dense"), model.answers().networks().get());
    assertEquals("dense, from the file", weights().bars().getFirst().name());
    assertEquals(1, weights().thresholds().size());
    pollUntil(() -> model.prune().curved().get() && !model.prune().stale().get());
    assertFalse(
        model.prune().note().get().contains("training begins"), "of weights that have not learnt");
    assertTrue(model.shown().get() instanceof Exhibit.Plan);
  }

  @Test
  void aRunKeepsItAndGoesOnWithItWhenTheFileIsGone() throws Exception {
    Path file = file("net.safetensors", OWN);
    Brought origin = new Brought("net.safetensors", Digest.sha256(file));
    openAndWait(file);
    String accuracy = dense().accuracy();
    gate.shut();
    model.run();
    model.runs().stop();
    gate.open();
    pollUntil(this::ended);
    assertEquals("", model.runs().error().get());
    Path run = folder.resolve("runs/2026-03-04-120000-tiny");
    assertEquals(Run.State.STOPPED, PastRun.open(run).run().state());
    Files.delete(file);
    model.goingOn().with(PastRun.open(run));
    pollUntil(this::ended);
    assertEquals("", model.runs().error().get());
    PastRun past = PastRun.open(run);
    assertEquals(Run.State.FINISHED, past.run().state());
    assertEquals(origin, past.run().denseFrom());
    assertEquals(accuracy, dense().accuracy());
    assertArrayEquals(
        network(OWN).toBytes(), Files.readAllBytes(run.resolve("weights/dense.safetensors")));
    model.time().path().set("SAM");
    model.time().position().set(0);
    assertEquals("dense, from the file", model.time().label().get());
    String page = told(past.run());
    assertTrue(page.contains("the file net.safetensors, SHA-256 " + origin.sha256()), page);
    assertTrue(page.contains("--dense-from net.safetensors"), page);

    model.dense().train();
    model.run();
    pollUntil(this::ended);
    assertEquals("", model.runs().error().get());
    PastRun trained = PastRun.open(folder.resolve("runs/2026-03-04-120000-tiny-2"));
    assertEquals(null, trained.run().denseFrom());
    assertEquals("", from());
  }

  @Test
  void anotherNetworkIsOfferedTakenOverAndTakenBack() throws Exception {
    Recipe before = model.recipe().recipe().get();
    model.dense().open(file("lenet.safetensors", OTHER));
    pollUntil(() -> !note().sentence().isEmpty());
    assertEquals(
        new Note(
            "lenet.safetensors is a lenet-5 [2, 3, 4]; this recipe's network is classifier [2, 3].",
            "Use lenet-5 [2, 3, 4]"),
        note());
    assertEquals("", from());
    assertEquals(before, model.recipe().recipe().get());

    model.dense().takeOver();
    assertEquals(OTHER, model.recipe().recipe().get().network());
    assertEquals(before.arms(), model.recipe().recipe().get().arms());
    assertEquals(Note.NONE, note());
    pollUntil(() -> dense().state() == ArmRow.State.FINISHED);
    assertTrue(from().contains("lenet.safetensors"), from());
    assertEquals("network lenet-5 [2, 3, 4]", model.recipe().undoWords().get());

    model.recipe().undo();
    assertEquals(before, model.recipe().recipe().get());
    assertEquals(
        "lenet.safetensors is a lenet-5 [2, 3, 4]; this recipe's network is classifier [2, 3]."
            + " The next run trains its dense network.",
        note().sentence());
    assertFalse(model.dense().fromFile().get());
    pollUntil(() -> dense().state() == ArmRow.State.PLANNED);
    assertEquals("freshly initialised", weights().bars().getFirst().name());

    model.recipe().redo();
    pollUntil(() -> dense().state() == ArmRow.State.FINISHED);
    model.dense().train();
    assertFalse(model.dense().fromFile().get());
    pollUntil(() -> dense().state() == ArmRow.State.PLANNED);
    assertEquals(Note.NONE, note());
  }

  @Test
  void whatFitsNoNetworkIsSaidAndNothingElseChanges() throws Exception {
    openAndWait(file("net.safetensors", OWN));
    Safetensors wrong = network(OWN);
    wrong.put("fc.bias", List.of(9), new float[9]);
    Path file = Files.write(folder.resolve("wrong.safetensors"), wrong.toBytes());
    Recipe before = model.recipe().recipe().get();
    model.dense().open(file);
    pollUntil(() -> !note().sentence().isEmpty());
    assertEquals(
        file
            + " cannot be the dense network, classifier [2, 3]: its tensor \"fc.bias\" is F32 [9]"
            + " where [10] is needed",
        note().sentence());
    assertTrue(note().isRefusal());
    model.dense().takeOver();
    assertEquals(before, model.recipe().recipe().get());
    assertTrue(from().contains(" net.safetensors"), from());
    assertEquals(ArmRow.State.FINISHED, dense().state());

    model.dense().open(folder.resolve("missing.safetensors"));
    pollUntil(() -> note().sentence().endsWith("missing.safetensors does not exist"));
    model.dense().dismiss();
    assertTrue(note().sentence().contains("fc.bias"), "the one before");
    model.dense().dismiss();
    assertEquals(Note.NONE, note());
    assertTrue(model.dense().fromFile().get());
  }

  @Test
  void whileItRunsNoneIsTakenAndARecipeWithoutADenseNetworkHasNone() throws Exception {
    Path file = file("net.safetensors", OWN);
    gate.shut();
    model.run();
    model.dense().open(file);
    assertEquals(
        "Weights can be opened once the run has ended or was stopped.", model.runs().error().get());
    model.runs().stop();
    gate.open();
    pollUntil(this::ended);
    model.choose("label-noise");
    assertFalse(model.dense().wanted().get());
    model.dense().open(file);
    pollUntil(() -> note().sentence().contains("this recipe has no dense network"));
    assertTrue(note().isRefusal());
  }
}
