package sparsam.cli.network;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import sparsam.cli.console.Table;
import sparsam.nn.Architecture;
import sparsam.nn.Engine;
import sparsam.nn.Network;
import sparsam.nn.layer.Layers;
import sparsam.nn.layer.Step;
import sparsam.nn.speed.SideBySide;
import sparsam.nn.speed.Speeds;
import sparsam.prune.channel.Compact;
import sparsam.report.speed.SpeedWords;
import sparsam.store.NetworkFile;
import sparsam.store.PastRun;
import sparsam.text.Strings;

/** What is left of a run's network without the channels that are gone, and what that gains here. */
public final class CompactText {
  /** Images of noise that both networks are timed with: what they show costs nothing. */
  private static final int IMAGES = 1000;

  private static final int BATCH = 100;

  private final PastRun run;
  private final String name;
  private final int threads;

  /**
   * @param name of one of its networks
   * @param threads that both are timed with
   */
  public CompactText(PastRun run, String name, int threads) {
    this.run = run;
    this.name = name;
    this.threads = threads;
  }

  /**
   * Measures, and puts it into words.
   *
   * @throws IOException with one sentence where there is no such network, or nothing to cut out
   */
  public String text() throws IOException {
    Compact cut = NetworkFile.compact(run, name);
    StringBuilder text =
        new StringBuilder("%s of %s: %s%n".formatted(name, run.recipe().name(), cut));
    text.append(layers(cut.whole(), cut.architecture()));
    SpeedWords words = new SpeedWords(new Strings());
    Speeds speeds = measure(cut);
    text.append('\n').append(words.sentence(name, speeds)).append('\n');
    return text.append(Table.of(words.table(speeds))).toString();
  }

  private Speeds measure(Compact cut) {
    Architecture architecture = cut.whole();
    Random random = new Random(1);
    float[] inputs = new float[IMAGES * architecture.input().features()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) random.nextGaussian();
    }
    try (Network whole = Engine.FAST.create(architecture, 0, BATCH, threads);
        Network small = Engine.FAST.create(cut.architecture(), 0, BATCH, threads)) {
      return SideBySide.measure(whole, small, inputs, IMAGES, () -> true).orElseThrow();
    }
  }

  private static Table layers(Architecture whole, Architecture left) {
    Table table =
        new Table(
            "lllrrrrr",
            "name",
            "layer",
            "puts out",
            "of",
            "parameters",
            "of",
            "multiply-adds",
            "of");
    List<Step> before = whole.blueprint().steps();
    List<Step> after = left.blueprint().steps();
    for (int i = 0; i < before.size(); i++) {
      Step was = before.get(i);
      Step is = after.get(i);
      table.row(
          is.name(),
          Layers.name(is.layer()),
          is.out().toString(),
          was.out().toString(),
          number(is.parameters()),
          number(was.parameters()),
          number(is.multiplyAdds()),
          number(was.multiplyAdds()));
    }
    return table.row(
        "sum",
        "",
        "",
        "",
        number(left.blueprint().parameters()),
        number(whole.blueprint().parameters()),
        number(left.blueprint().multiplyAdds()),
        number(whole.blueprint().multiplyAdds()));
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
