package sparsam.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import sparsam.cli.console.Complaint;
import sparsam.flatness.atlas.Atlas;
import sparsam.flatness.atlas.Sheet;
import sparsam.flatness.atlas.Title;
import sparsam.system.Sentence;

/** A run's atlas, whose troubles are told and stop nobody from measuring. */
record MapFolder(Atlas atlas, PrintWriter err) {
  /** Looks for what was measured before. */
  @FunctionalInterface
  private interface Look<T> {
    Optional<T> find() throws IOException;
  }

  Optional<Sheet.OfPlane> plane(Title title) {
    return find(() -> atlas.plane(title));
  }

  Optional<Sheet.OfLine> line(Title title) {
    return find(() -> atlas.line(title));
  }

  private <T> Optional<T> find(Look<T> look) {
    try {
      return look.find();
    } catch (IOException e) {
      Complaint.tell(err, Sentence.of(e) + "; it is measured anew");
      return Optional.empty();
    }
  }

  void keep(Sheet sheet) {
    try {
      atlas.keep(sheet);
    } catch (IOException e) {
      Complaint.tell(err, "what was measured is not kept: " + Sentence.of(e));
    }
  }
}
