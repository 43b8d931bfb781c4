package sparsam.ui.frames;

import java.nio.file.Path;
import java.util.Optional;
import sparsam.ui.part.Dialogs;

/** Is in front of a window that is measured or tried, and answers nothing. */
public final class Nobody implements Dialogs {
  @Override
  public Optional<Path> saveAs(String name, String kind) {
    return Optional.empty();
  }

  @Override
  public Optional<Path> folder(String title) {
    return Optional.empty();
  }

  @Override
  public Optional<Path> openLesson() {
    return Optional.empty();
  }

  @Override
  public Optional<Path> openRecipe() {
    return Optional.empty();
  }

  @Override
  public Optional<Path> openWeights() {
    return Optional.empty();
  }

  @Override
  public Optional<Path> openData() {
    return Optional.empty();
  }

  @Override
  public Optional<Path> saveRecipe(String name) {
    return Optional.empty();
  }

  @Override
  public boolean confirm(Question question) {
    return true;
  }
}
