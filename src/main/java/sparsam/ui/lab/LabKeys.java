package sparsam.ui.lab;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import sparsam.ui.lab.arms.ArmControls;
import sparsam.ui.lab.dense.DenseView;
import sparsam.ui.part.Dialogs;
import sparsam.ui.part.Shortcut;

/** The keys of what the lab's panels offer; each does nothing where its button is not there. */
public final class LabKeys {
  static final KeyCombination DATA = Shortcut.command(KeyCode.D);
  static final KeyCombination NETWORK = Shortcut.command(KeyCode.N);

  private LabKeys() {}

  public static Shortcut.Group of(LabModel lab, ArmControls arms, Dialogs dialogs) {
    KeyCombination.Modifier shift = KeyCombination.SHIFT_DOWN;
    return new Shortcut.Group(
        "shortcuts.lab",
        List.of(
            new Shortcut(
                Shortcut.command(KeyCode.B),
                "key.side",
                () ->
                    lab.side()
                        .set(
                            lab.side().get().equals(LabView.ANSWERS)
                                ? LabView.ARMS
                                : LabView.ANSWERS)),
            new Shortcut(
                Shortcut.command(KeyCode.I),
                "key.arm",
                () -> {
                  lab.side().set(LabView.ARMS);
                  arms.offer();
                }),
            new Shortcut(Shortcut.command(KeyCode.J), "key.seed", lab.seed()::another),
            new Shortcut(
                Shortcut.command(KeyCode.K),
                "key.compare",
                () -> turn(lab.state().comparing(), !lab.state().next().get().isEmpty())),
            new Shortcut(
                Shortcut.command(KeyCode.K, shift),
                "key.next",
                () -> turn(lab.result().nextShown(), lab.result().differs().get())),
            new Shortcut(
                Shortcut.command(KeyCode.O, shift),
                "key.weights",
                () -> DenseView.choose(lab.dense(), dialogs)),
            new Shortcut(DATA, "key.data", lab.openData()::show),
            new Shortcut(NETWORK, "key.network", lab.network()::show),
            new Shortcut(
                new KeyCodeCombination(KeyCode.F9),
                "key.play",
                () -> turn(lab.time().playing(), lab.time().last().get() > 0))));
  }

  private static void turn(BooleanProperty what, boolean possible) {
    if (possible) {
      what.set(!what.get());
    }
  }
}
