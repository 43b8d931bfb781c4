package sparsam.campaign.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import sparsam.ui.part.Dialogs;

/** Somebody who answers dialogs by chance: a file that is there, one that is none, or nothing. */
public final class Answers implements Dialogs {
  private static final int CANCELS_ONE_IN = 4;

  private final SplittableRandom random;
  private final Path saves;
  private final List<Path> opens;
  private int asked;

  /**
   * @param saves where files are saved
   * @param opens what may be opened, of any kind
   */
  public Answers(SplittableRandom random, Path saves, List<Path> opens) {
    this.random = random;
    this.saves = saves;
    this.opens = List.copyOf(opens);
  }

  /** How often something was asked. */
  int asked() {
    return asked;
  }

  private Optional<Path> save(String name) {
    asked++;
    return random.nextInt(CANCELS_ONE_IN) == 0
        ? Optional.empty()
        : Optional.of(saves.resolve(name));
  }

  private Optional<Path> open() {
    asked++;
    return random.nextInt(CANCELS_ONE_IN) == 0
        ? Optional.empty()
        : Optional.of(opens.get(random.nextInt(opens.size())));
  }

  @Override
  public Optional<Path> saveAs(String name, String kind) {
    return save(name);
  }

  @Override
  public Optional<Path> folder(String title) {
    return save("folder");
  }

  @Override
  public Optional<Path> openRecipe() {
    return open();
  }

  @Override
  public Optional<Path> openLesson() {
    return open();
  }

  @Override
  public Optional<Path> openWeights() {
    return open();
  }

  @Override
  public Optional<Path> openData() {
    return open();
  }

  @Override
  public Optional<Path> saveRecipe(String name) {
    return save(name);
  }

  @Override
  public boolean confirm(Question question) {
    asked++;
    return random.nextBoolean();
  }
}
