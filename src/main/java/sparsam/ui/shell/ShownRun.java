package sparsam.ui.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import sparsam.recipe.Plan;
import sparsam.recipe.Recipe;
import sparsam.report.RecipeWords;
import sparsam.report.Report;
import sparsam.result.Monitor;
import sparsam.result.Result;
import sparsam.result.Run;
import sparsam.store.NetworkFile;
import sparsam.store.PastRun;
import sparsam.store.file.FileSize;
import sparsam.text.Strings;
import sparsam.ui.export.ExportModel;
import sparsam.ui.export.Told;
import sparsam.ui.lab.Exhibit;
import sparsam.ui.lab.run.Session;
import sparsam.ui.lab.run.Session.Outcome.Ended;

/** What there is to take away of what the window shows. */
record ShownRun(ShellModel shell, Strings strings) implements ExportModel.Source {
  @Override
  public String caption() {
    if (shell.isSweep()) {
      return shell.sweep().caption();
    }
    Exhibit shown = shell.lab().shown().get();
    Recipe recipe = shown.recipe().orElseGet(() -> shell.lab().recipe().recipe().get());
    return new RecipeWords(strings, recipe).caption(tested(shown.monitor()));
  }

  private static int tested(Monitor monitor) {
    return monitor.results().stream()
        .filter(Result.Finished.class::isInstance)
        .mapToInt(result -> ((Result.Finished) result).testCount())
        .findFirst()
        .orElse(0);
  }

  @Override
  public Optional<Told> report() {
    if (shell.isSweep()) {
      return Optional.empty(); // A sweep has a report of its own.
    }
    return switch (shell.lab().shown().get()) {
      case Exhibit.Plan _ -> Optional.empty();
      case Exhibit.Old(PastRun past) -> Optional.of(told(past.folder(), past::run, past.monitor()));
      case Exhibit.Live(Session session) ->
          Optional.of(
              session.outcome().orElse(null) instanceof Ended(Run run)
                  ? told(session.folder(), () -> run, session.monitor())
                  : told(
                      session.folder(),
                      () -> PastRun.open(session.folder()).run(),
                      session.monitor()));
    };
  }

  private interface Found {
    Run run() throws IOException;
  }

  private Told told(Path folder, Found found, Monitor monitor) {
    List<String> cut =
        shell.lab().shown().get().recipe().map(recipe -> new Plan(recipe).cut()).orElse(List.of());
    return new Told() {
      @Override
      public Report report() throws IOException {
        Run run = run();
        return Report.of(strings, run, monitor, shell.lab().data().source()).with(folder, strings);
      }

      @Override
      public Run run() throws IOException {
        return found.run();
      }

      @Override
      public List<String> networks() {
        return monitor.results().stream()
            .filter(Result.Finished.class::isInstance)
            .map(Result::name)
            .toList();
      }

      @Override
      public List<String> cut() {
        return cut;
      }

      @Override
      public FileSize write(String network, NetworkFile.Kind kind, Path file) throws IOException {
        return NetworkFile.write(PastRun.open(folder), network, kind, file).size();
      }
    };
  }
}
