package sparsam.ui.lab;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sparsam.plot.surface.Theme;
import sparsam.text.Strings;
import sparsam.train.Control.Stride;
import sparsam.ui.chart.ChartCard;
import sparsam.ui.chart.Pair;
import sparsam.ui.chart.PictureExport;
import sparsam.ui.lab.answers.AnswersView;
import sparsam.ui.lab.arms.ArmControls;
import sparsam.ui.lab.arms.ArmsView;
import sparsam.ui.lab.curves.CurveControls;
import sparsam.ui.lab.curves.QuantityChoice;
import sparsam.ui.lab.dense.DenseView;
import sparsam.ui.lab.prune.PruneView;
import sparsam.ui.lab.recipe.RecipeView;
import sparsam.ui.lab.result.ResultView;
import sparsam.ui.lab.seeds.SeedsView;
import sparsam.ui.lab.state.StateView;
import sparsam.ui.lab.step.StepView;
import sparsam.ui.lab.weights.WeightsView;
import sparsam.ui.part.Dialogs;
import sparsam.ui.part.Hover;

/** The lab: causes on the left, effects in the middle, what they mean on the right. */
public final class LabView {
  /** The panels of the right column, as {@link LabModel#side()} calls them. */
  static final String ARMS = "arms";

  static final String ANSWERS = "answers";

  private static final double LEFT = 260;

  /** On a wide window the cliff is larger. */
  private static final double LEFT_PART = 0.18;

  private static final double LEFT_MOST = 380;
  private static final double GUIDE_PART = 0.27;
  private static final double GUIDE_LEAST = 304;
  private static final double GUIDE_MOST = 440;
  private static final double RIGHT_PART = 0.27;
  private static final double RIGHT_LEAST = 312;
  private static final double RIGHT_MOST = 420;

  /** The width that accuracy and loss need beside each other. */
  private static final double CURVES_ABREAST = 760;

  /** The width that weights and step need. */
  private static final double CARDS_ABREAST = 600;

  private final BorderPane root = new BorderPane();
  private final Region causes;
  private final ObservableValue<Theme> theme;

  /**
   * @param arms what can be done with the arms
   * @param export is offered the charts' pictures
   * @param dialogs asks for files
   */
  public LabView(
      LabModel model,
      ArmControls arms,
      ObservableValue<Theme> theme,
      PictureExport export,
      Strings strings,
      Dialogs dialogs) {
    this.theme = theme;
    root.setId("lab-workspace");
    causes = causes(model, strings, dialogs);
    root.setLeft(causes);
    BorderPane effects = new BorderPane();
    effects.setTop(new StateView(model.state(), strings).root());
    effects.setCenter(charts(model, export, strings));
    effects.setRight(meaning(model, arms, export, strings));
    root.setCenter(effects);
    export.offer(new PictureExport.Chart("cliff", model.prune().cliff()::get));
  }

  private Region causes(LabModel model, Strings strings, Dialogs dialogs) {
    RecipeView recipe =
        new RecipeView(model.recipe(), model.shown().map(Exhibit.Plan.class::isInstance), strings);
    recipe.addPart(
        part(
            "data-open",
            strings.get("data.open"),
            strings.get("data.open.help", LabKeys.DATA.getDisplayText()),
            model.openData()::show));
    recipe.addPart(
        part(
            "network-open",
            strings.get("network.open"),
            strings.get("network.open.help", LabKeys.NETWORK.getDisplayText()),
            model.network()::show));
    recipe.addUnderFraction(new PruneView(model.prune(), theme, strings).root());
    recipe.addBelow(new DenseView(model.dense(), strings, dialogs).root());
    Region causes = recipe.root();
    follow(causes, LEFT_PART, LEFT, LEFT_MOST);
    causes.setMaxWidth(Region.USE_PREF_SIZE);
    return causes;
  }

  private static Button part(String id, String words, String help, Runnable opens) {
    Button button = new Button(words);
    button.setId(id);
    button.getStyleClass().add("small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    Hover.on(button, help);
    button.setAccessibleText(help);
    button.setOnAction(_ -> opens.run());
    return button;
  }

  private Region meaning(LabModel model, ArmControls arms, PictureExport export, Strings strings) {
    Region results = new ResultView(model.result(), arms, model.seed(), theme, strings).root();
    VBox.setVgrow(results, Priority.ALWAYS);
    Region said = new VBox(results, new SeedsView(model.seeds(), strings).root());
    List<SideColumn.Tab> tabs =
        List.of(
            new SideColumn.Tab(
                ARMS,
                strings.get("result.heading"),
                new ArmsView(model.arms(), arms, said, strings).root()),
            new SideColumn.Tab(
                ANSWERS,
                strings.get("answers.title"),
                new AnswersView(model.answers(), theme, export, strings).root()));
    Region meaning = new SideColumn(tabs, model.side()).root();
    follow(meaning, RIGHT_PART, RIGHT_LEAST, RIGHT_MOST);
    BorderPane.setMargin(meaning, new Insets(12));
    return meaning;
  }

  /** Gives a column a part of the window's width, within bounds. */
  private void follow(Region column, double part, double least, double most) {
    column.setMinWidth(least);
    column
        .prefWidthProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> Math.clamp(root.getWidth() * part, least, most), root.widthProperty()));
  }

  private Node charts(LabModel model, PictureExport export, Strings strings) {
    ChartCard accuracy = new ChartCard("accuracy", strings, model.curves().left(), theme, export);
    accuracy.replaceTitle(
        new QuantityChoice("accuracy", model.curves().first(), strings).root(),
        model.curves().watched());
    accuracy.add(new CurveControls("accuracy", model.curves().style(), strings).root());
    ChartCard loss = new ChartCard("loss", strings, model.curves().right(), theme, export);
    loss.replaceTitle(
        new QuantityChoice("loss", model.curves().second(), strings).root(),
        model.curves().watched());
    loss.add(new CurveControls("loss", model.curves().style(), strings).root());
    ChartCard weights =
        new WeightsView(model.weights(), model.time(), theme, export, strings).card();
    ChartCard step =
        new StepView(
                model.step(),
                () -> model.advance(Stride.HALF),
                model.readiness().blocked(),
                theme,
                export,
                strings)
            .card();
    Region upper = new Pair(accuracy, loss, CURVES_ABREAST, strings).root();
    Region lower = new Pair(weights, step, CARDS_ABREAST, strings).root();
    VBox charts = new VBox(upper, lower);
    charts.setId("charts");
    charts.getStyleClass().add("charts");
    charts.setMinWidth(0);
    for (Region one : new Region[] {upper, lower}) {
      one.setPrefHeight(10);
      one.setMinHeight(0);
      VBox.setVgrow(one, Priority.ALWAYS);
    }
    return charts;
  }

  /** Shows something else in the place of the causes while it is there. */
  public void guide(Region panel, ObservableValue<Boolean> there) {
    follow(panel, GUIDE_PART, GUIDE_LEAST, GUIDE_MOST);
    panel.setMaxWidth(Region.USE_PREF_SIZE);
    there.subscribe(now -> root.setLeft(now ? panel : causes));
  }

  public Region root() {
    return root;
  }
}
