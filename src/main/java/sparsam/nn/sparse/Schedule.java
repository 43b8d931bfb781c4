package sparsam.nn.sparse;

import java.util.ArrayList;
import java.util.List;
import sparsam.nn.sparse.SparseCompiler.Place;

/**
 * In which order a network's steps do their {@linkplain Bands bands}: each not before another one
 * reads it, so that what is read was made a moment ago.
 */
final class Schedule {
  /** A band of the step in a place. */
  record Turn(int place, int band) {}

  private final List<Place> places;
  private final List<Turn> turns = new ArrayList<>();

  /** By place: bands that have had their turn. */
  private final int[] done;

  private Schedule(List<Place> places) {
    this.places = places;
    this.done = new int[places.size()];
  }

  /** All turns that the last place's output takes. */
  static List<Turn> of(List<Place> places) {
    Schedule schedule = new Schedule(places);
    schedule.make(places.size() - 1, Integer.MAX_VALUE);
    return schedule.turns;
  }

  /**
   * By place: of how many lines the rows are kept, each line's until the one that comes so many
   * later; all of them where not exactly one step reads them, or one that does all at once.
   */
  static int[] kept(List<Place> places) {
    int[] kept = new int[places.size()];
    for (int p = 0; p < kept.length; p++) {
      List<Place> readers = readers(places, p);
      int lines = places.get(p).step().bands().number();
      kept[p] =
          readers.size() == 1 ? Math.min(lines, readers.getFirst().step().bands().window()) : lines;
    }
    return kept;
  }

  /** By place: the last turn that reads its rows; never for the last place's. */
  static int[] lastReads(List<Place> places, List<Turn> turns) {
    int[] last = new int[places.size()];
    for (int t = 0; t < turns.size(); t++) {
      Place reader = places.get(turns.get(t).place());
      for (int read : new int[] {reader.input(), reader.other()}) {
        if (read >= 0) {
          last[read] = t;
        }
      }
    }
    last[last.length - 1] = Integer.MAX_VALUE;
    return last;
  }

  private static List<Place> readers(List<Place> places, int place) {
    return places.stream()
        .filter(reader -> reader.input() == place || reader.other() == place)
        .toList();
  }

  /** Brings a place so far that its first lines are there. */
  private void make(int place, int lines) {
    if (place < 0) {
      return; // The image is there.
    }
    Place made = places.get(place);
    Bands bands = made.step().bands();
    while (done[place] < Math.min(lines, bands.number())) {
      int needs = bands.needs(done[place]);
      make(made.input(), needs);
      make(made.other(), needs);
      turns.add(new Turn(place, done[place]));
      done[place]++;
    }
  }
}
