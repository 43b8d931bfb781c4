package sparsam.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import sparsam.optim.Optimizer;
import sparsam.recipe.Dials;
import sparsam.recipe.Fields;
import sparsam.recipe.Plan;
import sparsam.recipe.Recipe;
import sparsam.recipe.arm.Arm;
import sparsam.result.Adjustment;
import sparsam.store.file.Csv;
import sparsam.system.WholeFile;

/** What was changed by hand while a run trained, in its folder: a line a change. */
final class Adjustments {
  private static final String HEADER = Csv.line("name", "step", "lr", "rho");

  private static final int COLUMNS = 4;

  private Adjustments() {}

  static void write(RunFolder folder, List<Adjustment> all) throws IOException {
    StringBuilder text = new StringBuilder(HEADER);
    for (Adjustment one : all) {
      text.append(
          Csv.line(
              one.name(),
              one.step(),
              number(Dials.rate(one.optimizer())),
              number(Dials.rho(one.optimizer()))));
    }
    WholeFile.write(folder.adjustments(), text);
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
  }

  /**
   * In the order they were made; none where nothing was changed.
   *
   * @throws IOException with one sentence where the file is damaged
   */
  static List<Adjustment> read(RunFolder folder) throws IOException {
    Path file = folder.adjustments();
    List<Adjustment> all = new ArrayList<>();
    if (Files.exists(file)) {
      for (List<String> row : Past.below(file, Csv.read(file), COLUMNS)) {
        Optimizer before =
            optimizer(folder.recipe(), row.getFirst())
                .orElseThrow(
                    () ->
                        new IOException(
                            "%s is damaged: the recipe has no training \"%s\""
                                .formatted(file, Fields.shortened(row.getFirst()))));
        Dials numbers =
            new Dials(OptionalDouble.empty(), number(row.get(3), file), number(row.get(2), file));
        all.add(
            new Adjustment(
                row.getFirst(), Csv.whole(row.get(1), file), applied(numbers, before, file)));
      }
    }
    return all;
  }

  private static Optimizer applied(Dials numbers, Optimizer before, Path file) throws IOException {
    try {
      return numbers.apply(before);
    } catch (IllegalArgumentException e) {
      throw new IOException("%s is damaged: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static OptionalDouble number(String text, Path file) throws IOException {
    return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Csv.number(text, file));
  }

  private static Optional<Optimizer> optimizer(Recipe recipe, String name) {
    if (name.equals(Plan.DENSE) && recipe.dense() != null) {
      return Optional.of(recipe.dense().optimizer());
    }
    return recipe.arms().stream()
        .filter(arm -> arm.name().equals(name))
        .map(Arm::optimizer)
        .findFirst();
  }
}
