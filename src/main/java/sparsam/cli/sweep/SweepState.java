package sparsam.cli.sweep;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import sparsam.recipe.RecipeException;
import sparsam.report.sweep.HalvingWords;
import sparsam.sweep.Sweep;
import sparsam.sweep.finding.Findings;
import sparsam.sweep.finding.Halved;
import sparsam.sweep.finding.SweepCsv;
import sparsam.sweep.finding.SweepJson;
import sparsam.sweep.work.SweepFolder;
import sparsam.sweep.work.SweepFolder.Found;
import sparsam.text.Strings;

/** How far a sweep's folder is and what it says by now. */
record SweepState(SweepFolder folder, Halved halved, Found found) {
  /**
   * @throws RecipeException with one sentence where the recipe does not allow a value of an axis
   */
  static SweepState of(SweepFolder folder, Sweep sweep) throws RecipeException {
    Halved halved = Halved.of(sweep, tasks -> folder.read(tasks, "").outcomes());
    return new SweepState(folder, halved, folder.read(halved.plan().tasks(), ""));
  }

  /** Whether nothing is left to train. */
  boolean isWhole() {
    return halved.isLast() && found.outcomes().size() == halved.plan().tasks().size();
  }

  /** Writes the tables. */
  void write() throws IOException {
    SweepCsv.write(folder.path(), halved.plan(), found.outcomes(), findings());
  }

  private Findings findings() {
    return Findings.of(halved.plan(), found.outcomes());
  }

  /** How many trainings have ended, and what is under way. */
  void tell(PrintWriter console) throws IOException {
    long failed = found.outcomes().values().stream().filter(one -> !one.isFinished()).count();
    console.printf(
        Locale.ROOT,
        "%,d of %,d trainings have ended%s, %,d are under way, %,d are broken off%n",
        found.outcomes().size(),
        halved.plan().tasks().size(),
        failed == 0 ? "" : String.format(Locale.ROOT, " (%,d without a result)", failed),
        folder.underWay(true),
        folder.underWay(false));
  }

  /**
   * What the sweep says.
   *
   * @param console for a person
   * @param json for a program
   */
  void say(PrintWriter console, PrintWriter out, boolean json) {
    found
        .others()
        .forEach(
            (engine, count) ->
                console.printf(
                    Locale.ROOT,
                    "%,d results are left out, because another engine computed them: %s%n",
                    count,
                    engine));
    found.damaged().forEach(sentence -> console.printf("Left out: %s%n", sentence));
    if (json) {
      out.print(SweepJson.write(findings(), halved));
      out.flush();
    } else {
      Strings strings = new Strings();
      console.print(new SweepText(findings(), strings));
      HalvingWords.of(strings, halved).forEach(console::println);
    }
    console.flush();
  }
}
