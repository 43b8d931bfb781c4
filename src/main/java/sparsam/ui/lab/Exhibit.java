package sparsam.ui.lab;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sparsam.recipe.Recipe;
import sparsam.result.Monitor;
import sparsam.store.PastRun;
import sparsam.ui.lab.run.Session;

/** What the window's panels show. */
public sealed interface Exhibit {
  /** What there is to see of it by now. */
  Monitor monitor();

  /** Where its files are; null for what has none. */
  default @Nullable Path folder() {
    return null;
  }

  /** The recipe it came from; empty for a plan, which follows what is set. */
  Optional<Recipe> recipe();

  /**
   * No run yet: what the next one would start from.
   *
   * @param monitor knows a dense network that will be taken over, or nothing
   */
  record Plan(Monitor monitor) implements Exhibit {
    @Override
    public Optional<Recipe> recipe() {
      return Optional.empty();
    }
  }

  /** A run of this window, under way or over. */
  record Live(Session session) implements Exhibit {
    @Override
    public Monitor monitor() {
      return session.monitor();
    }

    @Override
    public Path folder() {
      return session.folder();
    }

    @Override
    public Optional<Recipe> recipe() {
      return Optional.of(session.recipe());
    }
  }

  /** A run from the history. */
  record Old(PastRun run) implements Exhibit {
    @Override
    public Monitor monitor() {
      return run.monitor();
    }

    @Override
    public Path folder() {
      return run.folder();
    }

    @Override
    public Optional<Recipe> recipe() {
      return Optional.of(run.recipe());
    }
  }
}
