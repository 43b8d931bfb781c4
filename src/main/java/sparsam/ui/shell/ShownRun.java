package sparsam.ui.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import sparsam.recipe.Recipe;
import sparsam.report.RecipeWords;
import sparsam.report.Report;
import sparsam.report.flatness.FlatnessChapter;
import sparsam.result.Monitor;
import sparsam.result.Result;
import sparsam.result.Run;
import sparsam.store.PastRun;
import sparsam.text.Strings;
import sparsam.ui.export.ExportModel;
import sparsam.ui.export.Told;
import sparsam.ui.lab.Exhibit;
import sparsam.ui.lab.LabModel;
import sparsam.ui.lab.run.Session;
import sparsam.ui.lab.run.Session.Outcome.Ended;

/** What there is to take away of what the window shows. */
record ShownRun(LabModel model, Strings strings) implements ExportModel.Source {
  @Override
  public String caption() {
    Exhibit shown = model.shown().get();
    Recipe recipe = shown.recipe().orElseGet(() -> model.recipe().recipe().get());
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
    return switch (model.shown().get()) {
      case Exhibit.Plan _ -> Optional.empty();
      case Exhibit.Old(PastRun past) -> Optional.of(told(past::run, past.monitor(), past.folder()));
      case Exhibit.Live(Session session) ->
          Optional.of(
              session.outcome().orElse(null) instanceof Ended(Run run)
                  ? told(() -> run, session.monitor(), session.folder())
                  : told(
                      () -> PastRun.open(session.folder()).run(),
                      session.monitor(),
                      session.folder()));
    };
  }

  private interface Found {
    Run run() throws IOException;
  }

  private Told told(Found found, Monitor monitor, Path folder) {
    return new Told() {
      @Override
      public Report report() throws IOException {
        Run run = run();
        return Report.of(strings, run, monitor, model.data().source())
            .with(FlatnessChapter.of(folder, run), strings);
      }

      @Override
      public Run run() throws IOException {
        return found.run();
      }
    };
  }
}
