package sparsam.ui.lab.prune;

import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import sparsam.plot.axes.Axis;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.Series;
import sparsam.plot.picture.Picture;
import sparsam.plot.screen.PictureView;
import sparsam.plot.surface.Theme;
import sparsam.text.Strings;
import sparsam.ui.part.Hover;
import sparsam.ui.part.There;

/** Pictures in a narrow card, which says around them what their titles and axes would. */
final class SmallPictures {
  private static final double HEIGHT = 124;

  /** A picture's height is this part of its width, where that is more. */
  private static final double SLOPE = 0.55;

  private final ObservableValue<Theme> theme;
  private final Strings strings;

  SmallPictures(ObservableValue<Theme> theme, Strings strings) {
    this.theme = theme;
    this.strings = strings;
  }

  /** A picture whose lines are named below it. */
  PictureView nameless(String id, ObservableValue<Picture> picture, String help) {
    return view(id, picture, help, SmallPictures::withoutNames);
  }

  /** A picture under its title, there as long as it shows anything. */
  Node titled(String id, ObservableValue<Picture> picture, String help) {
    PictureView view = view(id, picture, help, SmallPictures::lean);
    Label title = new Label();
    title.setId(id + "-title");
    title.getStyleClass().add("prune-caption");
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    title.textProperty().bind(picture.map(Picture::title));
    title.setTooltip(Hover.wrapped(strings.get(help)));
    StackPane framed = new StackPane(view);
    framed.getStyleClass().add("prune-picture");
    VBox all = new VBox(title, framed);
    There.when(picture.map(now -> !now.isEmpty()), all);
    return all;
  }

  private PictureView view(
      String id, ObservableValue<Picture> picture, String help, UnaryOperator<Picture> small) {
    PictureView view = new PictureView(small.apply(picture.getValue()), theme.getValue());
    view.setId(id);
    view.setMinHeight(HEIGHT);
    view.prefHeightProperty().bind(Bindings.max(HEIGHT, view.widthProperty().multiply(SLOPE)));
    view.setPrefWidth(0);
    view.setAccessibleText(strings.get(help));
    picture.subscribe(now -> view.show(small.apply(now)));
    theme.subscribe(view::setTheme);
    return view;
  }

  private static Picture lean(Picture picture) {
    return picture instanceof LineChart chart
        ? new LineChart(
            "", bare(chart.x()), bare(chart.y()), chart.series(), chart.marks(), chart.empty())
        : picture;
  }

  private static Picture withoutNames(Picture picture) {
    return picture instanceof LineChart chart
        ? new LineChart(
            "",
            bare(chart.x()),
            bare(chart.y()),
            chart.series().stream().map(SmallPictures::withoutName).toList(),
            chart.marks(),
            chart.empty())
        : picture;
  }

  private static Series withoutName(Series series) {
    return new Series("", series.points(), series.colour(), series.stroke());
  }

  private static Axis bare(Axis axis) {
    return new Axis("", "", axis.kind(), axis.min(), axis.max());
  }
}
