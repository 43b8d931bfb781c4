package sparsam.report.answer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sparsam.plot.picture.Picture;
import sparsam.recipe.FileNames;
import sparsam.recipe.Phase;
import sparsam.recipe.Recipe;
import sparsam.report.Figure;
import sparsam.report.Verdicts;
import sparsam.result.Answers;
import sparsam.result.Comparison;
import sparsam.result.Finding;
import sparsam.result.Inquiry;
import sparsam.result.Monitor;
import sparsam.result.Result;
import sparsam.text.Strings;

/**
 * What the networks of a run answered, as figures: the confusion matrix of the dense network and of
 * every arm, what the best arm misread, and the two arms in question against each other.
 */
public final class AnswerFigures {
  /** Images that one figure shows at most. */
  private static final int MOST = 24;

  private final Strings strings;
  private final FileNames files;
  private final Answers answers;
  private final AnswerPictures pictures;
  private final @Nullable TestImages images;
  private final List<Figure> figures = new ArrayList<>();

  private AnswerFigures(
      Strings strings, Recipe recipe, Answers answers, @Nullable TestImages images) {
    this.strings = strings;
    this.files = FileNames.of(recipe);
    this.answers = answers;
    this.pictures = new AnswerPictures(strings, recipe.data().set(), answers);
    this.images = images != null && pictures.refusal(images).isEmpty() ? images : null;
  }

  /**
   * Figures with a line of caption each; without images, or with those of other tests, the ones
   * that count only.
   */
  public static List<Figure> of(
      Strings strings, Recipe recipe, Monitor monitor, @Nullable TestImages images) {
    List<Result> results = monitor.results();
    Answers answers = monitor.answers();
    AnswerFigures made = new AnswerFigures(strings, recipe, answers, images);
    for (Result result : results) {
      if (result.phase() != Phase.PRUNED) {
        made.addConfusion(result.name());
      }
    }
    List<String> best =
        Verdicts.bestFirst(results).stream()
            .map(Result.Finished::name)
            .filter(name -> answers.of(name).isPresent())
            .toList();
    if (!best.isEmpty()) {
      made.addMisread(best.getFirst());
    }
    List<Finding> findings = Inquiry.of(recipe, results, monitor.comparisons());
    if (!findings.isEmpty()) {
      Comparison pair = findings.getFirst().pair();
      if (answers.of(pair.first()).isPresent() && answers.of(pair.second()).isPresent()) {
        made.addPair(Disagreement.of(answers, pair.first(), pair.second()));
      }
    }
    return List.copyOf(made.figures);
  }

  private void add(String id, Picture picture, String caption) {
    if (!picture.isEmpty()) {
      figures.add(new Figure(id, picture, caption));
    }
  }

  private void addConfusion(String name) {
    if (answers.of(name).isPresent()) {
      add(
          "confusion-" + files.of(name),
          pictures.confusion(name),
          strings.get("report.confusion.caption"));
    }
  }

  private void addMisread(String name) {
    if (images != null) {
      List<Integer> all = pictures.misread(name);
      List<Integer> first = first(all);
      add(
          "misread-" + files.of(name),
          pictures.gallery(strings.get("answers.misread.of", name), name, images, first, ""),
          strings.get("report.misread.caption", first.size(), all.size()));
    }
  }

  private void addPair(Disagreement both) {
    add("disagreement", pictures.paired(both), pictures.sentence(both));
    addOnly(both, both.first(), both.onlyFirst());
    addOnly(both, both.second(), both.onlySecond());
  }

  private void addOnly(Disagreement both, String name, List<Integer> all) {
    if (images != null) {
      List<Integer> first = first(all);
      String title = strings.get("answers.paired.only", name, all.size());
      add(
          "only-" + files.of(name),
          pictures.gallery(title, both, images, first, ""),
          strings.get(
              "report.only.caption", first.size(), all.size(), both.first(), both.second()));
    }
  }

  private static List<Integer> first(List<Integer> all) {
    return all.subList(0, Math.min(MOST, all.size()));
  }
}
