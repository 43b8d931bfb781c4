package sparsam.ui.sweep.work;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sparsam.sweep.SweepPlan;
import sparsam.sweep.Task;
import sparsam.sweep.finding.Findings;
import sparsam.sweep.finding.Halved;
import sparsam.sweep.work.Outcome;
import sparsam.sweep.work.SweepFolder;
import sparsam.sweep.work.SweepFolder.Found;
import sparsam.text.Strings;

/** Looks what lies in a sweep's folder, whoever put it there. */
final class Looker {
  /** What finds results in a sweep's folder. */
  @FunctionalInterface
  interface Reading {
    /**
     * @param engine which one's results count; empty for the one that computed most
     */
    Found read(SweepFolder folder, List<Task> tasks, String engine);
  }

  private final Strings strings;
  private final Reading reading;

  Looker(Strings strings) {
    this(strings, SweepFolder::read);
  }

  Looker(Strings strings, Reading reading) {
    this.strings = strings;
    this.reading = reading;
  }

  /**
   * Reads all that there is.
   *
   * @throws IOException with one sentence where the folder cannot be read
   */
  Sight look(Halved halved, SweepFolder folder) throws IOException {
    List<Task> done = done(folder, halved.plan().tasks());
    return sight(halved, folder, done, reading.read(folder, halved.plan().tasks(), ""));
  }

  private static List<Task> done(SweepFolder folder, List<Task> tasks) {
    return tasks.stream().filter(folder::isDone).toList();
  }

  /**
   * @param done what was done before it was read: what ends meanwhile is left for the next look
   */
  private Sight sight(Halved halved, SweepFolder folder, List<Task> done, Found found)
      throws IOException {
    SweepPlan plan = halved.plan();
    List<String> left = new ArrayList<>(found.damaged());
    found.others().forEach((engine, count) -> left.add(strings.get("sweep.others", count, engine)));
    return new Sight(
        halved,
        folder.path(),
        found.outcomes(),
        Findings.of(plan, found.outcomes()),
        Optional.empty(),
        folder.underWay(true),
        (int) done.stream().filter(task -> !found.outcomes().containsKey(task.id())).count(),
        left);
  }

  /**
   * Looks whether others have ended something meanwhile: of what is known nothing is read again.
   *
   * @return the same where nothing has changed
   * @throws IOException with one sentence where the folder cannot be read
   */
  Sight again(Sight now) throws IOException {
    SweepFolder folder = new SweepFolder(now.folder());
    List<Task> unknown =
        now.plan().tasks().stream().filter(task -> !now.outcomes().containsKey(task.id())).toList();
    List<Task> done = done(folder, unknown);
    if (done.size() > now.overlooked()) {
      Found found = reading.read(folder, now.plan().withDense(unknown), engine(now));
      Map<String, Outcome> all = new LinkedHashMap<>(now.outcomes());
      all.putAll(found.outcomes());
      return sight(now.halved(), folder, done, new Found(all, found.others(), found.damaged()));
    }
    long elsewhere = folder.underWay(true);
    return elsewhere == now.elsewhere() ? now : now.elsewhere(elsewhere);
  }

  private static String engine(Sight now) {
    return now.outcomes().values().stream()
        .map(Outcome::engine)
        .filter(engine -> !engine.isEmpty())
        .findFirst()
        .orElse("");
  }
}
