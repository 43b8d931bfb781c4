package sparsam.campaign;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import sparsam.InMemory;
import sparsam.system.FolderTree;

/** Runs the campaigns and prints what was counted; ends with 1 where a trial did not hold. */
@Command(
    name = "campaigns",
    mixinStandardHelpOptions = true,
    description = "Tries to break the program, counts, and prints how each failure is repeated.")
public final class Campaigns implements Callable<Integer> {
  @Option(names = "--whole", description = "All trials instead of a build's few.")
  private boolean whole;

  @Option(names = "--seed", defaultValue = "1", description = "What chance follows from.")
  private long seed;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "These campaigns and no others.")
  private List<String> only = List.of();

  @Option(names = "--trial", paramLabel = "K", description = "This trial of them alone.")
  private @Nullable Integer trial;

  @Option(names = "--trials", paramLabel = "N", description = "So many trials of each.")
  private @Nullable Integer trials;

  public static void main(String[] args) {
    Locale.setDefault(Locale.ENGLISH);
    System.exit(new CommandLine(new Campaigns()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    List<Campaign> chosen = chosen();
    Path work = InMemory.folder("campaign-");
    List<Tally> tallies = new ArrayList<>();
    try {
      for (Campaign campaign : chosen) {
        int from = trial == null ? 0 : trial;
        int to = trial == null ? count(campaign) : trial + 1;
        System.err.println(
            String.format(Locale.ROOT, "%s: %,d trials", campaign.about().name(), to - from));
        tallies.add(new Runner(work, seed).run(campaign, from, to));
      }
    } finally {
      FolderTree.delete(work);
    }
    System.out.print(Table.of(tallies, whole ? "whole" : "quick", seed));
    System.out.print(Table.faults(tallies, seed));
    boolean held = tallies.stream().allMatch(tally -> tally.faults().isEmpty());
    return held ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private int count(Campaign campaign) {
    if (trials != null) {
      return trials;
    }
    return whole ? campaign.about().whole() : campaign.about().quick();
  }

  private List<Campaign> chosen() {
    List<Campaign> all = Catalog.all();
    List<String> names = all.stream().map(campaign -> campaign.about().name()).toList();
    for (String name : only) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "there is no campaign %s: there are %s".formatted(name, String.join(", ", names)));
      }
    }
    return all.stream()
        .filter(campaign -> only.isEmpty() || only.contains(campaign.about().name()))
        .toList();
  }
}
