package sparsam.ui.flatness;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sparsam.flatness.atlas.Sheet;
import sparsam.flatness.atlas.Title;
import sparsam.flatness.atlas.Track;
import sparsam.flatness.landscape.Plane;
import sparsam.flatness.landscape.Relief;
import sparsam.flatness.landscape.Spot;
import sparsam.flatness.landscape.Survey;
import sparsam.flatness.landscape.Value;

/** A plane under way, used by one thread: what is known of it by now, and what is measured next. */
final class PlaneWork {
  /** What a network is worth, by its number; empty where it was given up. */
  @FunctionalInterface
  interface Worth {
    Optional<Value> of(int index) throws IOException;
  }

  /** What lies upon a plane, before it is known what each is worth. */
  record Laid(Track.Kind kind, String name, List<String> names, List<float[]> weights) {
    List<Plane.Place> places(Plane plane) {
      return weights.stream().map(plane::place).toList();
    }
  }

  /** What the whole is; null where there is nothing. */
  private final @Nullable Supplier<Title> title;

  private final Laid laid;
  private final List<Plane.Place> places;
  private final Worth worth;
  private final List<Survey> surveys;
  private final boolean kept;

  /** Whether the whole has been handed over, or was read. */
  private boolean handed;

  private final String trouble;
  private final List<Spot> spots = new ArrayList<>();

  private PlaneWork(
      @Nullable Supplier<Title> title,
      Laid laid,
      List<Plane.Place> places,
      Worth worth,
      List<Survey> surveys,
      boolean kept,
      String trouble) {
    this.title = title;
    this.laid = laid;
    this.places = places;
    this.worth = worth;
    this.surveys = List.copyOf(surveys);
    this.kept = kept;
    this.handed = kept;
    this.trouble = trouble;
  }

  /**
   * One that can be measured.
   *
   * @param title of the whole, asked when it is: to make one takes longer than a first look
   * @param places of what lies upon it
   * @param surveys the whole, and the part that is seen where not all is
   * @param before what the run's folder has of it
   */
  static PlaneWork of(
      Supplier<Title> title,
      Laid laid,
      List<Plane.Place> places,
      Worth worth,
      List<Survey> surveys,
      Optional<Sheet.OfPlane> before) {
    PlaneWork work = new PlaneWork(title, laid, places, worth, surveys, before.isPresent(), "");
    before.ifPresent(sheet -> sheet.tracks().forEach(track -> work.spots.addAll(track.spots())));
    return work;
  }

  /** One that there is not, with the sentence that says why. */
  static PlaneWork failed(String trouble) {
    Laid nothing = new Laid(Track.Kind.NETWORKS, "", List.of(), List.of());
    return new PlaneWork(
        null, nothing, List.of(), _ -> Optional.empty(), List.of(), false, trouble);
  }

  Findings.Seen seen() {
    List<Relief> known = surveys.stream().flatMap(survey -> survey.last().stream()).toList();
    return new Findings.Seen(known, spots, kept, trouble);
  }

  /** The whole, where nothing of it is seen yet. */
  Optional<Survey> unseen() {
    return surveys.stream().limit(1).filter(whole -> whole.last().isEmpty()).findFirst();
  }

  /** What has to be measured after a first look at the whole: the part, then the rest. */
  Optional<Survey> next() {
    return surveys.reversed().stream().filter(survey -> !survey.done()).findFirst();
  }

  /**
   * Finds out what each network upon it is worth.
   *
   * @param goOn whether it is still wanted
   * @return false where it was given up
   */
  boolean weigh(BooleanSupplier goOn) throws IOException {
    for (int i = spots.size(); i < places.size(); i++) {
      Optional<Value> value = goOn.getAsBoolean() ? worth.of(i) : Optional.empty();
      if (value.isEmpty()) {
        return false;
      }
      spots.add(new Spot(laid.names().get(i), places.get(i), value.get()));
    }
    return true;
  }

  /** Hands the whole plane over, as soon as it is, once. */
  void ifWhole(Consumer<Sheet> keep) {
    Supplier<Title> own = title;
    if (!handed && own != null && surveys.getFirst().done() && spots.size() >= places.size()) {
      handed = true;
      Track track = new Track(laid.name(), laid.kind(), spots);
      surveys
          .getFirst()
          .last()
          .ifPresent(relief -> keep.accept(new Sheet.OfPlane(own.get(), relief, List.of(track))));
    }
  }
}
