package sparsam.ui.chart;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * A card's top: what it is called, its switches, and what stands at the right end. Switches that
 * have no room there stand in a row of their own.
 */
final class CardHeader extends Region {
  private static final double ROW = 29;
  private static final double GAP = 4;

  private final List<Node> names = new ArrayList<>();
  private final List<Node> switches = new ArrayList<>();
  private final Node end;

  CardHeader(Node name, Node end) {
    this.end = end;
    getStyleClass().add("card-header");
    // It has as many rows as it needs, where the other headers have one.
    setStyle("-fx-min-height: -1;");
    names.add(name);
    getChildren().addAll(name, end);
  }

  /** Puts another name before. */
  void name(Node other) {
    names.addFirst(other);
    getChildren().addFirst(other);
  }

  /** Puts a switch at the end of the others. */
  void add(Node control) {
    switches.add(control);
    getChildren().add(getChildren().size() - 1, control);
  }

  private static double least(List<Node> nodes) {
    double width = 0;
    for (Node node : nodes) {
      width += node.isManaged() ? node.minWidth(-1) + GAP : 0;
    }
    return width;
  }

  private boolean fits(double width) {
    Insets in = getInsets();
    return least(names) + least(switches) + end.prefWidth(-1)
        <= width - in.getLeft() - in.getRight();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return getInsets().getLeft() + getInsets().getRight();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    double rows = width < 0 || fits(width) ? 1 : 2;
    return getInsets().getTop() + getInsets().getBottom() + rows * ROW;
  }

  @Override
  protected double computeMaxHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    Insets in = getInsets();
    double right = getWidth() - in.getRight();
    double last = right - end.prefWidth(-1);
    layoutInArea(end, last, in.getTop(), right - last, ROW, 0, HPos.RIGHT, VPos.CENTER);
    double x = in.getLeft();
    for (Node name : names) {
      if (name.isManaged()) {
        double width = Math.max(0, Math.min(name.prefWidth(-1), last - x));
        layoutInArea(name, x, in.getTop(), width, ROW, 0, HPos.LEFT, VPos.CENTER);
        x += width + GAP;
      }
    }
    if (fits(getWidth())) {
      place(x, last, in.getTop(), true);
    } else {
      place(in.getLeft(), right, in.getTop() + ROW, false);
    }
  }

  private void place(double left, double right, double y, boolean atTheEnd) {
    double spare = Math.max(0, right - left - least(switches));
    double used = 0;
    List<Double> widths = new ArrayList<>();
    for (Node node : switches) {
      double more = Math.min(spare, Math.max(0, node.prefWidth(-1) - node.minWidth(-1)));
      spare -= more;
      widths.add(node.minWidth(-1) + more);
      used += widths.getLast() + GAP;
    }
    double x = atTheEnd ? right - used : left;
    for (int i = 0; i < switches.size(); i++) {
      layoutInArea(switches.get(i), x, y, widths.get(i), ROW, 0, HPos.LEFT, VPos.CENTER);
      x += widths.get(i) + GAP;
    }
  }
}
