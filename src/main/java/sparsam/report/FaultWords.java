package sparsam.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import sparsam.recipe.Recipe;
import sparsam.result.Result;
import sparsam.result.fault.FaultStudy;
import sparsam.result.fault.FaultStudy.Conclusion;
import sparsam.result.fault.FaultStudy.Effect;
import sparsam.result.fault.FaultStudy.Pair;
import sparsam.result.fault.Flaw;
import sparsam.text.Strings;

/** Why a run with the notebook's faults says something else than one without: in sentences. */
public final class FaultWords {
  private final Strings strings;

  private FaultWords(Strings strings) {
    this.strings = strings;
  }

  /** What each fault of a run changed in it, a sentence each; none where it has no fault. */
  public static List<String> of(Strings strings, Recipe recipe, List<Result> results) {
    FaultStudy study = FaultStudy.of(recipe, results);
    FaultWords words = new FaultWords(strings);
    List<String> sentences = new ArrayList<>();
    study.conclusion().ifPresent(conclusion -> sentences.add(words.conclusion(conclusion)));
    study.effects().forEach(effect -> sentences.add(words.effect(effect)));
    study
        .regrown()
        .forEach(
            one ->
                sentences.add(
                    strings.get(
                        "fault.regrown",
                        strings.name(one.arm().name()),
                        100 * one.arm().sparsity(),
                        100 * one.before())));
    return sentences;
  }

  private String conclusion(Conclusion conclusion) {
    Pair one = conclusion.one();
    Pair other = conclusion.other();
    return strings.get(
        "fault.conclusion",
        strings.name(other.faulty().name()),
        strings.name(one.faulty().name()),
        difference(other.faulty(), one.faulty()),
        strings.name(other.sound().name()),
        strings.name(one.sound().name()),
        difference(other.sound(), one.sound()));
  }

  private static String difference(Result.Finished first, Result.Finished second) {
    return Verdicts.signed(first.testAccuracy() - second.testAccuracy());
  }

  private String effect(Effect effect) {
    String what = sentence(names(effect.flaws()));
    if (effect.pairs().isEmpty()) {
      return strings.get("fault.unseen", what);
    }
    String pairs = effect.pairs().stream().map(this::pair).collect(Collectors.joining("; "));
    Set<Flaw> others = EnumSet.copyOf(effect.pairs().getFirst().flaws());
    others.removeAll(effect.flaws());
    if (!others.isEmpty()) {
      return strings.get("fault.with", what, names(others), pairs);
    }
    return strings.get(effect.flaws().size() == 1 ? "fault.alone" : "fault.together", what, pairs);
  }

  private static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private String names(Collection<Flaw> flaws) {
    return flaws.stream()
        .map(flaw -> strings.get("fault." + flaw.label()))
        .collect(Collectors.joining(strings.get("fault.and")));
  }

  private String pair(Pair pair) {
    return strings.get(
        "fault.pair",
        Verdicts.signed(pair.change()),
        strings.name(pair.faulty().name()),
        100 * pair.faulty().testAccuracy(),
        strings.name(pair.sound().name()),
        100 * pair.sound().testAccuracy());
  }
}
