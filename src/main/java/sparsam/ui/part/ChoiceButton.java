package sparsam.ui.part;

import javafx.scene.control.ToggleButton;

/** A button that chooses one of several: pressed again it stays on, where a toggle goes off. */
public final class ChoiceButton extends ToggleButton {
  /**
   * @param words that are read on it
   */
  public ChoiceButton(String words) {
    super(words);
  }

  /** What it chooses is told first, then it is on whatever came of that. */
  @Override
  public void fire() {
    if (!isDisabled()) {
      super.fire();
      setSelected(true);
    }
  }

  /** Makes it the one at a place, from 0, in a row of so many that look like one. */
  public void placeInRow(int place, int count) {
    getStyleClass()
        .add(place == 0 ? "left-pill" : place == count - 1 ? "right-pill" : "center-pill");
  }
}
