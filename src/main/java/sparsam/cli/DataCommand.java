package sparsam.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sparsam.cli.console.Table;
import sparsam.data.DataException;
import sparsam.data.DataSets;
import sparsam.data.DataSets.Info;
import sparsam.data.OwnData;
import sparsam.data.fetch.DownloadProgress;
import sparsam.data.own.OwnSet;
import sparsam.recipe.RecipeException;
import sparsam.system.Folders;

/** Lists data sets, shows a person's own, fetches those that are not inside the program. */
@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    description =
        "Lists data sets, says what is in a file or folder, fetches sets that are not inside the"
            + " program.",
    footer = {
      "",
      "Examples:",
      "  sparsam data",
      "  sparsam data show my-images",
      "  sparsam data show fashion-10k",
      "  sparsam data fetch cifar10"
    })
final class DataCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return list(null);
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Every data set, its size, and where it is.")
  int list(
      @Option(
              names = "--data-dir",
              paramLabel = "DIR",
              description = "Folder of downloaded sets or of IDX files.")
          @Nullable Path folder) {
    Table table = new Table("lrrrl", "name", "train", "validation", "test", "where");
    for (Info set : sets().list(folder)) {
      table.row(
          set.name(),
          count(set.train()),
          count(set.validation()),
          count(set.test()),
          switch (set.place()) {
            case INSIDE -> "inside the program";
            case FOLDER -> String.valueOf(set.folder());
            case ABSENT -> "not here: sparsam data fetch " + set.name();
          });
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(table);
    sets()
        .list(folder)
        .forEach(set -> out.printf("%s: %s; %s%n", set.name(), set.description(), set.source()));
    return ExitCode.OK;
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = {
        "What is in a file or folder of your own, or in a data set: what it was taken for, size,"
            + " classes, how it is split and normalised.",
        "With it a run begins with: sparsam run PRESET --data PATH"
      })
  int show(
      @Parameters(
              paramLabel = "PATH|NAME",
              description =
                  "IDX files, CIFAR's binary version or its .tar.gz, a folder of images by class,"
                      + " an .npz, a .csv; or a data set's name.")
          String what,
      @Option(names = "--data-dir", paramLabel = "DIR", description = "Where sets are looked for.")
          @Nullable Path folder,
      @Option(
              names = "--set",
              paramLabel = "KEY=VALUE",
              description =
                  "How they are read and split, as in a recipe but without its data.: height=32,"
                      + " test=500, leaveOut=[cat]. Can be repeated.")
          @Nullable List<String> settings)
      throws DataException {
    PrintWriter out = spec.commandLine().getOut();
    if (sets().names().contains(what) && !Files.exists(Path.of(what))) {
      out.print(DataText.of(sets().load(what, folder)));
      return ExitCode.OK;
    }
    try {
      OwnData own =
          settings == null
              ? OwnData.at(OwnPath.of(what))
              : OwnPath.override(OwnData.at(OwnPath.of(what)), settings);
      out.print(DataText.of(OwnSet.load(own, null)));
    } catch (RecipeException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    return ExitCode.OK;
  }

  @Command(
      name = "fetch",
      mixinStandardHelpOptions = true,
      description = "Downloads a data set, or what is missing of it, and checks every file.")
  int fetch(
      @Parameters(paramLabel = "NAME", description = "A data set that is not inside the program.")
          String name,
      @Option(names = "--data-dir", paramLabel = "DIR", description = "Where to put it.")
          @Nullable Path folder)
      throws DataException {
    if (!sets().names().contains(name)) {
      throw new ParameterException(
          spec.commandLine(),
          "there is no data set \"%s\": the names are %s"
              .formatted(name, String.join(", ", sets().names())));
    }
    PrintWriter out = spec.commandLine().getOut();
    try {
      Path place = sets().fetch(name, folder, new Lines(out));
      out.printf("%s is in %s%n", name, place);
      return ExitCode.OK;
    } catch (InterruptedException e) {
      throw new DataException("cancelled; the same command goes on where this one ended", e);
    }
  }

  private static DataSets sets() {
    return new DataSets(Folders.standard().data());
  }

  private static String count(int images) {
    return String.format(Locale.ROOT, "%,d", images);
  }

  /** A line for every quarter of a file, and for every mirror that fails. */
  private static final class Lines implements DownloadProgress {
    private final PrintWriter out;
    private String file = "";
    private long quarters;

    Lines(PrintWriter out) {
      this.out = out;
    }

    @Override
    public void received(String name, long bytes, long total) {
      long now = total > 0 ? 4 * bytes / total : 0;
      if (!name.equals(file) || now > quarters) {
        file = name;
        quarters = now;
        out.printf(
            Locale.ROOT,
            "%s: %,d of %s bytes%n",
            name,
            bytes,
            total < 0 ? "unknown" : String.format(Locale.ROOT, "%,d", total));
        out.flush();
      }
    }

    @Override
    public void mirrorFailed(String reason) {
      out.println(reason);
      out.flush();
    }
  }
}
