package sparsam.campaign;

/** How a trial ended. */
public sealed interface Outcome {
  /**
   * What must hold held.
   *
   * @param how in a word or two, for the table's counts: "refused", "resumed"
   */
  record Held(String how) implements Outcome {}

  /**
   * It did not.
   *
   * @param sentence what was tried and what came of it
   */
  record Fault(String sentence) implements Outcome {}

  static Outcome held(String how) {
    return new Held(how);
  }

  static Outcome fault(String sentence) {
    return new Fault(sentence);
  }

  /**
   * What a helper says: {@code held}, a space and how, or what is at fault.
   *
   * @param before what the fault's sentence begins with
   */
  static Outcome said(String answer, String before) {
    return answer.startsWith(HELD) ? held(answer.substring(HELD.length())) : fault(before + answer);
  }

  /** How an answer begins of a trial that held. */
  String HELD = "held ";
}
