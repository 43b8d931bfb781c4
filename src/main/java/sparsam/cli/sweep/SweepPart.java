package sparsam.cli.sweep;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sparsam.sweep.Sweep;
import sparsam.sweep.SweepPlan;
import sparsam.sweep.Task;

/** Which of a sweep's trainings are to be done. */
final class SweepPart {
  private static final Pattern PART = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--shard",
      paramLabel = "K/N",
      description =
          "Train the K-th of N parts only, for computers or jobs that share --out or are gathered"
              + " later.")
  private @Nullable String shard;

  @Option(
      names = "--point",
      paramLabel = "K",
      description = "Train the K-th point only, as sweep.csv counts them.")
  private @Nullable Integer point;

  @Option(
      names = "--training",
      paramLabel = "ID",
      description =
          "Train this one only, by its folder's name, for a program that starts this one: it ends"
              + " when its standard input does.")
  private @Nullable String training;

  /** Refuses what cannot be a part of any sweep. */
  void check() {
    if (point != null && (point < 1 || point > Sweep.MOST_POINTS)) {
      throw wrong(
          String.format(
              Locale.ROOT, "--point is %,d; allowed is 1 to %,d", point, Sweep.MOST_POINTS));
    }
  }

  /** How many options name a part. */
  int count() {
    return (shard == null ? 0 : 1) + (point == null ? 0 : 1) + (training == null ? 0 : 1);
  }

  /** Whether only some of the trainings are meant. */
  boolean isPart() {
    return count() > 0;
  }

  /** Whether another program started this one for a single training. */
  boolean isChild() {
    return training != null;
  }

  /** Those of a plan, each after the dense network that it starts from. */
  List<Task> of(SweepPlan plan) {
    if (training != null) {
      return one(plan, training);
    }
    if (point != null) {
      if (point > plan.points().size()) {
        throw wrong(
            String.format(
                Locale.ROOT, "--point is %,d; allowed is 1 to %,d", point, plan.points().size()));
      }
      return plan.withDense(plan.tasks(plan.points().get(point - 1)).values());
    }
    return shard == null ? plan.tasks() : shard(plan, shard);
  }

  private List<Task> one(SweepPlan plan, String id) {
    try {
      return plan.withDense(List.of(plan.task(id)));
    } catch (IllegalArgumentException e) {
      throw wrong("--training: " + e.getMessage());
    }
  }

  private List<Task> shard(SweepPlan plan, String text) {
    Matcher part = PART.matcher(text);
    if (part.matches()) {
      int number = Integer.parseInt(part.group(1));
      int parts = Integer.parseInt(part.group(2));
      if (number >= 1 && number <= parts) {
        return plan.shard(number, parts);
      }
    }
    throw wrong("--shard is %s; allowed is K/N, the K-th of N parts, as 1/4".formatted(text));
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
