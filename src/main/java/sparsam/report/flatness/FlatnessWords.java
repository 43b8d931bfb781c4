package sparsam.report.flatness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sparsam.flatness.Contrast;
import sparsam.flatness.Contrast.Caution;
import sparsam.flatness.Contrast.Reading;
import sparsam.flatness.Facts;
import sparsam.flatness.Portrait;
import sparsam.text.Strings;

/** The verdict over two minima, and why it may mislead. */
public final class FlatnessWords {
  private static final int DIGITS = 2;

  private final Strings strings;

  public FlatnessWords(Strings strings) {
    this.strings = strings;
  }

  /** One sentence: whether the first network has the flatter minimum. */
  public String verdict(Contrast contrast) {
    String first = strings.name(contrast.first());
    String second = strings.name(contrast.second());
    List<Reading> lower = told(contrast, -1);
    List<Reading> higher = told(contrast, 1);
    boolean every = lower.size() + higher.size() == contrast.readings().size();
    return switch (contrast.outcome()) {
      case FLATTER ->
          strings.get(
              every ? "flatness.verdict.flatter" : "flatness.verdict.flatterWhere",
              first,
              second,
              words(lower));
      case SHARPER ->
          strings.get(
              every ? "flatness.verdict.sharper" : "flatness.verdict.sharperWhere",
              first,
              second,
              words(higher));
      case HIGHER_LOSS ->
          strings.get(
              "flatness.verdict.higherLoss",
              first,
              second,
              number(contrast.firstFacts().loss()),
              number(contrast.secondFacts().loss()),
              words(higher));
      case DISAGREE ->
          strings.get("flatness.verdict.disagree", first, second, words(lower), words(higher));
      case ALIKE ->
          strings.get("flatness.verdict.alike", first, second, words(contrast.readings()));
      case NOTHING -> strings.get("flatness.verdict.nothing", first, second);
    };
  }

  private static List<Reading> told(Contrast contrast, int sign) {
    return contrast.readings().stream().filter(reading -> reading.sign() == sign).toList();
  }

  private String words(List<Reading> readings) {
    return readings.stream().map(this::words).collect(Collectors.joining(", "));
  }

  private String words(Reading reading) {
    String first = number(reading.first());
    String second = number(reading.second());
    String radius = strings.number(reading.radius());
    return switch (reading.quantity()) {
      case LARGEST -> strings.get("flatness.reading.largest", first, second);
      case TRACE -> strings.get("flatness.reading.trace", first, second);
      case SHARPNESS -> strings.get("flatness.reading.sharpness", first, second, radius);
      case ADAPTIVE -> strings.get("flatness.reading.adaptive", first, second, radius);
      case GROUPS -> strings.get("flatness.reading.groups", first, second, radius);
      case AVERAGE -> strings.get("flatness.reading.average", first, second, radius);
    };
  }

  /** Why the comparison may mislead, a sentence each. */
  public List<String> cautions(Contrast contrast) {
    return Arrays.stream(Caution.values())
        .filter(contrast.cautions()::contains)
        .map(caution -> caution(caution, contrast))
        .toList();
  }

  private String caution(Caution caution, Contrast contrast) {
    Facts first = contrast.firstFacts();
    Facts second = contrast.secondFacts();
    return switch (caution) {
      case LOSS ->
          strings.get("flatness.caution.loss", number(first.loss()), number(second.loss()));
      case BATCH_NORM -> strings.get("flatness.caution.batchNorm");
      case NORM ->
          strings.get(
              "flatness.caution.norm", number(first.weightNorm()), number(second.weightNorm()));
      case SPARSITY ->
          strings.get(
              "flatness.caution.sparsity",
              strings.percent(first.sparsity()),
              strings.percent(second.sparsity()));
      case EXAMPLES ->
          strings.get("flatness.caution.examples", first.examples(), second.examples());
      case UNSETTLED -> strings.get("flatness.caution.unsettled");
      case DEAD ->
          strings.get(
              "flatness.caution.dead",
              Stream.concat(first.dead().stream(), second.dead().stream())
                  .distinct()
                  .collect(Collectors.joining(", ")));
    };
  }

  /** What is wrong with a single network, a sentence each; mostly nothing. */
  public List<String> notes(Portrait portrait) {
    List<String> notes = new ArrayList<>();
    Facts facts = portrait.facts();
    String name = strings.name(portrait.name());
    if (facts.weights() > 0 && facts.pruned() == facts.weights()) {
      notes.add(strings.get("flatness.note.empty", name));
    }
    if (!facts.dead().isEmpty()) {
      notes.add(strings.get("flatness.note.dead", name, String.join(", ", facts.dead())));
    }
    if (!Double.isFinite(facts.loss())) {
      notes.add(strings.get("flatness.note.diverged", name));
    }
    if (portrait.ends() != null && !portrait.ends().settled()) {
      notes.add(strings.get("flatness.note.unsettled", name, portrait.ends().products()));
    }
    return notes;
  }

  private String number(double value) {
    return strings.digits(value, DIGITS);
  }
}
