package sparsam.campaign.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import sparsam.data.OwnData;
import sparsam.data.own.OwnSet;
import sparsam.data.source.Found;
import sparsam.data.source.Memory;
import sparsam.data.source.Source;
import sparsam.data.source.Sources;
import sparsam.lesson.Lesson;
import sparsam.lesson.LessonReader;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.RecipeWriter;
import sparsam.result.DenseFrom.Brought;
import sparsam.result.DenseFrom.Trained;
import sparsam.result.Environment;
import sparsam.result.Result;
import sparsam.result.Run;
import sparsam.store.DenseFile;
import sparsam.store.History;
import sparsam.store.PastRun;
import sparsam.store.RunSummary;
import sparsam.store.file.RunNote;
import sparsam.sweep.Sweep;
import sparsam.sweep.SweepReader;

/** What the program does with files of a kind, and every text of them that it would show. */
final class Readers {
  private static final Memory ROOM = new Memory(64_000_000);

  /** What a person names itself, where all else is named by its folder. */
  static final String ARCHIVE = "c.tar.gz";

  /** The recipe that files of weights are tried for. */
  static final String CHAIN =
      """
      {"name": "chain", "data": {"set": "mnist-10k"}, "network": {"architecture": "layers",
       "layers": [{"layer": "flatten"}, {"layer": "dense", "out": 10, "bias": true}]},
       "seed": 1, "batchSize": 16, "shuffle": false,
       "dense": {"optimizer": {"name": "sgd", "lr": 0.1}, "epochs": 1}, "arms": []}
      """;

  private Readers() {}

  static List<String> recipe(Path folder) throws Exception {
    Recipe recipe = RecipeReader.read(folder.resolve("r.sparsam"));
    Recipe again = RecipeReader.parse("again", RecipeWriter.write(recipe));
    if (!again.equals(recipe)) {
      throw new IllegalStateException("it is another recipe once it is written");
    }
    return shown(recipe);
  }

  private static List<String> shown(Recipe recipe) {
    List<String> texts = new ArrayList<>(List.of(recipe.name(), recipe.description()));
    recipe.arms().forEach(arm -> texts.add(arm.name()));
    texts.addAll(recipe.compare());
    texts.add(recipe.data().set());
    return texts;
  }

  static List<String> sweep(Path folder) throws Exception {
    Sweep sweep = SweepReader.read(folder.resolve("s.sparsam"));
    List<String> texts = shown(sweep.recipe());
    sweep.axes().forEach(axis -> texts.add(axis.key()));
    return texts;
  }

  static List<String> lesson(Path folder) throws Exception {
    Lesson lesson = LessonReader.read(folder.resolve("l.sparsam-lesson"));
    List<String> texts = new ArrayList<>(List.of(lesson.title(), lesson.about()));
    lesson.steps().forEach(step -> texts.add(step.title()));
    return texts;
  }

  static List<String> runFolder(Path folder) throws Exception {
    List<String> texts = new ArrayList<>();
    for (RunSummary summary : new History(folder, Clock.systemUTC()).list()) {
      texts.add(summary.name());
      if (summary instanceof RunSummary.Damaged(_, _, String sentence)) {
        texts.add(sentence);
      }
    }
    Path place = folder.resolve("run");
    RunNote note = RunNote.read(place);
    texts.addAll(List.of(note.name(), note.text()));
    texts.addAll(note.tags());
    PastRun past = PastRun.open(place);
    texts.addAll(shown(past.recipe()));
    texts.addAll(shown(past.run()));
    past.monitor().tracks().forEach(track -> texts.add(track.name()));
    texts.addAll(Studies.shown(place, past.recipe()));
    return texts;
  }

  private static List<String> shown(Run run) {
    List<String> texts = new ArrayList<>();
    Environment made = run.environment();
    texts.addAll(List.of(made.version(), made.engine(), made.java(), made.system()));
    for (Result result : run.results()) {
      texts.add(result.name());
      if (result instanceof Result.Failed failed) {
        texts.add(failed.reason());
      }
    }
    run.comparisons().forEach(pair -> texts.addAll(List.of(pair.first(), pair.second())));
    texts.add(run.data().place());
    texts.add(run.data().fingerprint());
    if (run.data().extent() != null) {
      texts.addAll(run.data().extent().classes());
    }
    if (run.denseFrom() instanceof Brought brought) {
      texts.addAll(List.of(brought.name(), brought.sha256()));
    } else if (run.denseFrom() instanceof Trained trained) {
      texts.add(trained.run());
    }
    return texts;
  }

  static List<String> data(Path folder) throws Exception {
    Path archive = folder.resolve(ARCHIVE);
    Path place = Files.exists(archive) ? archive : folder;
    Source source = Sources.at(place);
    OwnData own = OwnData.at(place);
    Found found = source.read(own, ROOM);
    if (found.labels().length * found.shape().features() != found.pixels().length) {
      throw new IllegalStateException("it has other pixels than images");
    }
    List<String> texts = new ArrayList<>(found.classes());
    texts.addAll(found.notes());
    OwnSet set = OwnSet.of(own, place, source.kind(), found);
    texts.addAll(set.notes());
    texts.addAll(set.set().classes());
    return texts;
  }

  static List<String> weights(Path folder) throws Exception {
    DenseFile file;
    try {
      file = DenseFile.open(folder.resolve("w.safetensors"));
    } catch (IOException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
    Recipe chain = RecipeReader.parse("chain", CHAIN);
    file.architecture(chain.network().input());
    file.weights(chain);
    return List.of(file.origin().toString());
  }
}
