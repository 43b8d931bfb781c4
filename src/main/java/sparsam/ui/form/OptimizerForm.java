package sparsam.ui.form;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import sparsam.optim.Optimizer;
import sparsam.optim.Optimizer.Asam;
import sparsam.optim.Optimizer.BatchNormOnly;
import sparsam.optim.Optimizer.Sam;
import sparsam.optim.Optimizer.Sgd;
import sparsam.text.Strings;

/** An optimiser as a form has it: its kind, and the numbers of every kind. */
public final class OptimizerForm {
  /** Which optimiser. */
  public enum Kind {
    SGD("optimizer.sgd"),
    SAM("optimizer.sam"),
    ASAM("optimizer.asam"),
    BATCH_NORM("optimizer.batchnorm");

    private final String key;

    Kind(String key) {
      this.key = key;
    }

    /** The key of its name in the bundle. */
    public String key() {
      return key;
    }

    /** Whether it climbs to w + ε first. */
    public boolean climbs() {
      return this == SAM || this == ASAM;
    }

    static Kind of(Optimizer optimizer) {
      return switch (optimizer) {
        case Sgd _ -> SGD;
        case Sam _ -> SAM;
        case Asam _ -> ASAM;
        case BatchNormOnly _ -> BATCH_NORM;
      };
    }
  }

  /** SAM's radius where none is known (Foret et al. 2021). */
  public static final double RHO = 0.05;

  /** ASAM's radius where none is known; its ρ counts relative to the weights (Kwon et al. 2021). */
  public static final double ADAPTIVE_RHO = 0.5;

  /** ASAM's η where none is known (Kwon et al. 2021). */
  public static final double ETA = 0.01;

  private static final Sgd PLAIN = Sgd.of(0.05);

  private final Entries entries;
  private final Strings strings;
  private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.SGD);
  private final BooleanProperty nesterov = new SimpleBooleanProperty();
  private final Entry lr;
  private final Entry rho;
  private final Entry eta;
  private final Entry momentum;
  private final Entry decay;

  /**
   * @param entries of the form it is a part of
   */
  public OptimizerForm(Strings strings, Entries entries) {
    this.strings = strings;
    this.entries = entries;
    lr = entries.add("lr", strings.get("form.lr"));
    rho = entries.add("rho", strings.get("form.rho"));
    eta = entries.add("eta", strings.get("form.eta"));
    momentum = entries.add("momentum", strings.get("form.momentum"));
    decay = entries.add("weightDecay", strings.get("form.decay"));
  }

  /** Shows an optimiser; what it does not have shows what it would have as another kind. */
  public void show(Optimizer optimizer) {
    Sgd base = base(optimizer);
    kind.set(Kind.of(optimizer));
    nesterov.set(base.nesterov());
    lr.show(strings.number(base.lr()));
    rho.show(strings.number(rho(optimizer, kind.get())));
    eta.show(strings.number(eta(optimizer)));
    momentum.show(strings.number(base.momentum()));
    decay.show(strings.number(base.weightDecay()));
  }

  /** The optimiser with what was typed and chosen over its own numbers. */
  public Optimizer over(Optimizer own) {
    Sgd base = base(own);
    double mu = entries.number(momentum, base.momentum());
    // Without momentum there is nothing to look ahead along.
    boolean ahead = nesterov.get() && mu != 0;
    return switch (kind.get()) {
      case SGD -> sgd(base, mu, ahead);
      case SAM -> new Sam(sgd(base, mu, ahead), entries.number(rho, rho(own, Kind.SAM)));
      case ASAM ->
          new Asam(
              sgd(base, mu, ahead),
              entries.number(rho, rho(own, Kind.ASAM)),
              entries.number(eta, eta(own)));
      case BATCH_NORM -> new BatchNormOnly();
    };
  }

  private Sgd sgd(Sgd base, double mu, boolean ahead) {
    return new Sgd(
        entries.number(lr, base.lr()), mu, ahead, entries.number(decay, base.weightDecay()));
  }

  private static Sgd base(Optimizer optimizer) {
    return switch (optimizer) {
      case Sgd sgd -> sgd;
      case Sam sam -> sam.base();
      case Asam asam -> asam.base();
      case BatchNormOnly _ -> PLAIN;
    };
  }

  private static double rho(Optimizer optimizer, Kind wanted) {
    return switch (optimizer) {
      case Sam sam when wanted == Kind.SAM -> sam.rho();
      case Asam asam when wanted == Kind.ASAM -> asam.rho();
      default -> wanted == Kind.ASAM ? ADAPTIVE_RHO : RHO;
    };
  }

  private static double eta(Optimizer optimizer) {
    return optimizer instanceof Asam asam ? asam.eta() : ETA;
  }

  public ObjectProperty<Kind> kind() {
    return kind;
  }

  public BooleanProperty nesterov() {
    return nesterov;
  }

  public Entry lr() {
    return lr;
  }

  public Entry rho() {
    return rho;
  }

  public Entry eta() {
    return eta;
  }

  public Entry momentum() {
    return momentum;
  }

  public Entry decay() {
    return decay;
  }
}
