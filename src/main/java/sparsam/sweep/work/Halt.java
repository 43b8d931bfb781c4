package sparsam.sweep.work;

import java.util.HashSet;
import java.util.Set;
import sparsam.train.Control;

/**
 * Stops a sweep: every training under way at its next step, and those that would begin. Each
 * training has a control of its own, for an experiment whose arm fails stops all of itself.
 */
public final class Halt {
  private final Set<Control> controls = new HashSet<>();
  private boolean stopped;

  /** Asks everything to end; there is no way back. */
  public synchronized void stop() {
    stopped = true;
    controls.forEach(Control::stop);
  }

  public synchronized boolean stopped() {
    return stopped;
  }

  /** The control of a training that begins. */
  synchronized Control control() {
    Control control = new Control();
    controls.add(control);
    if (stopped) {
      control.stop();
    }
    return control;
  }

  synchronized void ended(Control control) {
    controls.remove(control);
  }
}
