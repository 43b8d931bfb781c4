package sparsam.ui.lab.answers;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import sparsam.experiment.DataSource;
import sparsam.plot.gallery.Gallery;
import sparsam.plot.matrix.Matrix;
import sparsam.plot.picture.Picture;
import sparsam.recipe.Recipe;
import sparsam.recipe.arm.Arm;
import sparsam.report.answer.AnswerPictures;
import sparsam.report.answer.Disagreement;
import sparsam.report.answer.TestImages;
import sparsam.result.Answers;
import sparsam.result.Monitor;
import sparsam.text.Strings;
import sparsam.ui.chart.PagesModel;

/**
 * What the networks of a run answered to the test images: one network's confusion matrix and the
 * images it misread, or two networks against each other. Networks come in as they get their
 * results; until a person chooses, the best arm is shown.
 */
public final class AnswersModel {
  /** No network. */
  public static final String NONE = "";

  private record Cell(int truth, int as) {}

  private final Strings strings;
  private final ImageShelf shelf;
  private @Nullable Recipe recipe;
  private Answers answers = Answers.NONE;
  private boolean byHand;
  private @Nullable Cell cell;

  private final ReadOnlyObjectWrapper<List<String>> networks =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<String>> others = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper network = new ReadOnlyStringWrapper(NONE);
  private final ReadOnlyStringWrapper other = new ReadOnlyStringWrapper(NONE);
  private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Picture> matrix;
  private final ReadOnlyBooleanWrapper filtered = new ReadOnlyBooleanWrapper();
  private final PagesModel misread;
  private final PagesModel onlyFirst;
  private final PagesModel onlySecond;
  private final PagesModel differently;

  /**
   * @param data where a recipe's data set is found by its name
   * @param background loads it
   * @param screen the window's thread
   */
  public AnswersModel(Strings strings, DataSource data, Executor background, Executor screen) {
    this.strings = strings;
    this.shelf = new ImageShelf(data, background, screen, this::draw);
    this.matrix = new ReadOnlyObjectWrapper<>(noMatrix());
    this.misread = pages("answers.misread");
    this.onlyFirst = pages("answers.paired");
    this.onlySecond = pages("answers.paired");
    this.differently = pages("answers.paired");
  }

  private Matrix noMatrix() {
    return new Matrix(
        strings.get("answers.confusion"),
        "",
        "",
        "",
        List.of(),
        List.of(),
        new int[0],
        true,
        strings.get("answers.empty"));
  }

  private PagesModel pages(String title) {
    return new PagesModel(strings, empty(strings.get(title), strings.get("answers.empty")));
  }

  private static Gallery empty(String title, String why) {
    return new Gallery(title, List.of(), "", why);
  }

  /** Turns to a run that has no answers yet. */
  public void begin(Recipe next) {
    show(next, Answers.NONE);
  }

  /** Turns to a run and what its networks answered. */
  public void show(Recipe next, Answers said) {
    recipe = next;
    byHand = false;
    cell = null;
    other.set(NONE);
    take(next, said);
  }

  /** Takes what is new of the run shown. */
  public void poll(Monitor monitor) {
    Answers now = monitor.answers();
    Recipe shown = recipe;
    if (shown != null && !now.equals(answers)) {
      take(shown, now);
    }
  }

  private void take(Recipe shown, Answers said) {
    answers = said;
    List<String> names = List.copyOf(said.byName().keySet());
    networks.set(names);
    if (!byHand || !names.contains(network.get())) {
      network.set(best(shown, names));
    }
    if (!names.contains(other.get())) {
      other.set(NONE);
    }
    offerOthers();
    if (!names.isEmpty()) {
      shelf.want(shown.data().choice(), said.data().folder());
    }
    draw();
  }

  /** The arm that is right most often, the first of several; before there is one, the network. */
  private String best(Recipe shown, List<String> names) {
    List<String> arms = shown.arms().stream().map(Arm::name).filter(names::contains).toList();
    AnswerPictures pictures = pictures(shown);
    return (arms.isEmpty() ? names : arms)
        .stream().min(Comparator.comparingInt(name -> pictures.misread(name).size())).orElse(NONE);
  }

  private AnswerPictures pictures(Recipe shown) {
    return new AnswerPictures(strings, shown.data().set(), answers);
  }

  private void offerOthers() {
    others.set(networks.get().stream().filter(name -> !name.equals(network.get())).toList());
  }

  /** Shows another network; unknown names are passed over. */
  public void choose(String name) {
    if (networks.get().contains(name) && !name.equals(network.get())) {
      network.set(name);
      cell = null;
      if (name.equals(other.get())) {
        other.set(NONE);
      }
      offerOthers();
      draw();
    }
    byHand = true;
  }

  /**
   * Compares the network shown with another one.
   *
   * @param name {@link #NONE} for none; unknown ones are passed over
   */
  public void compare(String name) {
    if ((name.equals(NONE) || others.get().contains(name)) && !name.equals(other.get())) {
      other.set(name);
      byHand = true;
      cell = null;
      draw();
    }
  }

