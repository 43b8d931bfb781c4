package sparsam.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sparsam.recipe.DensePart;
import sparsam.recipe.Difference;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeReader;
import sparsam.result.DenseFrom.Trained;

/**
 * The dense networks that come inside the program, trained by it: those of the presets that have a
 * dense phase.
 *
 * <p>Each is the dense part of a run's folder under {@code networks/}, made by
 *
 * <pre>sparsam run NAME --set arms=[] --set prune=null --threads 1 --out assets/networks/NAME</pre>
 *
 * without the lock and the checkpoint that the command leaves there, and without the kernel's
 * release in {@code run.json}.
 */
public final class Shipped {
  /** By the preset that each was made of; {@code notebook} shares that of {@code fair}. */
  public static final List<String> NAMES = List.of("quick", "fair");

  private Shipped() {}

  /** The network of a recipe's dense phase, if it is among them. */
  public static Optional<DenseNetwork> find(Recipe recipe) {
    Optional<DensePart> wanted = DensePart.of(recipe);
    return NAMES.stream()
        .filter(name -> wanted.isPresent() && DensePart.of(recipe(name)).equals(wanted))
        .map(Shipped::load)
        .findFirst();
  }

  /**
   * The network of a recipe's dense phase.
   *
   * @throws IOException with one sentence that names the first key in which the nearest one
   *     differs, where it is not among them
   */
  public static DenseNetwork require(Recipe recipe) throws IOException {
    Optional<DenseNetwork> found = find(recipe);
    if (found.isEmpty()) {
      load(nearest(recipe)).requireFor(recipe);
    }
    return found.orElseThrow();
  }

  private static String nearest(Recipe recipe) {
    return NAMES.stream()
        .min(
            Comparator.comparingInt(
                name ->
                    Difference.all(DensePart.tree(recipe(name)), DensePart.tree(recipe)).size()))
        .orElseThrow();
  }

  private static Recipe recipe(String name) {
    try {
      return RecipeReader.parse(
          name,
          new String(
              Objects.requireNonNull(read(name, RunFiles.RECIPE), name), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw broken(name, e);
    } catch (RecipeException e) {
      throw broken(name, new IOException(e.getMessage(), e));
    }
  }

  private static DenseNetwork load(String name) {
    try {
      return new DenseNetwork(
          Path.of("networks", name),
          Trained.SHIPPED + name,
          recipe(name),
          file -> read(name, file));
    } catch (IOException e) {
      throw broken(name, e);
    }
  }

  private static byte @Nullable [] read(String name, String file) throws IOException {
    try (InputStream in = Shipped.class.getResourceAsStream("/networks/" + name + "/" + file)) {
      return in == null ? null : in.readAllBytes();
    }
  }

  private static UncheckedIOException broken(String name, IOException cause) {
    return new UncheckedIOException(
        "the program's own network %s cannot be read".formatted(name), cause);
  }
}