  /** Shows the images of a class that were read as a certain one; the same again shows all. */
  public void filter(int truth, int as) {
    if (network.get().equals(NONE) || !other.get().equals(NONE)) {
      return;
    }
    Cell chosen = new Cell(truth, as);
    cell = chosen.equals(cell) ? null : chosen;
    byHand = true;
    draw();
  }

  /** Shows all misread images again. */
  public void showAll() {
    cell = null;
    draw();
  }

  private void draw() {
    Recipe shown = recipe;
    if (shown == null || network.get().equals(NONE)) {
      sentence.set("");
      filtered.set(false);
      matrix.set(noMatrix());
      clear(misread, onlyFirst, onlySecond, differently);
      return;
    }
    AnswerPictures pictures = pictures(shown);
    filtered.set(cell != null);
    if (other.get().equals(NONE)) {
      drawOne(pictures, network.get());
    } else {
      drawTwo(pictures, Disagreement.of(answers, network.get(), other.get()));
    }
  }

  /** What is not shown is not to be taken away either. */
  private static void clear(PagesModel... hidden) {
    for (PagesModel pages : hidden) {
      pages.clear();
    }
  }

  private void drawOne(AnswerPictures pictures, String name) {
    clear(onlyFirst, onlySecond, differently);
    matrix.set(pictures.confusion(name));
    Cell only = cell;
    List<Integer> which =
        only == null ? pictures.misread(name) : pictures.read(name, only.truth(), only.as());
    String title = strings.get("answers.misread.of", name);
    if (only == null) {
      sentence.set(strings.get("answers.misread.count", which.size(), pictures.count()));
    } else {
      String truth = pictures.name(only.truth());
      String as = pictures.name(only.as());
      title = strings.get("answers.read.of", truth, as, name);
      sentence.set(strings.get("answers.read.count", which.size(), pictures.count(), truth, as));
    }
    String heading = title;
    String none = strings.get(only == null ? "answers.misread.none" : "answers.read.none");
    show(
        misread,
        pictures,
        which,
        heading,
        images -> page -> pictures.gallery(heading, name, images, page, none));
  }

  private void drawTwo(AnswerPictures pictures, Disagreement both) {
    clear(misread);
    matrix.set(pictures.paired(both));
    sentence.set(pictures.sentence(both));
    show(onlyFirst, pictures, both, both.onlyFirst(), only(both.first(), both.onlyFirst()));
    show(onlySecond, pictures, both, both.onlySecond(), only(both.second(), both.onlySecond()));
    show(
        differently,
        pictures,
        both,
        both.differently(),
        strings.get("answers.paired.differently", both.differently().size()));
  }

  private String only(String name, List<Integer> images) {
    return strings.get("answers.paired.only", name, images.size());
  }

  private void show(
      PagesModel pages,
      AnswerPictures pictures,
      Disagreement both,
      List<Integer> which,
      String title) {
    String none = strings.get("answers.paired.none");
    show(
        pages,
        pictures,
        which,
        title,
        images -> page -> pictures.gallery(title, both, images, page, none));
  }

  /** Draws images; or says why there are none to draw. */
  private void show(
      PagesModel pages,
      AnswerPictures pictures,
      List<Integer> which,
      String title,
      Function<TestImages, Function<List<Integer>, Gallery>> gallery) {
    Optional<TestImages> images = shelf.images();
    String why =
        images
            .map(there -> pictures.refusal(there).orElse(""))
            .orElse(shelf.refusal().isEmpty() ? strings.get("answers.loading") : shelf.refusal());
    if (images.isPresent() && why.isEmpty()) {
      pages.show(which, gallery.apply(images.get()));
    } else {
      pages.show(List.of(), _ -> empty(title, why));
    }
  }

  /** The networks that have answered by now, in the results' order. */
  public ReadOnlyObjectProperty<List<String>> networks() {
    return networks.getReadOnlyProperty();
  }

  /** Those that the network shown can be compared with. */
  public ReadOnlyObjectProperty<List<String>> others() {
    return others.getReadOnlyProperty();
  }

  /** The network shown, {@link #NONE} while none has answered. */
  public ReadOnlyStringProperty network() {
    return network.getReadOnlyProperty();
  }

  /** The one it is compared with, or {@link #NONE}. */
  public ReadOnlyStringProperty other() {
    return other.getReadOnlyProperty();
  }

  /** The counts in words. */
  public ReadOnlyStringProperty sentence() {
    return sentence.getReadOnlyProperty();
  }

  /** One network's confusion matrix; or where two are right and wrong. */
  public ReadOnlyObjectProperty<Picture> matrix() {
    return matrix.getReadOnlyProperty();
  }

  /** Whether the images are those of one cell of the matrix only. */
  public ReadOnlyBooleanProperty filtered() {
    return filtered.getReadOnlyProperty();
  }

  /** What the network misread, or the images of the cell chosen. */
  public PagesModel misread() {
    return misread;
  }

  /** What the network has right and the other one has not. */
  public PagesModel onlyFirst() {
    return onlyFirst;
  }

  /** What the other one has right and the network has not. */
  public PagesModel onlySecond() {
    return onlySecond;
  }

  /** What both misread, each as something else. */
  public PagesModel differently() {
    return differently;
  }
}
